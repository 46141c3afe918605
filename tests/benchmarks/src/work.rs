//! The measured work, equal for both clients.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::body::SdkBody;
use tokio::runtime::Runtime;

use crate::canned::{Canned, response};
use crate::codec::{Capture, Codec};
use crate::side::{self, Side, Signature};
use crate::{handwritten, official, ours, samples};

/// An item of the page.
trait Item {
    fn display_name(&self) -> Option<&str>;
}

impl Item for ours::types::RelationshipSummary {
    fn display_name(&self) -> Option<&str> {
        self.display_name.as_deref()
    }
}

impl Item for official::types::RelationshipSummary {
    fn display_name(&self) -> Option<&str> {
        self.display_name()
    }
}

/// Runs the work once.
pub type Step = Box<dyn FnMut()>;

/// A kind of work: a row of the report.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// The name on the command line.
    pub key: &'static str,
    /// The title of the row in reports on CPU time.
    pub name: &'static str,
    /// The title of the row in reports on allocations.
    pub allocations: &'static str,
    /// The number of steps per round.
    pub steps: usize,
    prepare: fn(Side, usize) -> Step,
}

impl Work {
    /// All rows.
    pub const ALL: &[Self] = &[
        Self {
            key: "sigv4",
            name: "CPU per call, canned connector, SigV4 on both",
            allocations: "allocations per call, SigV4 on both",
            steps: 400,
            prepare: |side, _| call(side, Signature::SigV4),
        },
        Self {
            key: "default",
            name: "CPU per call, each crate's default scheme",
            allocations: "allocations per call",
            steps: 400,
            prepare: |side, _| call(side, Signature::Default),
        },
        Self {
            key: "parse",
            name: "parse a 1,000-item `ListRelationships` response to typed values",
            allocations: "allocations of parsing 1,000 items",
            steps: 20,
            prepare: |side, _| parse(side),
        },
        Self {
            key: "serialize",
            name: "serialize `CreateRelationship` with everything set",
            allocations: "allocations of serializing everything set",
            steps: 2_000,
            prepare: serialize,
        },
    ];

    /// Prepares the call of the works `sigv4` and `default` as one would write it by hand, with SigV4.
    pub fn handwritten_call() -> Step {
        let mut step = handwritten();
        step();
        step
    }

    /// Returns the work with a key.
    ///
    /// # Errors
    ///
    /// Fails if the key is unknown.
    pub fn of(key: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|work| work.key == key);
        found.copied().ok_or_else(|| format!("unknown work `{key}`"))
    }

    /// Prepares the given number of steps. Runs one step beforehand to exclude one-time initialization.
    pub fn prepare(&self, side: Side, steps: usize) -> Step {
        let mut step = (self.prepare)(side, steps + 1);
        step();
        step
    }
}

/// Returns a runtime for futures on this thread.
fn runtime() -> Runtime {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    runtime.unwrap_or_else(|error| panic!("{error}"))
}

/// Calls `GetRelationship`, and checks the response for the relationship.
fn call(side: Side, signature: Signature) -> Step {
    let (runtime, wire) = (runtime(), Canned::new(samples::relationship().to_string()));
    match side {
        Side::Ours => {
            let client = ours::Client::from_conf(side::ours(signature, wire).build());
            Box::new(move || {
                let call = client.get_relationship().catalog("AWS").identifier("rs-1");
                let call = call.program_management_account_identifier("pma-7k2m9q4x8w1c5");
                let output = runtime.block_on(call.send());
                let detail = output.unwrap_or_else(|error| panic!("{error}")).relationship_detail;
                assert!(detail.is_some_and(|detail| detail.start_date.is_some()));
            })
        }
        Side::Official => {
            let client = official::Client::from_conf(side::official(signature, wire).build());
            Box::new(move || {
                let call = client.get_relationship().catalog("AWS").identifier("rs-1");
                let call = call.program_management_account_identifier("pma-7k2m9q4x8w1c5");
                let output = runtime.block_on(call.send());
                let detail = output.unwrap_or_else(|error| panic!("{error}")).relationship_detail;
                assert!(detail.is_some_and(|detail| detail.start_date.is_some()));
            })
        }
    }
}

/// Makes the same call without a client.
fn handwritten() -> Step {
    let (runtime, wire) = (runtime(), Canned::new(samples::relationship().to_string()));
    let client = handwritten::Client::new(wire.connector(), side::ACCESS_KEY_ID, side::SECRET);
    Box::new(move || {
        let output = runtime.block_on(client.call(&handwritten::Input {
            catalog: "AWS",
            identifier: "rs-1",
            program_management_account_identifier: "pma-7k2m9q4x8w1c5",
        }));
        let detail = output.unwrap_or_else(|error| panic!("{error}")).relationship_detail;
        assert!(detail.is_some_and(|detail| detail.start_date.is_some()));
    })
}

/// Deserializes a page of relationships, and checks the items.
fn parse(side: Side) -> Step {
    let page = samples::page();
    let answer = response(SdkBody::from(page.to_string()));
    let codec = codec_of_lists(side);
    match side {
        Side::Ours => Box::new(move || {
            use ours::operation::list_relationships::ListRelationshipsOutput;
            let output = codec.deserialize(&answer).downcast::<ListRelationshipsOutput>();
            check(output.ok().and_then(|output| output.items));
        }),
        Side::Official => Box::new(move || {
            use official::operation::list_relationships::ListRelationshipsOutput;
            let output = codec.deserialize(&answer).downcast::<ListRelationshipsOutput>();
            check(output.ok().and_then(|output| output.items));
        }),
    }
}

/// Checks the number of items and the last item.
fn check<T: Item>(items: Option<Vec<T>>) {
    let items = items.unwrap_or_default();
    assert_eq!(items.len(), samples::ITEMS);
    let last = items.last().and_then(Item::display_name);
    assert!(last.is_some_and(|name| name.ends_with(" 999")), "the last item is {last:?}");
}

/// Returns the codec of `ListRelationships`.
fn codec_of_lists(side: Side) -> Codec {
    let (capture, taken) = Capture::new();
    match side {
        Side::Ours => {
            let call = ours_client().list_relationships().catalog("AWS");
            runtime().block_on(call.customize(|config| config.interceptor(capture)).send()).ok();
        }
        Side::Official => {
            let call = official_client().list_relationships().catalog("AWS");
            runtime().block_on(call.customize().interceptor(capture).send()).ok();
        }
    }
    taken.codec()
}

/// Serializes an input with all members, and checks the body.
fn serialize(side: Side, steps: usize) -> Step {
    let (mut codec, mut inputs) = inputs(side, steps);
    let body = samples::body();
    let bytes = u64::try_from(body.to_string().len()).ok();
    let mut is_checked = false;
    Box::new(move || {
        let input = inputs.pop().unwrap_or_else(|| panic!("only {steps} inputs were prepared"));
        let request = codec.serialize(input);
        assert_eq!(request.body().content_length(), bytes);
        if !is_checked {
            let written = request.body().bytes().unwrap_or_default();
            assert_eq!(serde_json::from_slice(written).ok().as_ref(), Some(&body));
            is_checked = true;
        }
    })
}

/// Returns the given number of `CreateRelationship` inputs with all members, and their codec.
fn inputs(side: Side, count: usize) -> (Codec, Vec<Input>) {
    let (capture, taken) = Capture::new();
    let inputs = match side {
        Side::Ours => {
            let input = samples::ours();
            let call = ours_client().create_relationship().with_input(input.clone());
            runtime().block_on(call.customize(|config| config.interceptor(capture)).send()).ok();
            (0..count).map(|_| Input::erase(input.clone())).collect()
        }
        Side::Official => {
            let call = official_client().create_relationship();
            runtime().block_on(call.customize().interceptor(capture).send()).ok();
            (0..count).map(|_| Input::erase(samples::official())).collect()
        }
    };
    (taken.codec(), inputs)
}

/// Returns a client to extract a codec from.
fn ours_client() -> ours::Client {
    ours::Client::from_conf(side::ours(Signature::SigV4, Canned::new("{}")).build())
}

/// Returns a client to extract a codec from.
fn official_client() -> official::Client {
    official::Client::from_conf(side::official(Signature::SigV4, Canned::new("{}")).build())
}
