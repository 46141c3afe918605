//! Tests of the model's examples.

use proc_macro2::TokenStream;
use quote::quote;

use crate::render::source::json::json;

use crate::plan::{Docs, ExampleOutcome, ExamplePlan, Plan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc, generated, ident, in_crate, runtime};
use crate::render::types::value::setters;

/// Renders a test for each example of an operation.
pub(in crate::render) fn examples(plan: &Plan) -> String {
    let docs = "Tests of the model's examples: each input serializes and each output deserializes as documented.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    for example in &plan.examples {
        let tokens = example_test(plan, example, &mut source);
        source.items(tokens);
    }
    source.finish()
}

fn example_test(plan: &Plan, example: &ExamplePlan, source: &mut Source) -> TokenStream {
    let krate = generated(plan);
    let (name, docs) = (ident(&example.name), doc(&example.docs));
    let module = ident(&example.module);
    let (operation, input_name) = (ident(&example.operation), ident(&example.input_name));
    let operation = quote!(#krate::operation::#module::#operation);
    let input_setters = setters(&krate, &example.input);
    let sent = sent(example, &operation, &krate, source);
    let validate = example.is_valid.then(|| quote!(input.validate()?;));
    let outcome = example
        .outcome
        .as_ref()
        .map(|o| outcome(&krate, &quote!(#krate::operation::#module), &operation, o, source));
    quote! {
        #docs
        #[test]
        fn #name() -> Result<(), Box<dyn ::std::error::Error>> {
            let input = #krate::operation::#module::#input_name::builder() #input_setters .build();
            #validate
            #sent
            #outcome
            Ok(())
        }
    }
}

/// Renders the check of the request.
fn sent(
    example: &ExamplePlan,
    operation: &TokenStream,
    krate: &TokenStream,
    source: &mut Source,
) -> TokenStream {
    let rt = runtime();
    let json = source.indented_literal(&json(&example.input_json));
    quote! {
        let sent = #rt::test_util::wire::request_body::<#operation>(&#krate::SERVICE, &input)?;
        let expected: serde_json::Value = serde_json::from_str(#json)?;
        assert_eq!(sent, expected);
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
                (ident(name), setters(krate, fields), source.indented_literal(&json(value)));
            quote! {
                let body: serde_json::Value = serde_json::from_str(#json)?;
                let received = #rt::test_util::wire::output::<#operation>(&#krate::SERVICE, &body)?;
                let expected = #module::#name::builder() #setters .build();
                assert_eq!(received, expected);
            }
        }
        ExampleOutcome::Error { enum_name, error, code, json: value, fields } => {
            let (enum_name, setters, json) =
                (ident(enum_name), setters(krate, fields), source.indented_literal(&json(value)));
            let (variant, error) = (ident(&error.name), in_crate(krate, error));
            quote! {
                let body: serde_json::Value = serde_json::from_str(#json)?;
                let received = #rt::test_util::wire::error::<#operation>(&#krate::SERVICE, #code, &body)?;
                let metadata = #rt::error::ErrorMetadata::builder().code(#code).build();
                let expected = #error::builder() #setters .metadata(metadata).build();
                let expected = #module::#enum_name::#variant(expected);
                assert_eq!(received, expected);
            }
        }
    }
}
