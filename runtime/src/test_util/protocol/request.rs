//! Request tests.

use aws_smithy_protocol_test::{
    ProtocolTestFailure, forbid_headers, forbid_query_params, require_headers,
    require_query_params, validate_headers, validate_query_string,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use http::Uri;

use super::connection::{Answer, Connection};
use super::{Setup, body, fail};
use crate::config::Builder;
use crate::operation::Operation;
use crate::service::Service;

/// The expected request of a call: a test of `smithy.test#httpRequestTests`.
///
/// Properties that are not set are not tested.
#[derive(Clone, Debug)]
#[must_use = "nothing is tested until `check` is called"]
pub struct RequestTest {
    id: &'static str,
    setup: Setup,
    method: &'static str,
    uri: &'static str,
    resolved_host: Option<&'static str>,
    headers: Vec<(&'static str, &'static str)>,
    forbidden_headers: Vec<&'static str>,
    required_headers: Vec<&'static str>,
    query_params: Vec<&'static str>,
    forbidden_query_params: Vec<&'static str>,
    required_query_params: Vec<&'static str>,
    /// The body and its media type, if it has one.
    body: Option<(&'static str, Option<&'static str>)>,
}

impl RequestTest {
    /// Creates a test with an ID, and the method and path of the request.
    pub fn new(id: &'static str, method: &'static str, uri: &'static str) -> Self {
        Self {
            id,
            setup: Setup::default(),
            method,
            uri,
            resolved_host: None,
            headers: Vec::new(),
            forbidden_headers: Vec::new(),
            required_headers: Vec::new(),
            query_params: Vec::new(),
            forbidden_query_params: Vec::new(),
            required_query_params: Vec::new(),
            body: None,
        }
    }

    /// Sets the client's host, with a path if the endpoint has one.
    pub fn host(mut self, host: &'static str) -> Self {
        self.setup.host = Some(host);
        self
    }

    /// Changes the client's configuration. The service's endpoint rules then determine the endpoint.
    pub fn configure(mut self, change: fn(Builder) -> Builder) -> Self {
        self.setup.configure = Some(change);
        self
    }

    /// Sets the client's preferred authentication scheme, such as `sigv4`.
    pub fn auth_scheme(mut self, name: &'static str) -> Self {
        self.setup.auth_scheme = Some(name);
        self
    }

    /// Expects this host.
    pub fn resolved_host(mut self, host: &'static str) -> Self {
        self.resolved_host = Some(host);
        self
    }

    /// Expects this header.
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Forbids this header.
    pub fn forbid_header(mut self, name: &'static str) -> Self {
        self.forbidden_headers.push(name);
        self
    }

    /// Expects this header with any value.
    pub fn require_header(mut self, name: &'static str) -> Self {
        self.required_headers.push(name);
        self
    }

    /// Expects this query parameter, as `key=value` or `key`.
    pub fn query_param(mut self, param: &'static str) -> Self {
        self.query_params.push(param);
        self
    }

    /// Forbids this query parameter.
    pub fn forbid_query_param(mut self, key: &'static str) -> Self {
        self.forbidden_query_params.push(key);
        self
    }

    /// Expects this query parameter with any value.
    pub fn require_query_param(mut self, key: &'static str) -> Self {
        self.required_query_params.push(key);
        self
    }

    /// Expects this body, byte by byte. An empty one means no body.
    pub fn body(mut self, body: &'static str) -> Self {
        self.body = Some((body, None));
        self
    }

    /// Expects an equivalent body of this media type. CBOR is written in base64.
    pub fn body_of(mut self, media_type: &'static str, body: &'static str) -> Self {
        self.body = Some((body, Some(media_type)));
        self
    }

    /// Calls the operation and compares the request.
    ///
    /// # Panics
    ///
    /// Panics with all problems if the request differs or is missing.
    #[track_caller]
    pub fn check<O: Operation>(self, service: &'static Service, input: O::Input) {
        let connection =
            Connection::new(Answer { status: 200, headers: Vec::new(), body: Vec::new() });
        let result = self.setup.call::<O>(service, &connection, input);
        let problems = match (connection.take_request(), result) {
            (Some(request), _) => self.problems(request),
            (None, Err(error)) => vec![error.to_string()],
            (None, Ok(_)) => vec!["no request was sent".to_owned()],
        };
        if !problems.is_empty() {
            fail(self.id, &problems);
        }
    }

    /// Returns the problems of a request.
    pub(super) fn problems(&self, mut request: HttpRequest) -> Vec<String> {
        let sent = std::mem::replace(request.body_mut(), SdkBody::taken());
        let body = self.body.map(|(expected, media_type)| body::check(sent, expected, media_type));
        self.problems_of_line(&request)
            .into_iter()
            .chain(self.problems_of_headers(&request))
            .chain(self.problems_of_query(&request))
            .chain(body.and_then(Result::err))
            .collect()
    }

    fn problems_of_line(&self, request: &HttpRequest) -> Vec<String> {
        let uri: Uri = match request.uri().parse() {
            Ok(uri) => uri,
            Err(cause) => return vec![format!("the URI is `{}`: {cause}", request.uri())],
        };
        let mut problems = Vec::new();
        let mut compare = |what: &str, sent: &str, expected: &str| {
            if sent != expected {
                problems.push(format!("the {what} is `{sent}`, expected `{expected}`"));
            }
        };
        compare("method", request.method(), self.method);
        compare("path", uri.path(), self.uri);
        if let Some(host) = self.resolved_host {
            compare("host", uri.host().unwrap_or_default(), host);
        }
        problems
    }

    fn problems_of_headers(&self, request: &HttpRequest) -> Vec<String> {
        let headers = request.headers();
        let expected = self.headers.iter().map(|header| validate_headers(headers, [*header]));
        let forbidden = self.forbidden_headers.iter().map(|name| forbid_headers(headers, &[name]));
        let required = self.required_headers.iter().map(|name| require_headers(headers, &[name]));
        failures(expected.chain(forbidden).chain(required))
    }

    fn problems_of_query(&self, request: &HttpRequest) -> Vec<String> {
        let expected = self.query_params.iter().map(|it| validate_query_string(request, &[it]));
        let forbidden =
            self.forbidden_query_params.iter().map(|key| forbid_query_params(request, &[key]));
        let required =
            self.required_query_params.iter().map(|key| require_query_params(request, &[key]));
        failures(expected.chain(forbidden).chain(required))
    }
}

fn failures(checks: impl Iterator<Item = Result<(), ProtocolTestFailure>>) -> Vec<String> {
    checks.filter_map(Result::err).map(|failure| failure.to_string()).collect()
}
