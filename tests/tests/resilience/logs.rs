//! Log output of calls: the same spans as in the AWS SDK for Rust, without secrets.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::Once;

use partnercentral_channel::Client;
use partnercentral_channel::config::Credentials;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

use super::server::Server;
use super::setup::{SECRET, config};
use super::step::Step;

/// A span or an event.
#[derive(Clone, Debug)]
struct Line {
    name: String,
    level: Level,
    fields: BTreeMap<&'static str, String>,
    /// The names of the enclosing spans, outermost first.
    within: Vec<&'static str>,
}

/// The recorded log of a thread.
#[derive(Clone, Debug, Default)]
struct Log {
    spans: Vec<Line>,
    events: Vec<Line>,
}

thread_local! {
    /// The maximum level to record on this thread, and the recorded log.
    static RECORDED: RefCell<Option<(Level, Log)>> = const { RefCell::new(None) };
}

/// Adds a line to the recorded log, if this thread records.
fn record(line: Line, lines: impl FnOnce(&mut Log) -> &mut Vec<Line>) {
    RECORDED.with_borrow_mut(|recorded| {
        if let Some((level, log)) = recorded
            && line.level <= *level
        {
            lines(log).push(line);
        }
    });
}

/// Installs the recorder. `tracing` caches whether a callsite is enabled when it is first reached on any thread, so
/// each test that makes a call must call this function first.
pub(crate) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let subscriber = tracing_subscriber::registry().with(LevelFilter::TRACE).with(Recorder);
        tracing::subscriber::set_global_default(subscriber).expect("no other subscriber");
    });
}

/// Records log output.
#[derive(Debug)]
struct Recorder;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let scope = context.span_scope(id).into_iter().flat_map(|scope| scope.from_root());
        let mut within: Vec<_> = scope.map(|span| span.name()).collect();
        within.pop();
        let metadata = attributes.metadata();
        let (name, level) = (metadata.name().to_owned(), *metadata.level());
        record(Line { name, level, fields: fields.0, within }, |log| &mut log.spans);
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let scope = context.event_scope(event).into_iter().flat_map(|scope| scope.from_root());
        let within = scope.map(|span| span.name()).collect();
        let metadata = event.metadata();
        let (name, level) = (metadata.target().to_owned(), *metadata.level());
        record(Line { name, level, fields: fields.0, within }, |log| &mut log.events);
    }
}

/// The fields of a span or an event, as text.
#[derive(Debug, Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

/// Returns all log output of this thread while a future runs, up to the level `TRACE`.
pub(crate) async fn written(future: impl Future) -> String {
    RECORDED.set(Some((Level::TRACE, Log::default())));
    future.await;
    let (_, log) = RECORDED.take().expect("a log");
    format!("{:?}", [log.spans, log.events].concat())
}

const TOKEN: &str = "SESSION+TOKEN/TEST";

/// Makes a call with two attempts, and returns its log up to a level.
async fn log(level: Level) -> Log {
    RECORDED.set(Some((level, Log::default())));
    let answer = json!({ "relationshipDetail": { "id": "rs-1", "displayName": "NAME-ANSWERED" } });
    let server = Server::start([Step::html(503), Step::ok(&answer)]).await;
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = config(&server).credentials_provider(credentials);
    let call = Client::from_conf(config.build()).update_relationship().catalog("AWS");
    let call = call.identifier("rs-1").program_management_account_identifier("pma-1");
    call.display_name("NAME-SENT").send().await.expect("the second attempt succeeds");
    RECORDED.take().expect("a log").1
}

#[tokio::test]
async fn calls_have_the_same_span_as_in_the_aws_sdk() {
    let spans = log(Level::DEBUG).await.spans;
    let name = "PartnerCentral Channel.UpdateRelationship";
    let calls: Vec<&Line> = spans.iter().filter(|span| span.within.is_empty()).collect();
    let [call] = calls[..] else { panic!("{calls:?}") };
    assert_eq!((call.name.as_str(), call.level), (name, Level::DEBUG));
    let names: Vec<_> = call.fields.keys().copied().collect();
    assert_eq!(names, ["rpc.method", "rpc.service", "rpc.system", "sdk_invocation_id"]);
    assert_eq!(call.fields["rpc.method"], "UpdateRelationship");
    assert_eq!(call.fields["rpc.service"], "PartnerCentral Channel");
    assert_eq!(call.fields["rpc.system"], "aws-api");
    let id = &call.fields["sdk_invocation_id"];
    assert!(id.len() == 7 && id.bytes().all(|digit| digit.is_ascii_digit()), "{id}");

    let attempts: Vec<&Line> = spans.iter().filter(|span| span.name == "try_attempt").collect();
    let numbers: Vec<&str> = attempts.iter().map(|span| span.fields["attempt"].as_str()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert!(attempts.iter().all(|span| span.within.first() == Some(&name)), "{attempts:?}");
}

#[tokio::test]
async fn spans_identify_calls() {
    let id = async || log(Level::DEBUG).await.spans[0].fields["sdk_invocation_id"].clone();
    assert_ne!(id().await, id().await);
}

#[tokio::test]
async fn logs_no_secrets() {
    let log = log(Level::DEBUG).await;
    let lines = [log.spans, log.events].concat();
    assert!(lines.len() > 20, "{lines:?}");
    for line in lines {
        let text = format!("{line:?}");
        for secret in [SECRET, TOKEN, "NAME-SENT", "NAME-ANSWERED", "<h1>", "Signature="] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn logs_nothing_about_successful_calls_by_default() {
    let log = log(Level::INFO).await;
    assert!(log.events.is_empty() && log.spans.is_empty(), "{log:?}");
}

#[test]
fn debug_output_of_a_client_contains_no_secrets() {
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = partnercentral_channel::Config::builder().credentials_provider(credentials);
    let printed = format!("{config:?} {:?}", Client::from_conf(config.clone().build()));
    assert!(!printed.contains(SECRET) && !printed.contains(TOKEN), "{printed}");
}
