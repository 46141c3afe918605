//! Paginators over local pages, with all types of tokens.

use std::collections::HashMap;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use futures_core::FusedStream;

use super::*;
use crate::error::{CallError, ErrorEnum, HeldError, OperationError, SdkError, Unhandled};
use crate::operation::Span;
use crate::service::Service;
use crate::structure;

impl ErrorEnum for Unhandled {
    fn held(&self) -> &(dyn HeldError + 'static) {
        self
    }

    fn held_mut(&mut self) -> &mut dyn HeldError {
        self
    }
}

impl OperationError for Unhandled {
    fn operation() -> &'static str {
        "List"
    }

    fn of_shape(_name: Option<&str>) -> Self {
        Self::default()
    }
}

/// Defines an operation with the given type of tokens.
macro_rules! operation {
    ($module:ident: $operation:ident, $input:ident, $output:ident, $token:ty) => {
        struct $operation;

        mod $module {
            use super::*;

            #[structure("example#Input")]
            pub(super) struct $input {
                #[member("token")]
                token: Option<$token>,
                #[member("limit")]
                limit: Option<i32>,
            }

            #[structure("example#Output", output)]
            pub(super) struct $output {
                #[member("token")]
                token: Option<$token>,
                #[member("items")]
                items: Option<Vec<i32>>,
            }
        }

        use $module::{$input, $output};

        impl Operation for $operation {
            type Input = $input;
            type Output = $output;
            type Error = Unhandled;
            const NAME: &'static str = "List";
            const SERVICE: &'static Service = &crate::test_service::SERVICE;

            fn span() -> Span {
                Span::none()
            }
        }

        impl PaginatedOperation for $operation {
            type Token = $token;

            fn token(input: &$input) -> Option<&$token> {
                input.token.as_ref()
            }

            fn set_token(input: &mut $input, token: Option<$token>) {
                input.token = token;
            }

            fn next_token(output: &$output) -> Option<&$token> {
                output.token.as_ref()
            }
        }
    };
}

#[structure("example#Cursor")]
struct Cursor {
    #[member("key")]
    key: Option<String>,
}

operation!(by_text: ByText, TextInput, TextOutput, String);
operation!(by_number: ByNumber, NumberInput, NumberOutput, i64);
operation!(by_map: ByMap, MapInput, MapOutput, HashMap<String, String>);
operation!(by_cursor: ByCursor, CursorInput, CursorOutput, Cursor);

impl PageSize for ByText {
    type Size = i32;

    fn set_page_size(input: &mut TextInput, size: i32) {
        input.limit = Some(size);
    }
}

impl PagedItems for ByText {
    type Items = Vec<i32>;

    fn items(output: TextOutput) -> Option<Vec<i32>> {
        output.items
    }
}

/// The inputs sent.
type Sent<O> = Arc<Mutex<Vec<<O as Operation>::Input>>>;

/// Creates a paginator that receives these pages and then an error.
fn paginator<O>(input: O::Input, pages: Vec<O::Output>) -> (Paginator<O>, Sent<O>)
where
    O: PaginatedOperation<Error = Unhandled>,
{
    let sent: Sent<O> = Sent::<O>::default();
    let (log, pages) = (sent.clone(), Mutex::new(pages.into_iter()));
    let paginator = Paginator::new(input, move |input| {
        log.lock().expect("a log").push(input);
        let page = pages.lock().expect("pages").next();
        let failed = || CallError::new(O::NAME, SdkError::construction_failure("no page"));
        std::future::ready(page.ok_or_else(failed))
    });
    (paginator, sent)
}

/// Returns the output of a future that is ready.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future is pending"),
    }
}

fn text_input(token: Option<&str>) -> TextInput {
    TextInput { token: token.map(str::to_owned), limit: None }
}

fn text_page(token: Option<&str>, items: &[i32]) -> TextOutput {
    TextOutput::builder().set_token(token.map(str::to_owned)).items(items.to_vec()).build()
}

fn sent_tokens(sent: &Sent<ByText>) -> Vec<Option<String>> {
    sent.lock().expect("a log").iter().map(|input| input.token.clone()).collect()
}

/// Collects all pages of an operation, whose tokens all differ and whose last token is empty. Returns the inputs
/// sent.
fn tokens_sent<O>(input: O::Input, pages: Vec<O::Output>) -> Vec<O::Input>
where
    O: PaginatedOperation<Error = Unhandled>,
{
    let count = pages.len();
    let (paginator, sent) = paginator::<O>(input, pages);
    let got: Vec<O::Output> = now(paginator.try_collect()).expect("no error");
    assert_eq!(got.len(), count);
    std::mem::take(&mut sent.lock().expect("a log"))
}

#[test]
fn supports_number_tokens() {
    let input = |token| NumberInput { token, limit: Some(3) };
    let page = |token| NumberOutput::builder().set_token(token).build();
    let pages = vec![page(Some(7)), page(Some(-1)), page(Some(0))];
    assert_eq!(
        tokens_sent::<ByNumber>(input(None), pages),
        [input(None), input(Some(7)), input(Some(-1))]
    );
}

#[test]
fn supports_map_tokens() {
    let token = |key: &str| Some(HashMap::from([(key.to_owned(), "x".to_owned())]));
    let input = |token| MapInput { token, limit: None };
    let page = |token| MapOutput::builder().set_token(token).build();
    let pages = vec![page(token("a")), page(token("b")), page(Some(HashMap::new()))];
    assert_eq!(
        tokens_sent::<ByMap>(input(None), pages),
        [input(None), input(token("a")), input(token("b"))]
    );
}

#[test]
fn supports_structure_tokens() {
    let token = |key: &str| Some(Cursor { key: Some(key.to_owned()) });
    let input = |token| CursorInput { token, limit: None };
    let page = |token| CursorOutput::builder().set_token(token).build();
    let pages = vec![page(token("a")), page(token("")), page(Some(Cursor { key: None }))];
    assert_eq!(
        tokens_sent::<ByCursor>(input(None), pages),
        [input(None), input(token("a")), input(token(""))]
    );
}

#[test]
fn compares_tokens_by_value() {
    let token = || Some(Cursor { key: Some("a".to_owned()) });
    let page = || CursorOutput::builder().set_token(token()).build();
    let input = CursorInput { token: token(), limit: None };
    let (mut pages, sent) = paginator::<ByCursor>(input, vec![page(), page()]);
    assert_eq!(now(pages.next()).expect("a page").expect("no error"), page());
    assert!(now(pages.next()).is_none());
    assert_eq!(sent.lock().expect("a log").len(), 1);
}

/// Half of the pages are empty, and the paginator must not recurse to skip them.
#[test]
fn reads_ten_thousand_pages() {
    const PAGES: i32 = 10_000;
    let next = |page: i32| (page + 1 < PAGES).then(|| format!("token-{page}"));
    let is_full = |page: &i32| page % (PAGES / 2) == 0;
    let answers = (0..PAGES).map(|page| {
        let items: Vec<i32> = Some(page).filter(is_full).into_iter().collect();
        text_page(next(page).as_deref(), &items)
    });
    let (pages, sent) = paginator::<ByText>(text_input(None), answers.collect());
    let items = now(pages.items().try_collect::<Vec<_>>()).expect("no error");
    assert_eq!(items, [0, PAGES / 2]);
    let expected: Vec<_> = std::iter::once(None).chain((0..PAGES - 1).map(next)).collect();
    assert_eq!(sent_tokens(&sent), expected);
}

/// The fault `repeated-page-token`: some services end pagination by repeating the token of the request.
#[test]
fn a_repeated_token_ends_the_pages() {
    let answers = vec![text_page(Some("a"), &[1]), text_page(Some("a"), &[2])];
    let (mut pages, sent) = paginator::<ByText>(text_input(None), answers.clone());
    for page in answers {
        assert!(!pages.is_terminated());
        assert_eq!(now(pages.next()).expect("a page").expect("no error"), page);
    }
    assert!(pages.is_terminated());
    assert!(now(pages.next()).is_none());
    // The token allows resuming.
    assert_eq!(pages.next_token().map(String::as_str), Some("a"));
    assert_eq!(sent_tokens(&sent), [None, Some("a".to_owned())]);
}

#[test]
fn a_repeated_token_ends_the_items() {
    let answers = vec![text_page(Some("a"), &[1]), text_page(Some("a"), &[2])];
    let (pages, sent) = paginator::<ByText>(text_input(None), answers);
    assert_eq!(now(pages.items().try_collect::<Vec<_>>()).expect("no error"), [1, 2]);
    assert_eq!(sent_tokens(&sent).len(), 2);
}

#[test]
fn a_token_may_recur_after_other_tokens() {
    let answers = [Some("a"), Some("b"), Some("a"), None].map(|token| text_page(token, &[]));
    let (pages, sent) = paginator::<ByText>(text_input(None), answers.to_vec());
    assert_eq!(now(pages.try_collect::<Vec<_>>()).expect("no error").len(), 4);
    assert_eq!(sent_tokens(&sent).len(), 4);
}

#[test]
fn repeated_tokens_can_be_followed() {
    let answers = [Some("a"), Some("a"), Some("a"), None].map(|token| text_page(token, &[1]));
    let (pages, sent) = paginator::<ByText>(text_input(None), answers.to_vec());
    let items = pages.stop_on_duplicate_token(false).items();
    assert_eq!(now(items.try_collect::<Vec<_>>()).expect("no error"), [1, 1, 1, 1]);
    let again = Some("a".to_owned());
    assert_eq!(sent_tokens(&sent), [None, again.clone(), again.clone(), again]);
}

#[test]
fn an_error_is_returned_once_and_leaves_the_token_to_resume() {
    let answers = vec![text_page(Some("a"), &[1, 2]), text_page(Some("b"), &[3])];
    let (mut items, sent) = {
        let (pages, sent) = paginator::<ByText>(text_input(None), answers.clone());
        (pages.items(), sent)
    };
    for expected in [1, 2, 3] {
        assert_eq!(now(items.next()).expect("an item").expect("no error"), expected);
    }
    assert!(now(items.next()).expect("an error").is_err());
    assert!(items.is_terminated());
    assert!(now(items.next()).is_none() && now(items.next()).is_none());
    assert_eq!(sent_tokens(&sent).len(), 3);

    let (mut pages, _) = paginator::<ByText>(text_input(Some("start")), answers);
    assert_eq!(pages.next_token().map(String::as_str), Some("start"));
    while now(pages.next()).is_some_and(|page| page.is_ok()) {}
    assert_eq!(pages.next_token().map(String::as_str), Some("b"));
    assert!(now(pages.next()).is_none());
}

#[test]
fn has_no_token_after_the_last_page() {
    for last in [None, Some("")] {
        let (mut pages, _) = paginator::<ByText>(text_input(Some("a")), vec![text_page(last, &[])]);
        assert!(!pages.is_terminated());
        assert!(now(pages.next()).expect("a page").is_ok());
        assert!(pages.is_terminated());
        assert_eq!(pages.next_token(), None);
        assert!(now(pages.next()).is_none());
    }
}

#[test]
fn skips_pages_without_items() {
    let absent = TextOutput::builder().token("b").build();
    let answers =
        vec![text_page(Some("a"), &[]), absent, text_page(Some("c"), &[1]), text_page(None, &[])];
    let (pages, _) = paginator::<ByText>(text_input(None), answers);
    let mut items = pages.items();
    assert_eq!(now(items.next()).expect("an item").expect("no error"), 1);
    assert!(!items.is_terminated());
    assert!(now(items.next()).is_none());
    assert!(items.is_terminated());
}

#[test]
fn the_page_size_overrides_the_input() {
    let input = TextInput { limit: Some(1), ..text_input(None) };
    let (pages, sent) =
        paginator::<ByText>(input, vec![text_page(Some("a"), &[]), text_page(None, &[])]);
    assert!(format!("{pages:?}").starts_with("Paginator { input: TextInput { token: None, limit"));
    now(pages.page_size(50).try_collect::<Vec<_>>()).expect("no error");
    let sent = sent.lock().expect("a log");
    assert!(sent.iter().all(|input| input.limit == Some(50)), "{sent:?}");
}

#[test]
fn is_not_terminated_before_the_last_item() {
    let (pages, _) = paginator::<ByText>(text_input(None), vec![text_page(None, &[1, 2])]);
    let mut items = pages.items();
    for expected in [1, 2] {
        assert!(!items.is_terminated());
        assert_eq!(now(items.next()).expect("an item").expect("no error"), expected);
    }
    assert!(now(items.next()).is_none());
    assert!(items.is_terminated());
}

/// A call that never ends and logs when it is dropped.
struct Endless(Arc<Mutex<Vec<&'static str>>>);

impl Future for Endless {
    type Output = Result<TextOutput, CallError<Unhandled>>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.lock().expect("a log").push("polled");
        Poll::Pending
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        self.0.lock().expect("a log").push("dropped");
    }
}

#[test]
fn a_call_resumes_after_cancellation_and_ends_with_the_paginator() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let calls = log.clone();
    let mut pages: Paginator<ByText> = Paginator::new(text_input(None), move |_| {
        calls.lock().expect("a log").push("sent");
        Endless(calls.clone())
    });
    for _ in 0..2 {
        let mut next = pin!(pages.next());
        assert!(next.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(*log.lock().expect("a log"), ["sent", "polled", "polled"]);
    drop(pages);
    assert_eq!(*log.lock().expect("a log"), ["sent", "polled", "polled", "dropped"]);
}

#[test]
fn paginators_are_send() {
    fn assert_movable<T: FusedStream + Send + Unpin + 'static>(_: &T) {}
    let (pages, _) = paginator::<ByText>(text_input(None), Vec::new());
    assert_movable(&pages);
    assert_movable(&pages.items());
}
