//! The parts of the configuration that depend on the service: settings behind features of the runtime.

use super::item::{Function, Item};
use crate::plan::Plan;

const BUILDER: &str = "config::Builder";

/// Lists the settings and the types of their arguments, sorted.
pub(super) fn config(plan: &Plan) -> Vec<Item> {
    let features = plan.runtime_features();
    let has = |feature| features.contains(&feature);
    let key = has("http-api-key-auth");
    let login = has("http-basic-auth");
    let token = has("http-bearer-auth");
    let is_compressing = has("request-compression");
    let identity = "value: impl ResolveIdentity + 'static";
    let settings = [
        (key, "api_key", "value: config::Token"),
        (key, "api_key_resolver", identity),
        (login, "basic_auth_login", "value: config::Login"),
        (login, "basic_auth_login_resolver", identity),
        (token, "bearer_token", "value: config::Token"),
        (token, "bearer_token_resolver", identity),
        (is_compressing, "disable_request_compression", "value: bool"),
        (is_compressing, "request_min_compression_size_bytes", "value: u32"),
        (token, "token_provider", "value: impl ProvideToken + 'static"),
    ];
    let types = [
        (login, "Login"),
        (token, "ProvideToken"),
        (token, "SharedTokenProvider"),
        (key || token, "Token"),
        (token, "TokenError"),
    ];
    let settings = settings.into_iter().filter(|(is_there, ..)| *is_there);
    let settings = settings
        .map(|(_, name, value)| Function::new(BUILDER, name, &["self", value], "Self").item());
    let types = types.into_iter().filter(|(is_there, _)| *is_there).map(|(_, name)| {
        let source = format!("smithy_client_runtime::config::{name}");
        Item::reexport(&source, &format!("config::{name}"))
    });
    types.chain(settings).collect()
}
