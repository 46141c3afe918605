//! Authentication of requests, depending on the operation, the endpoint and the configuration.
#![cfg(all(
    feature = "http-api-key-auth",
    feature = "http-basic-auth",
    feature = "http-bearer-auth",
    feature = "sigv4a",
    feature = "test-util"
))]

#[path = "support/service.rs"]
mod service;

use aws_credential_types::provider::error::TokenError;
use aws_credential_types::provider::{future, token};
use smithy_client_runtime::client::Handle;
use smithy_client_runtime::config::auth::{
    AuthScheme as CustomScheme, AuthSchemeEndpointConfig, GetIdentityResolver, Identity,
    SharedIdentityResolver, Sign,
};
use smithy_client_runtime::config::{
    AuthSchemeId, Builder, Config, ConfigBag, Credentials, HttpRequest, IdentityCache, Login,
    ProvideToken, Region, RuntimeComponents, SdkConfig, SharedTokenProvider, Token,
};
use smithy_client_runtime::endpoint::{self, EndpointAuthScheme};
use smithy_client_runtime::error::{BoxError, Unhandled};
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::service::{ApiKeyLocation, AuthScheme, Service};
use smithy_client_runtime::test_util::capture_request;
use smithy_client_runtime::{operation_error, operation_span, structure};

static SERVICE: Service = Service {
    auth_schemes: &[AuthScheme::HttpBearer, AuthScheme::SigV4a, AuthScheme::SigV4],
    ..service::SERVICE
};

/// Declares an operation, by default with the service's schemes.
macro_rules! operation {
    ($name:ident $error:ident $(= $schemes:expr)?) => {
        #[derive(Clone, Copy)]
        struct $name;

        impl Operation for $name {
            type Input = Nothing;
            type Output = Nothing;
            type Error = $error;
            const NAME: &'static str = stringify!($name);
            const SERVICE: &'static Service = &SERVICE;
            $(const AUTH_SCHEMES: Option<&'static [AuthScheme]> = Some($schemes);)?

            operation_span!("Some Service", "Operation");
        }

        #[operation_error("Operation", ServiceError)]
        enum $error {}
    };
}

#[structure("example#Nothing", output)]
struct Nothing {}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    Unhandled(Unhandled),
}

const IN_HEADER: ApiKeyLocation = ApiKeyLocation::Header("X-Api-Key");
const WITH_SCHEME: ApiKeyLocation =
    ApiKeyLocation::HeaderWithScheme { name: "Authorization", scheme: "Key" };

operation! { AsTheService AsTheServiceError }
operation! { Basic BasicError = &[AuthScheme::HttpBasic] }
operation! { Bearer BearerError = &[AuthScheme::HttpBearer] }
operation! { Key KeyError = &[AuthScheme::HttpApiKey(IN_HEADER)] }
operation! { KeyWithScheme KeyWithSchemeError = &[AuthScheme::HttpApiKey(WITH_SCHEME)] }
operation! { KeyInQuery KeyInQueryError = &[AuthScheme::HttpApiKey(ApiKeyLocation::Query("api key"))] }
operation! { Open OpenError = &[AuthScheme::NoAuth] }
operation! { Optional OptionalError = &[AuthScheme::SigV4, AuthScheme::NoAuth] }
operation! { Mixed MixedError = &[AuthScheme::SigV4, AuthScheme::HttpBearer, AuthScheme::SigV4a] }
operation! { Any AnyError = &[AuthScheme::HttpApiKey(IN_HEADER), AuthScheme::HttpBasic] }

/// Returns a configuration without identities.
fn config() -> Builder {
    Config::builder().region(Region::new("eu-west-3")).identity_cache(IdentityCache::no_cache())
}

fn credentials() -> Credentials {
    Credentials::new("AKID", "secret", None, None, "auth")
}

/// Returns the request of an operation.
async fn request<O: Operation<Input = Nothing>>(_: O, config: Builder) -> HttpRequest {
    let (client, requests) = capture_request(None);
    let handle = Handle::new(&SERVICE, config.http_client(client).build());
    handle.call::<O>(Nothing::builder().build()).await.unwrap_or_else(|error| panic!("{error}"));
    requests.expect_request()
}

/// Returns the header `Authorization` of an operation's request.
async fn authorization<O: Operation<Input = Nothing>>(operation: O, config: Builder) -> String {
    let request = request(operation, config).await;
    request.headers().get("authorization").unwrap_or("nothing").to_owned()
}

/// Returns the authentication scheme of an operation's request.
async fn scheme<O: Operation<Input = Nothing>>(operation: O, config: Builder) -> String {
    let authorization = authorization(operation, config).await;
    authorization.split(' ').next().unwrap_or_default().to_owned()
}

/// Returns the error message of a call that fails before anything is sent.
async fn error_message<O: Operation<Input = Nothing>>(_: O, config: Builder) -> String {
    let (client, requests) = capture_request(None);
    let handle = Handle::new(&SERVICE, config.http_client(client).build());
    let error = handle.call::<O>(Nothing::builder().build()).await.expect_err("the call fails");
    requests.expect_no_request();
    format!("{error:#}")
}

#[tokio::test]
async fn bearer_tokens_and_logins_are_in_the_header() {
    let config = config()
        .bearer_token("abc.def".into())
        .basic_auth_login(Login::new("Aladdin", "open sesame", None))
        .credentials_provider(credentials());
    assert_eq!(authorization(Bearer, config.clone()).await, "Bearer abc.def");
    // The example of RFC 7617.
    assert_eq!(authorization(Basic, config).await, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[tokio::test]
async fn api_keys_are_in_the_operations_location() {
    let config = config().api_key(Token::new("a key/1", None));
    let header = request(Key, config.clone()).await;
    assert_eq!(header.headers().get("x-api-key"), Some("a key/1"));
    assert_eq!(header.headers().get("authorization"), None);
    assert_eq!(authorization(KeyWithScheme, config.clone()).await, "Key a key/1");
    let query = request(KeyInQuery, config).await;
    assert_eq!(query.uri(), "https://service.example/?api%20key=a%20key%2F1");
    assert_eq!(query.headers().get("x-api-key"), None);
}

#[tokio::test]
async fn operations_without_authentication_send_none() {
    let config = config().credentials_provider(credentials()).bearer_token("token".into());
    assert_eq!(authorization(Open, config).await, "nothing");
}

#[tokio::test]
async fn optional_authentication_signs_if_there_are_credentials() {
    let signed = config().credentials_provider(credentials());
    assert_eq!(scheme(Optional, signed.clone()).await, "AWS4-HMAC-SHA256");
    assert_eq!(authorization(Optional, config()).await, "nothing");
    let unsigned = signed.auth_scheme_preference([AuthSchemeId::from("noAuth")]);
    assert_eq!(authorization(Optional, unsigned).await, "nothing");
}

#[tokio::test]
async fn uses_the_first_configured_scheme() {
    let token = config().bearer_token("token".into());
    let both = token.clone().credentials_provider(credentials());
    assert_eq!(scheme(AsTheService, token).await, "Bearer");
    assert_eq!(scheme(AsTheService, both.clone()).await, "Bearer");
    let signed = config().credentials_provider(credentials());
    assert_eq!(scheme(AsTheService, signed).await, "AWS4-ECDSA-P256-SHA256");
    let preferred = both.auth_scheme_preference([AuthSchemeId::from("sigv4")]);
    assert_eq!(scheme(AsTheService, preferred).await, "AWS4-HMAC-SHA256");
}

/// Returns the configuration with an endpoint that lists these schemes.
fn listing(config: Builder, names: &'static [&'static str]) -> Builder {
    config.endpoint_fn(move |_| {
        let schemes = names.iter().map(|name| EndpointAuthScheme::with_capacity(*name, 0));
        schemes
            .fold(endpoint::at("https://own.example"), |at, scheme| at.auth_scheme(scheme))
            .resolved()
    })
}

#[tokio::test]
async fn endpoints_order_the_signatures_of_each_operation() {
    let signed = config().credentials_provider(credentials());
    let of = |names| listing(signed.clone(), names);
    assert_eq!(scheme(AsTheService, of(&["sigv4", "sigv4a"])).await, "AWS4-HMAC-SHA256");
    assert_eq!(scheme(AsTheService, of(&["sigv4a", "sigv4"])).await, "AWS4-ECDSA-P256-SHA256");
    // The operation supports only one of them.
    assert_eq!(scheme(Optional, of(&["sigv4a", "sigv4"])).await, "AWS4-HMAC-SHA256");
    assert_eq!(scheme(Optional, of(&["sigv4a"])).await, "nothing");
}

/// An endpoint that states the region set of SigV4a, but not the region of SigV4, as a configured URL does.
#[tokio::test]
async fn a_preferred_signature_without_a_region_is_an_error() {
    let without_region = || {
        let config = Config::builder().identity_cache(IdentityCache::no_cache());
        config.credentials_provider(credentials()).endpoint_fn(|_| {
            let sigv4a = EndpointAuthScheme::with_capacity("sigv4a", 1);
            let sigv4a = sigv4a.put("signingRegionSet", endpoint::list(["*"]));
            let sigv4 = EndpointAuthScheme::with_capacity("sigv4", 0);
            endpoint::at("https://own.example").auth_scheme(sigv4a).auth_scheme(sigv4).resolved()
        })
    };
    assert_eq!(scheme(AsTheService, without_region()).await, "AWS4-ECDSA-P256-SHA256");
    let prefer = |names: &[&'static str]| {
        let ids: Vec<AuthSchemeId> = names.iter().copied().map(AuthSchemeId::from).collect();
        without_region().auth_scheme_preference(ids)
    };
    for names in [&["sigv4"][..], &["httpBearerAuth", "sigv4", "sigv4a"]] {
        let text = error_message(AsTheService, prefer(names)).await;
        assert!(text.contains("the request can't be signed: no region is configured"), "{text}");
    }
    let other_first = prefer(&["sigv4a", "sigv4"]);
    assert_eq!(scheme(AsTheService, other_first).await, "AWS4-ECDSA-P256-SHA256");
    let with_region = prefer(&["sigv4"]).region(Region::new("eu-west-3"));
    assert_eq!(scheme(AsTheService, with_region).await, "AWS4-HMAC-SHA256");
}

#[tokio::test]
async fn endpoints_that_list_signatures_keep_other_schemes() {
    let both = config().credentials_provider(credentials()).bearer_token("token".into());
    let config = listing(both.clone(), &["sigv4"]);
    assert_eq!(scheme(AsTheService, config.clone()).await, "Bearer");
    assert_eq!(scheme(Bearer, config).await, "Bearer");
    assert_eq!(scheme(AsTheService, listing(both, &["sigv4", "bearer"])).await, "AWS4-HMAC-SHA256");
}

/// A scheme that replaces HTTP Basic authentication.
#[derive(Debug)]
struct Rot13;

impl CustomScheme for Rot13 {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthScheme::HttpBasic.id()
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for Rot13 {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        _identity: &Identity,
        _endpoint: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        request.headers_mut().insert("authorization", "Rot13 frperg");
        Ok(())
    }
}

/// Also those that only an operation lists.
#[tokio::test]
async fn added_schemes_replace_those_of_the_model() {
    let config = config().basic_auth_login(Login::new("user", "secret", None));
    assert_eq!(scheme(Basic, config.clone()).await, "Basic");
    assert_eq!(authorization(Basic, config.push_auth_scheme(Rot13)).await, "Rot13 frperg");
}

#[tokio::test]
async fn calls_can_override_the_token() {
    let (client, requests) = capture_request(None);
    let config = config().bearer_token("the client's".into()).http_client(client);
    let handle = Handle::new(&SERVICE, config.build());
    let own = handle.customized(|config| config.bearer_token("the call's".into()));
    own.call::<Bearer>(Nothing::builder().build()).await.expect("the call succeeds");
    let request = requests.expect_request();
    assert_eq!(request.headers().get("authorization"), Some("Bearer the call's"));
}

#[tokio::test]
async fn tokens_come_from_the_shared_configuration() {
    let provider = SharedTokenProvider::new(Token::new("shared", None));
    let shared = SdkConfig::builder().token_provider(provider).build();
    let config = Builder::from(&shared).identity_cache(IdentityCache::no_cache());
    assert_eq!(authorization(Bearer, config).await, "Bearer shared");
}

#[tokio::test]
async fn errors_name_all_missing_identities_with_remedies() {
    assert_eq!(
        error_message(Bearer, config().credentials_provider(credentials())).await,
        "Bearer failed: the call can't be authenticated: no bearer token is configured: set one with \
         `Config::builder().bearer_token(…)` or `token_provider(…)`"
    );
    assert_eq!(
        error_message(Any, config()).await,
        "Any failed: the call can't be authenticated: no API key is configured: set one with \
         `Config::builder().api_key(…)`; no login is configured: set one with \
         `Config::builder().basic_auth_login(…)`; configure one of these"
    );
    // Both signatures need credentials, which are reported once.
    assert_eq!(
        error_message(Mixed, config()).await.matches("no credentials are configured").count(),
        1
    );
    assert_eq!(
        error_message(AsTheService, config()).await,
        "AsTheService failed: the call can't be authenticated: no bearer token is configured: set one \
         with `Config::builder().bearer_token(…)` or `token_provider(…)`; no credentials are configured: set \
         them with `Config::builder().credentials_provider(…)`, or load them with `aws_config`; configure one of \
         these"
    );
}

#[tokio::test]
async fn calls_are_unsigned_if_the_configuration_allows_it() {
    assert_eq!(authorization(Bearer, config().allow_no_auth()).await, "nothing");
    let with = config().allow_no_auth().bearer_token("token".into());
    assert_eq!(authorization(Bearer, with).await, "Bearer token");
}

#[tokio::test]
async fn errors_name_schemes_that_the_endpoint_does_not_list() {
    let signed = listing(config().credentials_provider(credentials()), &["sigv4-s3express"]);
    let text = error_message(AsTheService, signed.clone()).await;
    assert!(text.contains("no bearer token is configured"), "{text}");

    operation! { Signed SignedError = &[AuthScheme::SigV4] }
    assert_eq!(
        error_message(Signed, signed).await,
        "Signed failed: the request can't be signed: none of the operation's authentication schemes can be \
         used: sigv4 (the endpoint doesn't list it)"
    );
}

/// A token provider without a token.
#[derive(Debug)]
struct NoToken;

impl ProvideToken for NoToken {
    fn provide_token<'a>(&'a self) -> future::ProvideToken<'a>
    where
        Self: 'a,
    {
        let result: token::Result = Err(TokenError::not_loaded("nobody is logged in"));
        future::ProvideToken::ready(result)
    }
}

#[tokio::test]
async fn errors_of_token_providers_are_reported() {
    let text = error_message(Bearer, config().token_provider(NoToken)).await;
    assert!(text.starts_with("Bearer failed: no token is available: "), "{text}");
    assert!(text.ends_with("nobody is logged in"), "{text}");
}

#[tokio::test]
async fn errors_about_invalid_header_values_do_not_reveal_them() {
    let config =
        config().api_key(Token::new("s3cret\n", None)).bearer_token(Token::new("s3cret\n", None));
    for text in [
        error_message(Key, config.clone()).await,
        error_message(KeyWithScheme, config.clone()).await,
        error_message(Bearer, config.clone()).await,
    ] {
        assert!(text.contains("the request can't be sent: "), "{text}");
        assert!(!text.contains("s3cret"), "{text}");
    }
    assert!(!format!("{:?}", config.build()).contains("s3cret"));
}
