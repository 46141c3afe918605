//! The model's protocol tests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{HttpRequestTest, HttpResponseTest, ProtocolTest};
use crate::plan::{
    CommonTestPlan, Docs, Plan, RequestTestPlan, ResponseOutcome, ResponseTestPlan, SkippedTest,
};
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
    let HttpRequestTest { id, message, .. } = &test.expected;
    let (method, uri) = (&message.method, &message.uri);
    let auth = auth_scheme(&test.common);
    let (line, headers) = (line_checks(&test.expected), headers(&test.expected));
    let body = request_body(&test.expected, source);
    function(
        &test.common,
        &quote! {
            let input = #krate::operation::#module::#input_name::builder() #setters .build();
            #rt::test_util::protocol::RequestTest::new(#id, #method, #uri)
                #auth #line #headers #body
                .check::<#operation>(&#krate::SERVICE, input);
        },
    )
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
    let HttpResponseTest { id, message, headers: given, body, .. } = &test.given;
    let status = Literal::u16_unsuffixed(message.code);
    let auth = auth_scheme(&test.common);
    let headers = given.iter().map(|(name, value)| quote!(.header(#name, #value)));
    let body = body.as_deref().filter(|body| !body.is_empty()).map(|body| {
        let body = source.literal(body);
        quote!(.body(#body))
    });
    let (expected, check) = outcome(&krate, test);
    function(
        &test.common,
        &quote! {
            let expected = #expected::builder() #setters .build();
            #rt::test_util::protocol::ResponseTest::new(#id, #status)
                #auth #(#headers)* #body
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
fn line_checks(test: &HttpRequestTest) -> TokenStream {
    let message = &test.message;
    let host = message.host.as_ref().map(|host| quote!(.host(#host)));
    let resolved = message.resolved_host.as_ref().map(|host| quote!(.resolved_host(#host)));
    let (params, forbidden, required) =
        (&message.query_params, &message.forbid_query_params, &message.require_query_params);
    quote! {
        #host #resolved
        #(.query_param(#params))* #(.forbid_query_param(#forbidden))* #(.require_query_param(#required))*
    }
}

fn headers<M>(test: &ProtocolTest<M>) -> TokenStream {
    let headers = test.headers.iter().map(|(name, value)| quote!(.header(#name, #value)));
    let (forbidden, required) = (&test.forbid_headers, &test.require_headers);
    quote!(#(#headers)* #(.forbid_header(#forbidden))* #(.require_header(#required))*)
}

/// Renders the check of the body. An empty body has no media type.
fn request_body(test: &HttpRequestTest, source: &mut Source) -> Option<TokenStream> {
    let text = test.body.as_deref()?;
    let body = source.literal(text);
    Some(match &test.body_media_type {
        Some(media_type) if !text.is_empty() => quote!(.body_of(#media_type, #body)),
        _ => quote!(.body(#body)),
    })
}
