//! Tests of operations, errors and features.

use super::{PublicApi, about, features, own, plan, traits};

const UNIT: &str =
    r#", "input": {"target": "smithy.api#Unit"}, "output": {"target": "smithy.api#Unit"}"#;

#[test]
fn an_operation_without_members_has_a_builder() {
    let plan = plan("", UNIT, r#""a#T": {"type": "string"}"#);
    let expected = [
        "pub struct operation::o::OInputBuilder<S = Empty>",
        "pub fn operation::o::OInputBuilder::as_input(&self) -> &operation::o::OInput where S: operation::o::input_builder::State",
        "pub fn operation::o::OInputBuilder::build(self) -> operation::o::OInput where S: operation::o::input_builder::State",
        "pub fn operation::o::OInputBuilder::customize(self, change: impl FnOnce(config::Builder) -> config::Builder) -> Self where S: operation::o::input_builder::State, S::Origin: HasClient",
        "pub fn operation::o::OInputBuilder::send(self) -> builder::SendFuture<operation::o::O> where S: operation::o::input_builder::State, S::Origin: CanSend",
        "pub fn operation::o::OInputBuilder::with_input(self, input: operation::o::OInput) -> Self<operation::o::input_builder::Complete<S>>",
        "impl Clone for operation::o::OInputBuilder",
        "impl Debug for operation::o::OInputBuilder where S: operation::o::input_builder::State",
    ];
    assert_eq!(about(&plan, "operation::o::OInputBuilder"), expected);
    let listing = PublicApi::new(&plan).to_string();
    assert!(!listing.contains("pub mod types::builders"), "no structure has a builder there");
    assert!(!listing.contains("pages"), "no operation is paginated");
}

#[test]
fn into_builder_of_an_input_returns_a_complete_builder() {
    let operation = r#", "input": {"target": "a#I"}, "output": {"target": "smithy.api#Unit"}"#;
    let shapes = r#""a#I": {"type": "structure", "members": {
        "b": {"target": "smithy.api#Boolean", "traits": {"smithy.api#required": {}}},
        "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}}"#;
    let plan = plan("", operation, shapes);
    let expected = [
        "pub fn operation::o::OInput::builder() -> operation::o::OInputBuilder",
        "pub fn operation::o::OInput::into_builder(self) -> operation::o::OInputBuilder<operation::o::input_builder::Complete>",
        "#[cfg(feature = \"input-validation\")] pub fn operation::o::OInput::validate(&self) -> Result<(), error::ConstraintViolations>",
    ];
    assert_eq!(own(&plan, "operation::o::OInput")[3..], expected);
    let builder = own(&plan, "operation::o::OInputBuilder");
    let build = "pub fn operation::o::OInputBuilder::build(self) -> operation::o::OInput where S: operation::o::input_builder::State<B = Set, A = Set>";
    assert!(builder.contains(&build.to_owned()), "{builder:#?}");
    let states = [
        "pub mod operation::o::input_builder",
        "pub trait operation::o::input_builder::IsComplete",
        "pub trait operation::o::input_builder::State",
        "pub struct operation::o::input_builder::SetB<S = Empty>",
        "pub struct operation::o::input_builder::SetA<S = Empty>",
        "pub struct operation::o::input_builder::Complete<S = Empty>",
    ];
    let listing = PublicApi::new(&plan).to_string();
    for line in states {
        assert!(listing.lines().any(|other| other == line), "{line}");
    }
}

#[test]
fn an_error_is_a_structure_and_a_variant() {
    let operation = [UNIT, r#", "errors": [{"target": "a#Slow"}, {"target": "a#Bad"}]"#].concat();
    let shapes = r#"
        "a#Slow": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}},
        "a#Bad": {"type": "structure", "traits": {"smithy.api#error": "client"}, "members": {
            "message": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "metadata": {"target": "smithy.api#String"}}}"#;
    let plan = plan("", &operation, shapes);
    let expected = [
        "#[non_exhaustive] pub struct types::error::Bad",
        "pub types::error::Bad::message: String",
        "pub types::error::Bad::metadata_of_error: Option<String> // \"metadata\"",
        "pub fn types::error::Bad::builder() -> types::error::builders::BadBuilder",
    ];
    assert_eq!(own(&plan, "types::error::Bad"), expected);
    let metadata = "pub fn types::error::builders::BadBuilder::metadata(self, metadata: error::ErrorMetadata) -> Self";
    assert!(own(&plan, "types::error::builders::BadBuilder").contains(&metadata.to_owned()));
    let of_bad = traits(&plan, "types::error::Bad");
    assert!(of_bad.contains(&"error::ProvideErrorKind".to_owned()), "{of_bad:?}");
    assert_eq!(own(&plan, "operation::o::OError"), enumeration("operation::o::OError"));
    assert_eq!(own(&plan, "error::ServiceError"), enumeration("error::ServiceError"));
    let of_service = traits(&plan, "error::ServiceError");
    assert!(of_service.contains(&"From<operation::o::OError>".to_owned()), "{of_service:?}");
}

/// Returns the lines of an error enum except those of its traits.
fn enumeration(path: &str) -> [String; 6] {
    [
        format!("#[non_exhaustive] pub enum {path}"),
        format!("pub {path}::Bad(types::error::Bad)"),
        format!("pub {path}::Slow(types::error::Slow)"),
        format!("pub {path}::Unhandled(error::Unhandled)"),
        format!("pub fn {path}::is_bad(&self) -> bool"),
        format!("pub fn {path}::is_slow(&self) -> bool"),
    ]
}

#[test]
fn the_errors_of_all_calls_convert_to_the_error_type() {
    let plan = plan("", UNIT, r#""a#T": {"type": "string"}"#);
    let expected = [
        "pub struct error::Error",
        "pub fn error::Error::into_call_error(self) -> error::CallError<error::ServiceError>",
        "impl Debug for error::Error",
        "impl Deref<Target = error::CallError<error::ServiceError>> for error::Error",
        "impl Display for error::Error",
        "impl<E> From<error::CallError<E>> for error::Error where error::ServiceError: From<E>",
        "impl<E> From<error::SdkError<E>> for error::Error where E: OperationError, error::ServiceError: From<E>",
        "impl error::ProvideErrorMetadata for error::Error",
        "impl error::RequestId for error::Error",
        "impl std::error::Error for error::Error",
    ];
    assert_eq!(about(&plan, "error::Error"), expected);
}

#[test]
fn a_paginated_operation_lists_its_token_page_size_and_items() {
    let operation = r#", "input": {"target": "a#I"}, "output": {"target": "a#P"}, "traits": {
        "smithy.api#paginated": {
            "inputToken": "token", "outputToken": "token", "pageSize": "size", "items": "items"}}"#;
    let shapes = r#"
        "a#I": {"type": "structure", "members": {"token": {"target": "smithy.api#String"},
            "size": {"target": "smithy.api#Integer"}}},
        "a#P": {"type": "structure", "members": {"token": {"target": "smithy.api#String"},
            "items": {"target": "a#L"}}},
        "a#L": {"type": "list", "member": {"target": "smithy.api#String"}}"#;
    let plan = plan("", operation, shapes);
    let expected = [
        "Clone",
        "Copy",
        "Debug",
        "Operation<Error = operation::o::OError, Input = operation::o::OInput, Output = operation::o::OOutput>",
        "pages::PageSize<Size = i32>",
        "pages::PagedItems<Items = Vec<String>>",
        "pages::PaginatedOperation<Token = String>",
    ];
    assert_eq!(traits(&plan, "operation::o::O"), expected);
    let items = "impl pages::PagedItems<Items = Vec<String>> for operation::o::O // \"items\"";
    assert!(about(&plan, "operation::o::O").contains(&items.to_owned()));
    let paginator = "pub fn operation::o::OInputBuilder::into_paginator(self) -> pages::Paginator<operation::o::O> where S: operation::o::input_builder::State, S::Origin: CanSend";
    assert!(own(&plan, "operation::o::OInputBuilder").contains(&paginator.to_owned()));
    assert_eq!(about(&plan, "pages"), ["pub use smithy_client_runtime::pages as pages"]);
}

#[test]
fn marks_the_type_and_the_method_of_a_deprecated_operation() {
    let operation = [UNIT, r#", "traits": {"smithy.api#deprecated": {}}"#].concat();
    let plan = plan("", &operation, r#""a#T": {"type": "string"}"#);
    assert_eq!(about(&plan, "operation::o::O")[0], "#[deprecated] pub struct operation::o::O");
    let method =
        "#[deprecated] pub fn Client::o(&self) -> operation::o::OInputBuilder<builder::FromClient>";
    assert!(about(&plan, "Client").contains(&method.to_owned()));
}

#[test]
fn a_service_with_sigv4a_has_its_feature() {
    let shapes = r#""a#T": {"type": "string"}"#;
    let without = features(&plan("", UNIT, shapes));
    let with = features(&plan(r#", "aws.auth#sigv4a": {"name": "s"}"#, UNIT, shapes));
    let optional = [
        "feature blocking",
        "feature chrono",
        "feature fips",
        "feature jiff",
        "feature ring-https-client",
        "feature serde",
        "feature test-util",
        "feature time",
    ];
    let default = [
        "feature default-https-client (default)",
        "feature input-validation (default)",
        "feature rt-tokio (default)",
    ];
    assert_eq!(without, [default.as_slice(), &optional].concat());
    assert_eq!(with, [default.as_slice(), &["feature sigv4a (default)"], &optional].concat());
}

#[test]
fn a_waiter_has_a_type_a_client_method_and_a_builder_method() {
    let operation = format!(
        r#"{UNIT}, "traits": {{"smithy.waiters#waitable": {{"OReady": {{"deprecated": true,
            "acceptors": [{{"state": "success", "matcher": {{"success": true}}}}]}}}}}}"#
    );
    let plan = plan("", &operation, r#""a#T": {"type": "string"}"#);
    let expected = [
        "#[deprecated] pub struct waiters::OReady",
        "impl Clone for waiters::OReady",
        "impl Copy for waiters::OReady",
        "impl Debug for waiters::OReady",
        "impl waiters::Waiter<Operation = operation::o::O> for waiters::OReady",
    ];
    assert_eq!(about(&plan, "waiters::OReady"), expected);
    let client = own(&plan, "Client");
    let method = "#[deprecated] pub fn Client::wait_until_o_ready(&self) -> \
                  operation::o::OInputBuilder<builder::FromWaiter<waiters::OReady>>";
    assert!(client.iter().any(|line| line == method), "{client:#?}");
    let builder = own(&plan, "operation::o::OInputBuilder");
    let wait = "pub fn operation::o::OInputBuilder::wait(self, max_wait: std::time::Duration) -> \
                builder::WaitFuture<W> where W: waiters::Waiter<Operation = operation::o::O>, \
                S: operation::o::input_builder::State<Origin = FromWaiter<W>>";
    assert!(builder.iter().any(|line| line == wait), "{builder:#?}");
}
