//! Authentication: the auth schemes of the service and of operations, and their documentation.

use indexmap::IndexSet;
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Auth, Docs, HttpApiKeyAuth, OperationPlan, Plan, ServicePlan, joined};
use crate::render::source::tokens::{doc_text, runtime};

/// Renders a list of auth schemes: `&[AuthScheme::SigV4, AuthScheme::NoAuth]`.
///
/// `api_key` is the path of the constant `API_KEY`.
pub(in crate::render) fn schemes(auth: &[Auth], api_key: &TokenStream) -> TokenStream {
    let rt = runtime();
    let schemes = auth.iter().map(|scheme| {
        let scheme = match scheme {
            Auth::SigV4 => quote!(SigV4),
            Auth::SigV4a => quote!(SigV4a),
            Auth::HttpApiKey => quote!(HttpApiKey(#api_key)),
            Auth::HttpBasic => quote!(HttpBasic),
            Auth::HttpBearer => quote!(HttpBearer),
            Auth::NoAuth => quote!(NoAuth),
        };
        quote!(#rt::service::AuthScheme::#scheme)
    });
    quote!(&[#(#schemes),*])
}

/// Renders the constant with the location of API keys, if an operation uses them:
///
/// ```ignore
/// /// The location of API keys in requests.
/// pub(crate) const API_KEY: ApiKeyLocation = ApiKeyLocation::Header("X-Api-Key");
/// ```
pub(in crate::render) fn api_key(plan: &Plan) -> Option<TokenStream> {
    let rt = runtime();
    let value = match plan.api_key_location()? {
        HttpApiKeyAuth::Header { name, scheme: None } => quote!(Header(#name)),
        HttpApiKeyAuth::Header { name, scheme: Some(scheme) } => {
            quote!(HeaderWithScheme { name: #name, scheme: #scheme })
        }
        HttpApiKeyAuth::Query { name } => quote!(Query(#name)),
    };
    let docs = doc_text("The location of API keys in requests.");
    Some(quote! {
        #docs
        pub(crate) const API_KEY: #rt::service::ApiKeyLocation =
            #rt::service::ApiKeyLocation::#value;
    })
}

/// Renders the auth schemes of an operation that differ from those of the service.
pub(in crate::render) fn of_operation(operation: &OperationPlan) -> Option<TokenStream> {
    Some(schemes(operation.auth.as_deref()?, &quote!(crate::service::API_KEY)))
}

/// Describes the authentication of an operation, if it differs from that of the service.
pub(in crate::render) fn operation_docs(operation: &OperationPlan) -> Option<String> {
    operation.auth.as_deref().map(|auth| format!("The request {}.", authenticated(auth)))
}

/// Adds the section on authentication to the crate's documentation, unless all requests are signed.
pub(in crate::render) fn push_section(plan: &Plan, docs: &mut Docs) {
    let overrides = plan.operations.iter().filter(|operation| operation.auth.is_some()).count();
    let is_signed = plan.service.auth.iter().all(|scheme| scheme.is_signature());
    if is_signed && overrides == 0 {
        return;
    }
    docs.push_written("# Authentication");
    if overrides < plan.operations.len() {
        let otherwise =
            if overrides > 0 { ", unless the method's documentation says otherwise" } else { "" };
        let authenticated = authenticated(&plan.service.auth);
        docs.push_written(&format!("A request {authenticated}{otherwise}."));
    } else {
        docs.push_written("Each method of [`Client`] documents its authentication.");
    }
    let setters = setters(plan);
    if !setters.is_empty() {
        docs.push_written(&setters);
    }
}

/// Lists the configuration's setters for the credentials of the operations.
fn setters(plan: &Plan) -> String {
    let known = [
        (Auth::SigV4, "credentials", &["credentials_provider"][..]),
        (Auth::SigV4a, "credentials", &["credentials_provider"]),
        (Auth::HttpApiKey, "an API key", &["api_key", "api_key_resolver"]),
        (Auth::HttpBasic, "a login", &["basic_auth_login", "basic_auth_login_resolver"]),
        (Auth::HttpBearer, "a bearer token", &["bearer_token", "token_provider"]),
    ];
    let used = known.iter().filter(|(scheme, ..)| plan.authenticates_with(*scheme));
    let mut lines: Vec<String> = used
        .map(|(_, what, names)| {
            let link = |name: &&str| format!("[`{name}`](config::Builder::{name})");
            let links: Vec<String> = names.iter().map(link).collect();
            format!("- {what}: {}", links.join(" or "))
        })
        .collect();
    lines.dedup();
    lines.join("\n")
}

/// Describes the authentication of a request. The text continues a sentence.
fn authenticated(auth: &[Auth]) -> String {
    let means: IndexSet<&str> = auth.iter().filter_map(|scheme| means(*scheme)).collect();
    let means: Vec<&str> = means.into_iter().collect();
    let is_optional = auth.contains(&Auth::NoAuth);
    let condition = match (means.as_slice(), is_optional) {
        ([], _) => return "is sent without authentication".to_owned(),
        ([_], false) => "",
        ([_], true) => " if configured, and is sent without authentication otherwise",
        (_, false) => ", in this order of preference",
        (_, true) => {
            ", in this order of preference, and is sent without authentication if none is configured"
        }
    };
    format!("is authenticated with {}{condition}", joined(means, "or"))
}

fn means(scheme: Auth) -> Option<&'static str> {
    match scheme {
        Auth::SigV4 | Auth::SigV4a => Some("credentials"),
        Auth::HttpApiKey => Some("an API key"),
        Auth::HttpBasic => Some("a login"),
        Auth::HttpBearer => Some("a bearer token"),
        Auth::NoAuth => None,
    }
}

/// Returns the credentials in the example configuration: the imported type and the line for the builder.
pub(in crate::render) fn example(service: &ServicePlan) -> Option<(&'static str, &'static str)> {
    Some(match service.auth.first()? {
        Auth::SigV4 | Auth::SigV4a => (
            "Credentials",
            ".credentials_provider(Credentials::new(\"id\", \"secret\", None, None, \"example\"))",
        ),
        Auth::HttpApiKey => ("Token", ".api_key(Token::new(\"key\", None))"),
        Auth::HttpBasic => ("Login", ".basic_auth_login(Login::new(\"user\", \"password\", None))"),
        Auth::HttpBearer => ("Token", ".bearer_token(Token::new(\"token\", None))"),
        Auth::NoAuth => return None,
    })
}
