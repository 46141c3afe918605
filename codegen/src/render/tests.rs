//! The generated crate's tests: what the model itself promises.

mod endpoint;

pub(super) use endpoint::endpoint;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::source::Source;
use super::tokens::{doc, generated, ident, in_crate, runtime};
use super::value::setters;
use crate::plan::{Docs, ExampleOutcome, ExamplePlan, Plan};

/// The tests that the operations' examples are.
pub(super) fn examples(plan: &Plan) -> String {
    let docs = "The model's examples: what is built is what is sent, and what is received is what is read.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.text(super::lints::of_tests(plan));
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

/// JSON as `serde_json`'s macro takes it, which can't take much; as text, where there is more.
fn json(value: &Value) -> String {
    if is_large(value, MOST_NESTED) {
        return format!("serde_json::from_str::<serde_json::Value>({:?})?", value.to_string());
    }
    format!("serde_json::json!({})", json_text(value, 0))
}

/// How many items an array may have that is given to the macro, which is recursive.
const MOST_ITEMS: usize = 50;

/// How deep values may be nested that are given to the macro.
const MOST_NESTED: usize = 10;

/// Whether there is much in a value.
fn is_large(value: &Value, depth: usize) -> bool {
    let Some(inner) = depth.checked_sub(1) else { return true };
    match value {
        Value::Array(items) => {
            items.len() > MOST_ITEMS || items.iter().any(|item| is_large(item, inner))
        }
        Value::Object(entries) => {
            entries.len() > MOST_ITEMS || entries.values().any(|item| is_large(item, inner))
        }
        _ => false,
    }
}

fn json_text(value: &Value, depth: usize) -> String {
    match value {
        Value::Array(items) if !items.is_empty() => {
            let items = items.iter().map(|item| json_text(item, depth + 1));
            block('[', items, ']', depth)
        }
        Value::Object(entries) if !entries.is_empty() => {
            let entries = entries
                .iter()
                .map(|(key, item)| format!("{key:?}: {}", json_text(item, depth + 1)));
            block('{', entries, '}', depth)
        }
        // A literal without a type is an `i32`.
        Value::Number(number) if number.as_i64().is_some_and(|it| i32::try_from(it).is_err()) => {
            format!("{number}_i64")
        }
        Value::Number(number) if number.is_u64() && !number.is_i64() => format!("{number}_u64"),
        // Rust has other escapes than JSON.
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    }
}

/// Lines between brackets, each with what it holds.
fn block(open: char, lines: impl Iterator<Item = String>, close: char, depth: usize) -> String {
    let (outer, inner) = ("    ".repeat(depth), "    ".repeat(depth + 1));
    let lines: Vec<String> = lines.map(|line| format!("{inner}{line}")).collect();
    format!("{open}\n{}\n{outer}{close}", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_is_written_with_the_escapes_of_rust() {
        assert_eq!(json(&json!("\u{1}\"\n")), r#"serde_json::json!("\u{1}\"\n")"#);
        assert_eq!(json(&json!({ "\u{1}": -1 })), "serde_json::json!({\n    \"\\u{1}\": -1\n})");
    }

    #[test]
    fn much_json_is_written_as_text() {
        let is_text = |value: Value| json(&value).starts_with("serde_json::from_str");
        assert!(is_text(Value::from(vec![1; MOST_ITEMS + 1])));
        assert!(!is_text(Value::from(vec![1; MOST_ITEMS])));
        let deep = (0..MOST_NESTED).fold(json!(1), |inner, _| json!([inner]));
        assert!(is_text(json!({ "a": deep })));
    }
}
