//! Calls without a tokio runtime, with a custom HTTP client and a custom sleep implementation.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_smithy_async::rt::sleep::Sleep;
use partnercentral_channel::config::{AsyncSleep, Builder, Region, TimeoutConfig};
use partnercentral_channel::{Client, Config};

use super::offline::{responding, response, unanswering};
use super::setup::{credentials, failure, list_tags, retries};

/// Sleeps in a thread.
#[derive(Debug)]
struct Thread;

impl AsyncSleep for Thread {
    fn sleep(&self, duration: Duration) -> Sleep {
        let (over, wait) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            std::thread::sleep(duration);
            // Fails if the sleep was canceled.
            let _ = over.send(());
        });
        Sleep::new(async move { wait.await.expect("a thread that sleeps") })
    }
}

fn config() -> Builder {
    assert!(tokio::runtime::Handle::try_current().is_err(), "no tokio runtime");
    Config::builder()
        .region(Region::new(super::server::unique_region()))
        .credentials_provider(credentials())
        .retry_config(retries())
        .sleep_impl(Thread)
}

#[test]
fn makes_and_retries_calls() {
    let requests = Arc::new(AtomicUsize::new(0));
    let http_client = responding({
        let requests = requests.clone();
        move |request| {
            assert_eq!(request.headers().get("x-amz-target"), Some(TARGET));
            Ok(match requests.fetch_add(1, Ordering::SeqCst) {
                0 => response(500, "{}"),
                _ => response(200, r#"{"tags": [{"key": "a", "value": "b"}]}"#),
            })
        }
    });
    let client = Client::from_conf(config().http_client(http_client).build());
    let output = pollster::block_on(list_tags(&client)).expect("the second attempt succeeds");
    assert_eq!(output.tags.map(|tags| tags.len()), Some(1));
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

const TARGET: &str = "PartnerCentralChannel.ListTagsForResource";

#[test]
fn calls_time_out() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(40)).build();
    let config = config().http_client(unanswering()).timeout_config(timeouts);
    assert_eq!(
        pollster::block_on(failure(&Client::from_conf(config.build()))),
        "ListTagsForResource failed: the call timed out: \
         operation timeout (all attempts including retries) occurred after 40ms"
    );
}
