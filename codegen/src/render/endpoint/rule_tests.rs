//! Tests of the endpoint rules.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::parameters::parameter_value;
use super::properties::document;
use crate::plan::{
    Builtin, Docs, EndpointTest, EndpointTestCall, EndpointTestExpectation, Name, ParameterValue,
    Plan, Setting,
};
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc, generated, ident, runtime};
use crate::render::types::value::setters;
use crate::text::on_one_line;

/// Renders the file of the tests.
pub(in crate::render) fn endpoint(plan: &Plan) -> String {
    let docs = "The model's tests of the endpoint rules.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let endpoint = &plan.endpoint;
    source.text(left_out(&endpoint.left_out));
    for test in &endpoint.tests {
        source.items(endpoint_test(plan, test));
        for call in &test.calls {
            source.items(call_test(plan, test, call));
        }
    }
    source.finish()
}

/// Lists in a comment the tests that are left out, with the reasons.
fn left_out(reasons: &[(String, usize)]) -> String {
    let lines = reasons
        .iter()
        .map(|(reason, count)| format!("//\n// {count} left out: {}.", on_one_line(reason)));
    let lines: Vec<String> = lines.collect();
    match lines.is_empty() {
        true => String::new(),
        false => {
            format!("// Tests of the model that are not generated:\n{}", lines.join("\n"))
        }
    }
}

fn endpoint_test(plan: &Plan, test: &EndpointTest) -> TokenStream {
    let krate = generated(plan);
    let (name, docs) = (ident(&test.name), doc(&test.docs));
    let mutable = (!test.parameters.is_empty()).then(|| quote!(mut));
    let parameters = test.parameters.iter().map(|(field, value)| {
        let (field, value) = (ident(field), parameter(plan, field, value));
        quote!(params.#field = #value;)
    });
    let (expected, actual) = expected(&test.expectation);
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

/// Renders the expected value of a test, and the method calls that extract the actual value from the result.
fn expected(expectation: &EndpointTestExpectation) -> (TokenStream, TokenStream) {
    match expectation {
        EndpointTestExpectation::Endpoint { .. } => {
            (expected_endpoint(expectation), quote!(.expect("an endpoint")))
        }
        EndpointTestExpectation::Error(message) => {
            (quote!(#message), quote!(.expect_err("no endpoint").to_string()))
        }
    }
}

/// Renders a test of an operation's call with the same expectation.
fn call_test(plan: &Plan, test: &EndpointTest, call: &EndpointTestCall) -> TokenStream {
    let (krate, rt) = (generated(plan), runtime());
    let (name, docs) = (ident(&call.name), doc(&test.docs));
    let (module, operation) = (ident(&call.module), ident(&call.operation));
    let (input_name, input) = (ident(&call.input_name), setters(&krate, &call.input));
    let operation_path = quote!(#krate::operation::#module::#operation);
    let settings = settings(&krate, &call.builtins, &call.settings);
    let import =
        (!call.settings.is_empty()).then(|| quote!(use #krate::endpoint::EndpointSettings;));
    let account_id = account_id(call);
    let (expected, actual) = expected(&test.expectation);
    quote! {
        #docs
        #[test]
        fn #name() -> Result<(), Box<dyn ::std::error::Error>> {
            #import
            let config = #krate::Config::builder() #settings .build();
            let input = #krate::operation::#module::#input_name::builder() #input .build();
            let actual = #rt::test_util::wire::endpoint::<#operation_path>(
                &#krate::SERVICE, &config, #account_id, &input,
            ) #actual;
            let expected = #expected;
            assert_eq!(actual, expected);
            Ok(())
        }
    }
}

/// Renders the calls of a configuration's setters.
pub(in crate::render) fn settings(
    krate: &TokenStream,
    builtins: &[(Builtin, ParameterValue)],
    own: &[(Setting, ParameterValue)],
) -> TokenStream {
    let builtins = builtins.iter().filter_map(|(builtin, value)| {
        Some(match (builtin, value) {
            (Builtin::Region, ParameterValue::Text(text)) => {
                quote!(.region(#krate::config::Region::new(#text)))
            }
            (Builtin::Endpoint, ParameterValue::Text(text)) => quote!(.endpoint_url(#text)),
            (Builtin::UseFips, ParameterValue::Bool(value)) => quote!(.use_fips(#value)),
            (Builtin::UseDualStack, ParameterValue::Bool(value)) => quote!(.use_dual_stack(#value)),
            (Builtin::AccountIdEndpointMode, ParameterValue::Text(text)) => {
                quote!(.account_id_endpoint_mode(#text.parse()?))
            }
            _ => return None,
        })
    });
    let own = own.iter().map(|(setting, value)| own_setting(setting, value));
    quote!(#(#builtins)* #(#own)*)
}

fn own_setting(setting: &Setting, value: &ParameterValue) -> TokenStream {
    let method = ident(&setting.method);
    match value {
        ParameterValue::Text(text) => quote!(.#method(#text)),
        value => {
            let value = parameter_value(value);
            quote!(.#method(#value))
        }
    }
}

fn account_id(call: &EndpointTestCall) -> TokenStream {
    let account_id = call.builtins.iter().find_map(|(builtin, value)| match (builtin, value) {
        (Builtin::AccountId, ParameterValue::Text(text)) => Some(text),
        _ => None,
    });
    account_id.map_or_else(|| quote!(None), |account_id| quote!(Some(#account_id)))
}

fn parameter(plan: &Plan, field: &Name, value: &ParameterValue) -> TokenStream {
    let certain = plan
        .endpoint
        .parameters
        .iter()
        .any(|parameter| parameter.field == *field && parameter.is_always_set());
    let value = parameter_value(value);
    if certain { value } else { quote!(Some(#value)) }
}

fn expected_endpoint(expectation: &EndpointTestExpectation) -> TokenStream {
    let EndpointTestExpectation::Endpoint { url, auth_schemes, properties, headers } = expectation
    else {
        return TokenStream::new();
    };
    let rt = runtime();
    let put = |properties: &[(String, Value)], method: &TokenStream| -> Vec<TokenStream> {
        let puts = properties.iter().map(|(key, value)| {
            let value = document(value);
            quote!(.#method(#key, #value))
        });
        puts.collect()
    };
    let schemes = auth_schemes.iter().map(|(name, properties)| {
        let properties = put(properties, &quote!(put));
        let scheme =
            quote!(#rt::endpoint::EndpointAuthScheme::with_capacity(#name, 1) #(#properties)*);
        quote!(.auth_scheme(#scheme))
    });
    let properties = put(properties, &quote!(property));
    let headers = headers
        .iter()
        .flat_map(|(name, values)| values.iter().map(move |value| quote!(.header(#name, #value))));
    quote! {
        #rt::endpoint::Endpoint::builder().url(#url) #(#schemes)* #(#properties)* #(#headers)* .build()
    }
}
