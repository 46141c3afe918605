//! Parts of both clients' work.

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use benchmarks::codec::Codec;
use benchmarks::work::Step;
use tokio::runtime::{Builder, Runtime};

pub(crate) fn credentials() -> Credentials {
    Credentials::new("AKIDBENCHMARKS00", "benchmarks/SECRET+key/of+40+characters/+", None, None, "")
}

/// Returns a runtime for futures on this thread.
pub(crate) fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.unwrap_or_else(|error| panic!("{error}"))
}

/// Serializes an input in each step, and checks the length of the body.
pub(crate) fn serialize(mut codec: Codec, mut inputs: Vec<Input>, length: usize) -> Step {
    Box::new(move || {
        let request = codec.serialize(inputs.pop().expect("an input for each step"));
        assert_eq!(request.body().bytes().map(<[u8]>::len), Some(length));
    })
}

/// Declares the functions that are the same for all services of a client.
macro_rules! side {
    ($sdk:ident) => {
        use $sdk as sdk;

        /// Returns the configuration of a client that always receives the same response.
        fn config(answer: &str) -> sdk::config::Builder {
            use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
            sdk::Config::builder()
                .behavior_version(BehaviorVersion::latest())
                .region(aws_types::region::Region::from_static("eu-west-1"))
                .credentials_provider($crate::sides::credentials())
                .http_client(benchmarks::canned::Canned::new(answer))
        }
    };
}
pub(crate) use side;
