//! Calls with fixed inputs, for either client.

use aws_smithy_types::DateTime;

use super::sdk::types::{
    ComparisonOperator, Dimension, DimensionFilter, Metric, MetricDataQuery, MetricDatum,
    MetricStat, ScanBy, StandardUnit, StateValue, Statistic, StatisticSet,
};
use crate::pair::calls;

fn metric() -> Metric {
    Metric::builder()
        .namespace("Shop")
        .metric_name("Orders")
        .dimensions(super::one(Dimension::builder().name("Region").value("ü").build()))
        .build()
}

calls! {
    "PutMetricData": |client| client
        .put_metric_data()
        .namespace("Shop")
        .metric_data(super::one(MetricDatum::builder()
                .metric_name("Orders")
                .timestamp(DateTime::from_secs_and_nanos(1_767_323_045, 250_000_000))
                .value(0.1)
                .unit(StandardUnit::Count)
                .storage_resolution(1)
                .build()))
        .metric_data(super::one(MetricDatum::builder()
                .metric_name("Sizes")
                .values(super::one(1.0))
                .values(super::one(-2.5e300))
                .counts(super::one(3.0))
                .statistic_values(
                    StatisticSet::builder().sample_count(1.0).sum(2.0).minimum(0.0).maximum(9.0).build(),
                )
                .build()));
    "PutMetricData, compressed": |client| client.put_metric_data().namespace("n".repeat(20_000));
    "GetMetricStatistics": |client| client
        .get_metric_statistics()
        .namespace("Shop")
        .metric_name("Orders")
        .start_time(DateTime::from_secs(1_767_000_000))
        .end_time(DateTime::from_secs_and_nanos(1_767_323_045, 999_000_000))
        .period(60)
        .statistics(super::one(Statistic::Average))
        .extended_statistics(super::one("p99.9"));
    "GetMetricData": |client| client
        .get_metric_data()
        .metric_data_queries(super::one(MetricDataQuery::builder()
                .id("q1")
                .metric_stat(MetricStat::builder().metric(metric()).period(300).stat("Sum").build())
                .return_data(false)
                .build()))
        .start_time(DateTime::from_secs(1_767_000_000))
        .end_time(DateTime::from_secs(1_767_323_045))
        .scan_by(ScanBy::TimestampDescending);
    "ListMetrics": |client| client
        .list_metrics()
        .namespace("Shop")
        .dimensions(super::one(DimensionFilter::builder().name("Region").build()));
    "DescribeAlarms": |client| client
        .describe_alarms()
        .alarm_names(super::one("a"))
        .state_value(StateValue::Alarm)
        .max_records(5);
    "PutMetricAlarm": |client| client
        .put_metric_alarm()
        .alarm_name("errors")
        .actions_enabled(true)
        .evaluation_periods(2)
        .threshold(1.5)
        .comparison_operator(ComparisonOperator::GreaterThanThreshold);
    "SetAlarmState": |client| client
        .set_alarm_state()
        .alarm_name("errors")
        .state_value(StateValue::Ok)
        .state_reason("tested");
    "DeleteAlarms": |client| client.delete_alarms().alarm_names(super::one("a")).alarm_names(super::one("b"));
    "ListDashboards": |client| client.list_dashboards();
}
