//! The parts of the configuration that depend on the service: settings behind features of the runtime.

use super::item::{Function, Item};
use crate::plan::{Auth, Plan};

const BUILDER: &str = "config::Builder";

/// Lists the settings and the types of their arguments, sorted.
pub(super) fn config(plan: &Plan) -> Vec<Item> {
    let has = |auth: Auth| plan.authenticates_with(auth);
    let (key, login, token) = (has(Auth::HttpApiKey), has(Auth::HttpBasic), has(Auth::HttpBearer));
    let is_compressing = plan.operations.iter().any(|operation| operation.compresses_request);
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
        (key || login || token, "ConfigBag"),
        (key || login || token, "Identity"),
        (key || login || token, "IdentityFuture"),
        (login, "Login"),
        (token, "ProvideToken"),
        (key || login || token, "ResolveIdentity"),
        (key || login || token, "RuntimeComponents"),
        (token, "SharedTokenProvider"),
        (key || token, "Token"),
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
