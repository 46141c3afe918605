//! The configuration of AWS's crate: each of its methods and exports exists here, or is missing on purpose.

use std::collections::BTreeSet;
use std::fs;

use parity::source::folder;
use partnercentral_channel::config::{Builder, Config};
use syn::{ImplItem, Item, Type, UseTree, Visibility};

/// The names that are missing on purpose. `docs/migrating.md` gives the reasons.
const MISSING: &[&str] = &[
    "BuildError",
    "DefaultAuthSchemeResolver",
    "DefaultResolver",
    "InvalidParams",
    "ParamsBuilder",
    "RuntimeComponentsBuilder",
    "RuntimePlugin",
    "SharedRuntimePlugin",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "behavior_version_latest",
    "capture_input_attributes",
    "emit_input_attributes",
    "idempotency_token_provider",
    "set_idempotency_token_provider",
    "signing_name",
    "with_test_defaults",
    "with_test_defaults_v2",
];

#[test]
fn names_of_the_configuration_exist_here_or_are_missing_on_purpose() {
    let source = folder().join("src");
    let files = ["", "/auth", "/endpoint", "/http", "/interceptors", "/retry", "/timeout"];
    let mut names = BTreeSet::new();
    for file in files {
        let path = source.join(format!("config{file}.rs"));
        let text = fs::read_to_string(&path).expect("a file of AWS's crate");
        let file = syn::parse_file(&text).expect("valid Rust");
        names.extend(file.items.iter().flat_map(names_of));
    }
    assert!(names.len() > 100, "{names:?}");
    let folder = env!("CARGO_MANIFEST_DIR");
    let code = fs::read_to_string(format!("{folder}/tests/parity/config.rs")).expect("this file");
    let (_, code) = code.split_once("/// Uses every name").expect("the functions below");
    let is_used = |name: &str| {
        let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.into_iter().any(|word| word == name)
    };
    let missing: Vec<_> = names.iter().filter(|name| !is_used(name)).collect();
    assert_eq!(missing, MISSING);
}

/// Returns the names of public items and methods.
fn names_of(item: &Item) -> Vec<String> {
    let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    match item {
        Item::Use(item) if is_public(&item.vis) => leaves(&item.tree),
        Item::Struct(item) if is_public(&item.vis) => vec![item.ident.to_string()],
        Item::Trait(item) if is_public(&item.vis) => vec![item.ident.to_string()],
        Item::Impl(item) if item.trait_.is_none() && is_configuration(&item.self_ty) => {
            let methods = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if is_public(&method.vis) => Some(&method.sig.ident),
                _ => None,
            });
            methods.map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    }
}

fn is_configuration(of: &Type) -> bool {
    matches!(of, Type::Path(path) if ["Builder", "Config"].iter().any(|it| path.path.is_ident(it)))
}

fn leaves(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => leaves(&path.tree),
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Rename(rename) => vec![rename.rename.to_string()],
        UseTree::Glob(_) => Vec::new(),
    }
}

/// Uses every name of the exports.
mod exports {
    #![expect(unused_imports, reason = "only compiled")]

    use partnercentral_channel::config::auth::{Params, ResolveAuthScheme};
    use partnercentral_channel::config::endpoint::{
        Endpoint, EndpointFuture, ResolveEndpoint, SharedEndpointResolver,
    };
    use partnercentral_channel::config::http::{HttpRequest, HttpResponse};
    use partnercentral_channel::config::interceptors::{
        AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
        BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
        BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
        BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
        FinalizerInterceptorContextRef, InterceptorContext,
    };
    use partnercentral_channel::config::retry::{
        ClassifyRetry, ClientRateLimiter, ReconnectMode, RetryAction, RetryConfig,
        RetryConfigBuilder, RetryMode, RetryPartition, ShouldAttempt, TokenBucket,
    };
    use partnercentral_channel::config::timeout::{TimeoutConfig, TimeoutConfigBuilder};
    use partnercentral_channel::config::{
        AppName, AsyncSleep, BehaviorVersion, Builder, Config, ConfigBag, Credentials,
        FrameworkMetadata, FrozenLayer, HttpClient, IdentityCache, Intercept, IntoShared, Layer,
        ProvideCredentials, Region, ResolveCachedIdentity, RuntimeComponents, SharedAsyncSleep,
        SharedCredentialsProvider, SharedHttpClient, SharedIdentityCache, SharedInterceptor, Sleep,
        StalledStreamProtectionConfig,
    };
}

/// Calls the methods of a configuration.
#[expect(dead_code, reason = "only compiled")]
fn getters(config: &Config) -> Builder {
    let settings = (
        (config.stalled_stream_protection(), config.http_client(), config.sleep_impl()),
        (config.auth_schemes().count(), config.auth_scheme_resolver()),
        (config.auth_scheme_preference(), config.endpoint_resolver(), config.retry_config()),
        (config.timeout_config(), config.retry_partition(), config.identity_cache()),
        (config.interceptors().count(), config.time_source(), config.retry_classifiers().count()),
        (config.app_name(), config.framework_metadata().count()),
        (config.disable_clock_skew_correction(), config.invocation_id_generator()),
        (config.sigv4a_signing_region_set(), config.region(), config.credentials_provider()),
    );
    println!("{settings:?}");
    Config::builder().build().to_builder()
}

/// Passes the values of a configuration to the methods of a builder.
#[expect(dead_code, reason = "only compiled")]
fn setters(config: &Config, auth: impl Auth) -> Builder {
    let mut builder = Builder::new();
    builder
        .set_stalled_stream_protection(config.stalled_stream_protection().cloned())
        .set_http_client(config.http_client())
        .set_allow_no_auth()
        .set_auth_scheme_preference(config.auth_scheme_preference().cloned())
        .set_endpoint_resolver(config.endpoint_resolver())
        .set_retry_config(config.retry_config().cloned())
        .set_sleep_impl(config.sleep_impl())
        .set_timeout_config(config.timeout_config().cloned())
        .set_retry_partition(config.retry_partition().cloned())
        .set_identity_cache(config.identity_cache().expect("a cache"))
        .set_interceptors(config.interceptors())
        .push_interceptor(config.interceptors().next().expect("an interceptor"))
        .set_time_source(config.time_source())
        .set_retry_classifiers(config.retry_classifiers())
        .push_retry_classifier(config.retry_classifiers().next().expect("a classifier"))
        .set_app_name(config.app_name().cloned())
        .push_framework_metadata(config.framework_metadata().next().expect("metadata").clone())
        .set_disable_clock_skew_correction(config.disable_clock_skew_correction())
        .set_invocation_id_generator(config.invocation_id_generator().cloned())
        .set_endpoint_url(config.endpoint_url().map(str::to_owned))
        .set_use_fips(config.use_fips())
        .set_sigv4a_signing_region_set(config.sigv4a_signing_region_set().cloned())
        .set_region(config.region().cloned())
        .set_credentials_provider(config.credentials_provider())
        .set_behavior_version(config.behavior_version())
        .set_auth_scheme_resolver(auth.resolver());
    chained(builder, config, auth)
}

fn chained(builder: Builder, config: &Config, auth: impl Auth) -> Builder {
    let builder = builder
        .stalled_stream_protection(config.stalled_stream_protection().expect("a value").clone())
        .http_client(config.http_client().expect("a client"))
        .push_auth_scheme(config.auth_schemes().next().expect("a scheme"))
        .auth_scheme_resolver(auth.resolver())
        .allow_no_auth()
        .auth_scheme_preference(config.auth_scheme_preference().expect("a value").clone())
        .endpoint_resolver(config.endpoint_resolver().expect("a resolver"))
        .retry_config(config.retry_config().expect("a value").clone())
        .sleep_impl(config.sleep_impl().expect("an implementation"))
        .timeout_config(config.timeout_config().expect("a value").clone())
        .retry_partition(config.retry_partition().expect("a value").clone())
        .identity_cache(config.identity_cache().expect("a cache"))
        .interceptor(config.interceptors().next().expect("an interceptor"));
    builder
        .time_source(config.time_source().expect("a source"))
        .retry_classifier(config.retry_classifiers().next().expect("a classifier"))
        .app_name(config.app_name().expect("a name").clone())
        .framework_metadata(config.framework_metadata().next().expect("metadata").clone())
        .disable_clock_skew_correction(true)
        .invocation_id_generator(config.invocation_id_generator().expect("a generator").clone())
        .endpoint_url("http://localhost")
        .use_fips(true)
        .sigv4a_signing_region_set("eu-west-3")
        .region(config.region().cloned())
        .credentials_provider(config.credentials_provider().expect("a provider"))
        .behavior_version(config.behavior_version().expect("a version"))
}

/// A source of authentication scheme resolvers.
trait Auth {
    fn resolver(&self) -> impl partnercentral_channel::config::auth::ResolveAuthScheme + 'static;
}
