//! Calls of a service whose rules know no `SDK::Endpoint`, with and without a configured endpoint; and a host
//! prefix that ends within a label. The fault cases `repeated-page-token`, `host-prefix`,
//! `rules-nested-comparison` and `empty-string-rule`.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use smithy_client_runtime::test_util::{offline, replay, response};
use shapes_endpoint_unaware::Client;
use shapes_endpoint_unaware::config::Builder;

/// Runs a future that never has to wait.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Returns the URLs of the requests of two operations, or their errors.
fn urls(config: Builder, arn: &str) -> [Result<String, String>; 2] {
    let service = replay([response(200, "{}"), response(200, "{}")]);
    let client = Client::from_conf(config.http_client(service.clone()).build());
    let plain = run(client.call().arn(arn).send()).map(drop).map_err(|error| error.to_string());
    let labelled = run(client.call_labelled().account("111122223333").send());
    let labelled = labelled.map(drop).map_err(|error| error.to_string());
    let mut sent = service.actual_requests().map(|request| request.uri().to_owned());
    [plain, labelled].map(|result| result.map(|()| sent.next().expect("a request")))
}

fn ok(url: &str) -> Result<String, String> {
    Ok(url.to_owned())
}

#[test]
fn without_a_configured_endpoint_the_rules_decide() {
    let said = urls(offline(), "name");
    let prefixed = "https://111122223333.data-us-east-1.example.com/";
    assert_eq!(said, [ok("https://name.example.com/"), ok(prefixed)]);
}

#[test]
fn a_configured_endpoint_is_called() {
    let said = urls(offline().endpoint_url("http://localhost:8000/a"), "name");
    let prefixed = "http://111122223333.data-localhost:8000/a/";
    assert_eq!(said, [ok("http://localhost:8000/a/"), ok(prefixed)]);
}

#[test]
fn user_names_and_passwords_are_not_sent() {
    let said = urls(offline().endpoint_url("http://user:pa55@localhost:8000"), "name");
    let prefixed = "http://111122223333.data-localhost:8000/";
    assert_eq!(said, [ok("http://localhost:8000/"), ok(prefixed)]);
}

#[test]
fn a_blank_member_is_sent_to_a_configured_endpoint_only() {
    let [said, _] = urls(offline(), " ");
    assert!(said.expect_err("nowhere to send it").contains("the member `arn` is blank"));
    let [said, _] = urls(offline().endpoint_url("http://localhost:8000"), " ");
    assert_eq!(said, ok("http://localhost:8000/"));
}

#[test]
fn queries_and_fragments_are_refused() {
    for url in ["http://user:pa55@localhost/a?key=pa55", "http://localhost/#pa55"] {
        for said in urls(offline().endpoint_url(url), "name") {
            let said = said.expect_err("refused");
            assert!(said.contains("has a query or a fragment"), "{said}");
            assert!(said.contains("the endpoint can't be resolved") && !said.contains("pa55"), "{said}");
        }
    }
}

#[test]
fn secrets_in_urls_are_not_shown() {
    let config = offline().endpoint_url("http://user:pa55@localhost:8000/?key=pa55");
    let shown = format!("{config:?} {:?}", Client::from_conf(config.clone().build()));
    assert!(shown.contains("http://…@localhost:8000/?…") && !shown.contains("pa55"), "{shown}");
}
