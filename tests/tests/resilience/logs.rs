//! What a call writes to the program's log: the spans that the AWS SDK for Rust has too, and nothing
//! that is secret.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::{Arc, Mutex, Once};

use partnercentral_channel::Client;
use partnercentral_channel::config::Credentials;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
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
    /// The names of the spans that it is in, the outermost first.
    within: Vec<&'static str>,
}

/// Records what is written to the log.
#[derive(Clone, Debug, Default)]
struct Recorder {
    spans: Arc<Mutex<Vec<Line>>>,
    events: Arc<Mutex<Vec<Line>>>,
}

impl Recorder {
    fn spans(&self) -> Vec<Line> {
        self.spans.lock().expect("a log").clone()
    }

    fn events(&self) -> Vec<Line> {
        self.events.lock().expect("a log").clone()
    }
}

thread_local! {
    /// Where what this thread writes is recorded, and up to which level. A test with its runtime is a
    /// thread of its own.
    static RECORDING: RefCell<Option<(Level, Recorder)>> = const { RefCell::new(None) };
}

/// The recorder of this thread, if it records the level.
fn recorder_of(level: &Level) -> Option<Recorder> {
    let recording = RECORDING.with_borrow(Clone::clone);
    recording.filter(|(most, _)| level <= most).map(|(_, recorder)| recorder)
}

/// Records what is written by threads that are recorded. There is one for the whole process: what is
/// interesting is decided when something is first written, by whichever test that is.
struct PerThread;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for PerThread {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(recorder) = recorder_of(attributes.metadata().level()) else { return };
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let scope = context.span_scope(id).into_iter().flat_map(|scope| scope.from_root());
        let mut within: Vec<_> = scope.map(|span| span.name()).collect();
        within.pop();
        let metadata = attributes.metadata();
        let (name, level) = (metadata.name().to_owned(), *metadata.level());
        let line = Line { name, level, fields: fields.0, within };
        recorder.spans.lock().expect("a log").push(line);
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(recorder) = recorder_of(event.metadata().level()) else { return };
        let mut fields = Fields::default();
        event.record(&mut fields);
        let scope = context.event_scope(event).into_iter().flat_map(|scope| scope.from_root());
        let within = scope.map(|span| span.name()).collect();
        let metadata = event.metadata();
        let (name, level) = (metadata.target().to_owned(), *metadata.level());
        let line = Line { name, level, fields: fields.0, within };
        recorder.events.lock().expect("a log").push(line);
    }
}

/// The fields of a span or an event as text.
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

const TOKEN: &str = "SESSION+TOKEN/TEST";

/// Makes a call that is tried twice and gives what is written to the log up to a level.
async fn log(level: Level) -> Recorder {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let subscriber = tracing_subscriber::registry().with(PerThread);
        tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
    });
    let recorder = Recorder::default();
    RECORDING.set(Some((level, recorder.clone())));

    let answer = json!({ "relationshipDetail": { "id": "rs-1", "displayName": "NAME-ANSWERED" } });
    let server = Server::start([Step::html(503), Step::ok(&answer)]).await;
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = config(&server).credentials_provider(credentials);
    let call = Client::from_conf(config.build()).update_relationship().catalog("AWS");
    let call = call.identifier("rs-1").program_management_account_identifier("pma-1");
    call.display_name("NAME-SENT").send().await.expect("the second attempt succeeds");
    RECORDING.set(None);
    recorder
}

#[tokio::test]
async fn a_call_has_the_span_that_it_has_in_the_aws_sdk() {
    let spans = log(Level::DEBUG).await.spans();
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
async fn calls_can_be_told_apart() {
    let id = async || log(Level::DEBUG).await.spans()[0].fields["sdk_invocation_id"].clone();
    assert_ne!(id().await, id().await);
}

#[tokio::test]
async fn nothing_that_is_secret_is_written() {
    let recorder = log(Level::DEBUG).await;
    let lines = [recorder.spans(), recorder.events()].concat();
    assert!(lines.len() > 20, "{lines:?}");
    for line in lines {
        let text = format!("{line:?}");
        for secret in [SECRET, TOKEN, "NAME-SENT", "NAME-ANSWERED", "<h1>", "Signature="] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn nothing_is_written_about_a_call_that_is_fine_unless_asked_for() {
    let recorder = log(Level::INFO).await;
    let ours = |line: &Line| !line.name.starts_with("hyper");
    let events: Vec<Line> = recorder.events().into_iter().filter(ours).collect();
    assert!(events.is_empty() && recorder.spans().is_empty(), "{events:?}");
}

#[test]
fn printing_a_client_gives_no_secret_away() {
    let credentials = Credentials::new("AKIDLOGS", SECRET, Some(TOKEN.to_owned()), None, "logs");
    let config = partnercentral_channel::Config::builder().credentials_provider(credentials);
    let printed = format!("{config:?} {:?}", Client::from_conf(config.clone().build()));
    assert!(!printed.contains(SECRET) && !printed.contains(TOKEN), "{printed}");
}
