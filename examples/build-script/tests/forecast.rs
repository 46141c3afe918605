//! The client that the build script has generated works.
#![cfg(feature = "test-util")]

use weather_client::Client;
use weather_client::operation::get_forecast::{GetForecast, GetForecastError};
use weather_client::test_util::{Mocks, Rule, response};
use weather_client::types::Sky;

#[test]
fn a_forecast_and_an_error() {
    let rule = Rule::<GetForecast>::matching(|input| input.place == "Uppsala")
        .http_response(|_| response(200, r#"{"sky": "CLEAR", "celsius": 21}"#))
        .then()
        .http_response(|_| response(400, r#"{"__type": "NoSuchPlace", "message": "not here"}"#));
    let mocks = Mocks::new().rule(&rule);
    let config = mocks.config_builder().endpoint_url("http://localhost:8000").build();
    let client = Client::from_conf(config);
    let call = || client.get_forecast().place("Uppsala").send();

    let forecast = pollster::block_on(call()).expect("a forecast");
    assert_eq!((forecast.sky, forecast.celsius), (Some(Sky::Clear), Some(21)));
    let error = pollster::block_on(call()).expect_err("an error");
    assert!(error.is_service_error_and(GetForecastError::is_no_such_place), "{error}");
    mocks.verify();
}
