//! The description of the service for the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::{Docs, Plan, XmlNamespace};
use crate::render::operations::auth;
use crate::render::source::file::Source;
use crate::render::source::tokens::{doc_text, runtime};

/// Renders the file of the service's description.
pub(in crate::render) fn render(plan: &Plan) -> String {
    let rt = runtime();
    let service = &plan.service;
    let docs = doc_text(&format!("The description of {} for the runtime.", service.noun_markdown));
    let (sdk_id, shape_name, namespace) =
        (&service.sdk_id, &service.shape_name, &service.namespace);
    let (version, signing_name, user_agent_id) =
        (&service.version, &service.signing_name, &service.user_agent_id);
    let auth_schemes = auth::schemes(&service.auth, &quote!(API_KEY));
    let behavior_version = format_ident!("{}", service.behavior_version);
    let protocol = format_ident!("{}", service.protocol_constructor);
    let xml_namespace = xml_namespace(service.xml_namespace.as_ref());
    let mut source = Source::new(&plan.krate, Docs::text("The description of the service."));
    source.items(auth::api_key(plan).unwrap_or_default());
    source.items(quote! {
        #docs
        pub static SERVICE: #rt::service::Service = #rt::service::Service {
            sdk_id: #sdk_id,
            shape_name: #shape_name,
            namespace: #namespace,
            version: #version,
            signing_name: #signing_name,
            user_agent_id: #user_agent_id,
            crate_version: env!("CARGO_PKG_VERSION"),
            behavior_version: #rt::service::BehaviorVersion::#behavior_version,
            auth_schemes: #auth_schemes,
            protocol: #rt::protocol::#protocol,
            xml_namespace: #xml_namespace,
            resolve_endpoint: crate::endpoint::resolve_for,
            constraints: &crate::constraints::CONSTRAINTS,
        };
    });
    source.finish()
}

/// Renders the namespace of the service's XML documents.
fn xml_namespace(namespace: Option<&XmlNamespace>) -> TokenStream {
    let rt = runtime();
    let Some(XmlNamespace { uri, prefix }) = namespace else { return quote!(None) };
    let prefix = match prefix {
        Some(prefix) => quote!(Some(#prefix)),
        None => quote!(None),
    };
    quote!(Some(#rt::service::XmlNamespace { uri: #uri, prefix: #prefix }))
}
