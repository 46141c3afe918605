//! Requests without a rule, and rules without a request.

use std::panic::{AssertUnwindSafe, catch_unwind};

use partnercentral_channel::Client;
use partnercentral_channel::operation::get_relationship::GetRelationship;
use partnercentral_channel::operation::list_tags_for_resource::{
    ListTagsForResource, ListTagsForResourceOutput,
};
use partnercentral_channel::test_util::{Mocks, Rule};

use super::application::{find, relationship};

/// Returns the panic message of `verify`.
fn verified(mocks: &Mocks) -> String {
    let verify = AssertUnwindSafe(|| mocks.verify());
    let panic = catch_unwind(verify).expect_err("verification fails");
    *panic.downcast::<String>().expect("a text")
}

fn gets(id: &'static str) -> Rule<GetRelationship> {
    Rule::<GetRelationship>::matching(move |input| input.identifier == id)
        .output(move |_| relationship(id, "Lindqvist", "1"))
}

fn tags() -> Rule<ListTagsForResource> {
    Rule::any().output(|_| ListTagsForResourceOutput::builder().build())
}

async fn refused(client: &Client, id: &str) -> String {
    find(client, id).await.expect_err("no rule").to_string()
}

#[tokio::test]
async fn an_error_contains_the_operation_the_input_and_the_rules() {
    let mocks = Mocks::new().rule(gets("rs-1")).rule(tags().repeatedly());
    let client = Client::from_conf(mocks.config());

    let error = refused(&client, "rs-2").await;

    let expected = [
        "GetRelationship failed: the request can't be sent: ",
        "no rule answers this request of GetRelationship: GetRelationshipInput { catalog: \"AWS\", ",
        "identifier: \"rs-2\" }\nthe rules:\n- GetRelationship at tests/tests/mocks/refusals.rs:",
        ": 0 answered, 1 left\n- ListTagsForResource at tests/tests/mocks/refusals.rs:",
        ": 0 answered, any number left",
    ];
    for part in expected {
        assert!(error.contains(part), "{part}\nis not in\n{error}");
    }
}

#[tokio::test]
async fn refuses_operations_without_a_rule() {
    let error = refused(&Client::from_conf(Mocks::new().config()), "rs-1").await;
    assert!(error.contains("GetRelationship: GetRelationshipInput { catalog: "), "{error}");
    assert!(error.ends_with("\nthere are no rules"), "{error}");
}

#[tokio::test]
async fn a_used_up_rule_does_not_answer() {
    let (rule, mocks) = (gets("rs-1"), Mocks::new());
    let client = Client::from_conf(mocks.rule(&rule).config());
    find(&client, "rs-1").await.expect("an answer");
    assert!(refused(&client, "rs-1").await.ends_with(": 1 answered, 0 left"));
    assert_eq!(rule.requests(), 1);
}

#[tokio::test]
async fn the_first_matching_rule_with_an_answer_left_applies() {
    let (first, second) = (gets("rs-1"), gets("rs-1").repeatedly());
    let mocks = Mocks::new().rule(gets("rs-2")).rule(&first).rule(&second);
    let client = Client::from_conf(mocks.config());
    for id in ["rs-1", "rs-1", "rs-1", "rs-2"] {
        find(&client, id).await.expect("an answer");
    }
    assert_eq!((first.calls(), second.calls()), (1, 2));
    mocks.verify();
}

#[tokio::test]
async fn ordered_rules_refuse_requests_out_of_order() {
    let mocks = Mocks::in_order().rule(gets("rs-1").times(2)).rule(gets("rs-2"));
    let client = Client::from_conf(mocks.config());
    find(&client, "rs-1").await.expect("an answer");
    let error = refused(&client, "rs-2").await;
    assert!(error.contains("\nthe rules, to be used in this order:\n"), "{error}");
    find(&client, "rs-1").await.expect("an answer");
    find(&client, "rs-2").await.expect("an answer");
    refused(&client, "rs-1").await;
}

#[tokio::test]
async fn an_ordered_repeated_rule_lasts_until_the_next_one_matches() {
    let mocks = Mocks::in_order()
        .rule(gets("rs-1").repeatedly())
        .rule(gets("never").repeatedly())
        .rule(gets("rs-2"));
    let client = Client::from_conf(mocks.config());
    for id in ["rs-1", "rs-1", "rs-2"] {
        find(&client, id).await.expect("an answer");
    }
    refused(&client, "rs-1").await;
}

#[tokio::test]
async fn verify_finds_unused_rules() {
    let mocks = Mocks::new().rule(gets("rs-1")).rule(tags()).rule(tags().repeatedly());
    find(&Client::from_conf(mocks.config()), "rs-1").await.expect("an answer");
    let text = verified(&mocks);
    let start =
        "rules with unused answers:\n- ListTagsForResource at tests/tests/mocks/refusals.rs:";
    assert!(text.starts_with(start) && text.ends_with(": 0 answered, 1 left"), "{text}");
}

#[tokio::test]
async fn verify_finds_refused_requests_whose_error_was_ignored() {
    let mocks = Mocks::new();
    let _ = find(&Client::from_conf(mocks.config()), "rs-1").await;
    let text = verified(&mocks);
    let start = "requests without a rule:\nno rule answers this request of GetRelationship: ";
    assert!(text.starts_with(start), "{text}");
}

#[tokio::test]
async fn refused_requests_are_not_retried() {
    let mocks = Mocks::new();
    let _ = find(&Client::from_conf(mocks.config()), "rs-1").await;
    assert_eq!(verified(&mocks).matches("no rule answers").count(), 1);
}

#[tokio::test]
async fn conditions_and_answers_may_access_the_rules() {
    let counter = gets("rs-1").repeatedly();
    let (seen, looked) = (counter.clone(), counter.clone());
    let curious = Rule::<GetRelationship>::matching(move |_| seen.calls() == 1)
        .output(move |_| relationship(&looked.calls().to_string(), "Lindqvist", "1"));
    let client = Client::from_conf(Mocks::new().rule(&curious).rule(&counter).config());
    let ids = [
        find(&client, "rs-1").await.expect("an answer").and_then(|found| found.id),
        find(&client, "rs-1").await.expect("an answer").and_then(|found| found.id),
    ];
    assert_eq!(ids, [Some("rs-1".to_owned()), Some("1".to_owned())]);
}
