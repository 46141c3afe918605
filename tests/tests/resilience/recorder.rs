//! Records the log output of a thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::Once;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// A span or an event.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) level: Level,
    pub(crate) fields: BTreeMap<&'static str, String>,
    /// The names of the enclosing spans, outermost first.
    pub(crate) within: Vec<&'static str>,
}

/// The recorded log of a thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) spans: Vec<Line>,
    pub(crate) events: Vec<Line>,
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

/// Starts to record on this thread, up to a level.
pub(crate) fn start(level: Level) {
    RECORDED.set(Some((level, Log::default())));
}

/// Stops recording on this thread, and returns the log.
pub(crate) fn finish() -> Log {
    RECORDED.take().expect("a log").1
}

/// Returns all log output of this thread while a future runs, up to the level `TRACE`.
pub(crate) async fn written(future: impl Future) -> String {
    start(Level::TRACE);
    future.await;
    let log = finish();
    format!("{:?}", [log.spans, log.events].concat())
}
