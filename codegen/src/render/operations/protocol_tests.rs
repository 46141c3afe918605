//! The model's protocol tests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{
    ClientSettings, CommonTestPlan, Docs, Plan, RequestTestPlan, ResponseOutcome, ResponseTestPlan,
    SkippedTest,
};
use crate::render::endpoint::rule_tests::settings;
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc, generated, ident, in_crate, runtime};
use crate::render::types::value::setters;
use crate::text::on_one_line;

/// Renders the file of the protocol tests. A comment lists the skipped tests.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let docs = "The model's protocol tests: the requests that clients send, and the responses that they parse.";
    let tests = &plan.protocol_tests;
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.text(skipped(&tests.skipped));
    for test in &tests.requests {
        let tokens = request_test(plan, test, &mut source);
        source.items(tokens);
    }
    for test in &tests.responses {
        let tokens = response_test(plan, test, &mut source);
        source.items(tokens);
    }
    source.finish()
}

/// Lists the skipped tests, one on each line.
fn skipped(tests: &[SkippedTest]) -> String {
    let line = |test: &SkippedTest| {
        format!("// skipped: {}: {}", on_one_line(&test.id), on_one_line(&test.reason))
    };
    let lines: Vec<String> = tests.iter().map(line).collect();
    lines.join("\n")
}

/// Renders a test of a request:
///
/// ```ignore
/// #[test]
/// fn sends_a_name() -> Result<(), Box<dyn Error>> {
///     let input = CallInput::builder().name("x").build();
///     RequestTest::new("SendsAName", "POST", "/")
///         .header("Content-Type", "application/x-amz-json-1.0")
///         .body_of("application/json", r#"{"name": "x"}"#)
///         .check::<Call>(&SERVICE, input);
///     Ok(())
/// }
/// ```
fn request_test(plan: &Plan, test: &RequestTestPlan, source: &mut Source) -> TokenStream {
    let (rt, krate) = (runtime(), generated(plan));
    let (input_name, module) = (ident(&test.input_name), ident(&test.common.module));
    let (setters, operation) = (setters(&krate, &test.input), operation(&krate, &test.common));
    let (id, message) = (&test.expected.id, &test.expected.message);
    let (method, uri) = (&message.method, &message.uri);
    let auth = auth_scheme(&test.common);
    let (import, configure) = configuration(&krate, test);
    let (line, headers) = (line_checks(test), headers(test));
    let body = request_body(test, source);
    function(
        &test.common,
        &quote! {
            #import
            let input = #krate::operation::#module::#input_name::builder() #setters .build();
            #rt::test_util::protocol::RequestTest::new(#id, #method, #uri)
                #auth #configure #line #headers #body
                .check::<#operation>(&#krate::SERVICE, input);
        },
    )
}

/// Renders the import for the client's configuration and the call that sets it, if the test has one.
fn configuration(
    krate: &TokenStream,
    test: &RequestTestPlan,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let Some(ClientSettings { builtins, own }) = &test.settings else { return (None, None) };
    let import = (!own.is_empty()).then(|| quote!(use #krate::endpoint::EndpointSettings;));
    let settings = settings(krate, builtins, own);
    (import, Some(quote!(.configure(|config| config #settings))))
}

/// Renders a test of a response, in a function like that of a request test:
///
/// ```ignore
/// let expected = CallOutput::builder().name("x").build();
/// ResponseTest::new("ReadsAName", 200)
///     .body(r#"{"name": "x"}"#)
///     .check_output::<Call>(&SERVICE, expected);
/// ```
fn response_test(plan: &Plan, test: &ResponseTestPlan, source: &mut Source) -> TokenStream {
    let (rt, krate) = (runtime(), generated(plan));
    let (setters, operation) = (setters(&krate, &test.fields), operation(&krate, &test.common));
    let (id, status) = (&test.given.id, Literal::u16_unsuffixed(test.given.message.code));
    let auth = auth_scheme(&test.common);
    let headers = test.given.headers.iter().map(|(name, value)| quote!(.header(#name, #value)));
    let body = test.given.body.as_deref().filter(|body| !body.is_empty()).map(|body| {
        let body = source.literal(body);
        match test.is_base64 {
            true => quote!(.body_base64(#body)),
            false => quote!(.body(#body)),
        }
    });
    let code = test.code.as_ref().map(|code| quote!(.code(#code)));
    let (expected, check) = outcome(&krate, test);
    function(
        &test.common,
        &quote! {
            let expected = #expected::builder() #setters .build();
            #rt::test_util::protocol::ResponseTest::new(#id, #status)
                #auth #(#headers)* #body #code
                .#check::<#operation>(&#krate::SERVICE, expected);
        },
    )
}

/// Returns the type that a response deserializes to, and the method that checks it.
fn outcome(krate: &TokenStream, test: &ResponseTestPlan) -> (TokenStream, TokenStream) {
    match &test.outcome {
        ResponseOutcome::Output(name) => {
            let (name, module) = (ident(name), ident(&test.common.module));
            (quote!(#krate::operation::#module::#name), quote!(check_output))
        }
        ResponseOutcome::Error(error) => (in_crate(krate, error), quote!(check_error)),
    }
}

/// Renders the function of a test.
fn function(test: &CommonTestPlan, statements: &TokenStream) -> TokenStream {
    let (name, docs) = (ident(&test.name), doc(&test.docs));
    quote! {
        #docs
        #[test]
        fn #name() -> Result<(), Box<dyn ::std::error::Error>> {
            #statements
            Ok(())
        }
    }
}

fn operation(krate: &TokenStream, test: &CommonTestPlan) -> TokenStream {
    let (operation, module) = (ident(&test.operation), ident(&test.module));
    quote!(#krate::operation::#module::#operation)
}

fn auth_scheme(test: &CommonTestPlan) -> Option<TokenStream> {
    let name = test.auth?.name();
    Some(quote!(.auth_scheme(#name)))
}

/// Renders the checks of the host and the query string.
fn line_checks(test: &RequestTestPlan) -> TokenStream {
    let message = &test.expected.message;
    let host = message.host.as_ref().map(|host| quote!(.host(#host)));
    let resolved = message.resolved_host.as_ref().map(|host| quote!(.resolved_host(#host)));
    let (params, forbidden, required) =
        (&message.query_params, &message.forbid_query_params, &message.require_query_params);
    quote! {
        #host #resolved
        #(.query_param(#params))* #(.forbid_query_param(#forbidden))* #(.require_query_param(#required))*
    }
}

fn headers(test: &RequestTestPlan) -> TokenStream {
    let expected = &test.expected;
    let headers = expected.headers.iter().map(|(name, value)| quote!(.header(#name, #value)));
    let (forbidden, required) = (&expected.forbid_headers, &expected.require_headers);
    quote!(#(#headers)* #(.forbid_header(#forbidden))* #(.require_header(#required))*)
}

/// Renders the check of the body. An empty body has no media type.
fn request_body(test: &RequestTestPlan, source: &mut Source) -> Option<TokenStream> {
    let text = test.expected.body.as_deref()?;
    let body = source.literal(text);
    Some(match &test.expected.body_media_type {
        Some(media_type) if !text.is_empty() => quote!(.body_of(#media_type, #body)),
        _ => quote!(.body(#body)),
    })
}
