//! The generated crate's tests: what the model itself promises.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::source::Source;
use super::tokens::{doc, generated, ident, in_crate, runtime};
use super::value::setters;
use crate::plan::{
    Docs, EndpointTest, EndpointTestExpectation, ExampleOutcome, ExamplePlan, ParameterValue, Plan,
};

/// The tests of the endpoint rules.
pub(super) fn endpoint(plan: &Plan) -> String {
    let docs = "The endpoint rules, held to the model's own tests.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    for test in &plan.endpoint.tests {
        source.items(endpoint_test(plan, test));
    }
    source.finish()
}

fn endpoint_test(plan: &Plan, test: &EndpointTest) -> TokenStream {
    let krate = generated(plan);
    let (name, docs) = (ident(&test.name), doc(&test.docs));
    let mutable = (!test.parameters.is_empty()).then(|| quote!(mut));
    let parameters = test.parameters.iter().map(|(field, value)| {
        let (field, value) = (ident(field), parameter(plan, field, value));
        quote!(params.#field = #value;)
    });
    let (expected, actual) = match &test.expectation {
        EndpointTestExpectation::Endpoint { url, auth_schemes, headers } => {
            (expected_endpoint(url, auth_schemes, headers), quote!(.expect("an endpoint")))
        }
        EndpointTestExpectation::Error(message) => {
            (quote!(#message), quote!(.expect_err("no endpoint").to_string()))
        }
    };
    quote! {
        #docs
        #[test]
        fn #name() {
            let #mutable params = #krate::endpoint::Params::default();
            #(#parameters)*
            let actual = #krate::endpoint::resolve(&params)#actual;
            let expected = #expected;
            assert_eq!(actual, expected);
        }
    }
}

fn parameter(plan: &Plan, field: &crate::plan::Name, value: &ParameterValue) -> TokenStream {
    let certain = plan
        .endpoint
        .parameters
        .iter()
        .any(|parameter| parameter.field == *field && parameter.is_certain());
    let value = match value {
        ParameterValue::Text(text) => quote!(String::from(#text)),
        ParameterValue::Bool(value) => quote!(#value),
    };
    if certain { value } else { quote!(Some(#value)) }
}

fn expected_endpoint(
    url: &str,
    auth_schemes: &[(String, Vec<(String, Value)>)],
    headers: &[(String, Vec<String>)],
) -> TokenStream {
    let rt = runtime();
    let schemes = auth_schemes.iter().map(|(name, properties)| {
        let properties = properties.iter().map(|(key, value)| {
            let value = document(value);
            quote!(.put(#key, #value))
        });
        let scheme =
            quote!(#rt::endpoint::EndpointAuthScheme::with_capacity(#name, 1) #(#properties)*);
        quote!(.auth_scheme(#scheme))
    });
    let headers = headers
        .iter()
        .flat_map(|(name, values)| values.iter().map(move |value| quote!(.header(#name, #value))));
    quote!(#rt::endpoint::Endpoint::builder().url(#url) #(#schemes)* #(#headers)* .build())
}

/// A property's value as a document.
fn document(value: &Value) -> TokenStream {
    let rt = runtime();
    match value {
        Value::String(text) => quote!(#text),
        Value::Bool(value) => quote!(#value),
        Value::Array(items) => {
            let items = items.iter().map(document);
            quote!(vec![#(#rt::types::Document::from(#items)),*])
        }
        other => {
            let text = other.to_string();
            quote!(#text)
        }
    }
}

/// The tests that the operations' examples are.
pub(super) fn examples(plan: &Plan) -> String {
    let docs = "The model's examples: what is built is what is sent, and what is received is what is read.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.text(super::lib_rs::allow_deprecated(plan).trim_start());
    for example in &plan.examples {
        let tokens = example_test(plan, example, &mut source);
        source.items(tokens);
    }
    source.finish()
}

fn example_test(plan: &Plan, example: &ExamplePlan, source: &mut Source) -> TokenStream {
    let rt = runtime();
    let krate = generated(plan);
    let (name, docs) = (ident(&example.name), doc(&example.docs));
    let module = ident(&example.module);
    let (operation, input_name) = (ident(&example.operation), ident(&example.input_name));
    let operation = quote!(#krate::operation::#module::#operation);
    let input_setters = setters(&krate, &example.input);
    let json = source.raw(&json(&example.input_json));
    let outcome = example
        .outcome
        .as_ref()
        .map(|o| outcome(&krate, &quote!(#krate::operation::#module), &operation, o, source));
    quote! {
        #docs
        #[test]
        fn #name() -> Result<(), Box<dyn ::std::error::Error>> {
            let input = #krate::operation::#module::#input_name::builder() #input_setters .build();
            input.validate()?;
            let sent = #rt::test_util::wire::request_body::<#operation>(&#krate::SERVICE, &input)?;
            let expected = #json;
            assert_eq!(sent, expected);
            #outcome
            Ok(())
        }
    }
}

fn outcome(
    krate: &TokenStream,
    module: &TokenStream,
    operation: &TokenStream,
    of: &ExampleOutcome,
    source: &mut Source,
) -> TokenStream {
    let rt = runtime();
    match of {
        ExampleOutcome::Output { name, json: value, fields } => {
            let (name, setters, json) =
                (ident(name), setters(krate, fields), source.raw(&json(value)));
            quote! {
                let body = #json;
                let received = #rt::test_util::wire::output::<#operation>(&#krate::SERVICE, &body)?;
                let expected = #module::#name::builder() #setters .build();
                assert_eq!(received, expected);
            }
        }
        ExampleOutcome::Error { enum_name, error, code, json: value, fields } => {
            let (enum_name, setters, json) =
                (ident(enum_name), setters(krate, fields), source.raw(&json(value)));
            let (variant, error) = (ident(&error.name), in_crate(krate, error));
            quote! {
                let body = #json;
                let received = #rt::test_util::wire::error::<#operation>(&#krate::SERVICE, #code, &body)?;
                let metadata = #rt::error::ErrorMetadata::builder().code(#code).build();
                let expected = #error::builder() #setters .metadata(metadata).build();
                let expected = #module::#enum_name::#variant(expected);
                assert_eq!(received, expected);
            }
        }
    }
}

/// JSON as `serde_json`'s macro takes it.
fn json(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let indented: Vec<String> = text
        .lines()
        .map(|line| {
            let bare = line.trim_start();
            format!("{}{bare}", " ".repeat((line.len() - bare.len()) * 2))
        })
        .collect();
    format!("serde_json::json!({})", indented.join("\n"))
}
