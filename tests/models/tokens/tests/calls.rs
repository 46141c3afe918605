//! Pages whose token the output requires, and tokens that callers give.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use shapes_tokens::Client;
use shapes_tokens::operation::call_short::CallShortInput;
use shapes_tokens::operation::list_names::ListNames;
use smithy_client_runtime::test_util::{Mocks, Rule, response};

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

/// Returns all names of two pages. The first page has the token `t` of the last one.
fn names(last: &'static str) -> Vec<String> {
    let first = r#"{"names": ["a"], "nextToken": "t"}"#;
    let rule = Rule::<ListNames>::any().http_response(move |input| {
        response(200, if input.next_token.as_deref() == Some("t") { last } else { first })
    });
    let rule = rule.repeatedly();
    let client = Client::from_conf(Mocks::new().rule(rule).config());
    run(client.list_names().into_paginator().items().try_collect()).expect("pages")
}

#[test]
fn an_empty_token_ends_the_pages_and_so_does_none() {
    for last in [r#"{"names": ["b"], "nextToken": ""}"#, r#"{"names": ["b"]}"#] {
        assert_eq!(names(last), ["a", "b"]);
    }
}

#[test]
fn a_token_that_callers_give_is_held_to_its_constraints() {
    assert!(CallShortInput::builder().token("short").build().validate().is_ok());
    assert!(CallShortInput::builder().token("not short enough for this").build().validate().is_err());
}
