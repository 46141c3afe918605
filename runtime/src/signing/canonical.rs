//! The canonical request: the text that represents a request in its signature.

use std::ops::Range;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::SigningError;
use super::headers::SignedHeaders;
use super::params::{Params, Placement};
use super::payload::PayloadHash;
use super::scope::write_scope;
use super::target::Target;
use super::{path, query};

/// A canonical request, with the values that are sent along with its signature.
pub(super) struct Canonical {
    /// The names of the signed headers, and then the canonical request.
    text: String,
    names: Range<usize>,
    /// The additional values of signatures in the query.
    pub(super) in_query: Option<InQuery>,
}

/// The values of a signature in the query that are not parameters of the signature.
pub(super) struct InQuery {
    pub(super) credential: String,
    pub(super) expires: String,
}

impl Canonical {
    /// Writes the canonical request.
    pub(super) fn of(
        request: &HttpRequest,
        params: &Params<'_>,
        payload: &PayloadHash<'_>,
    ) -> Result<Self, SigningError> {
        let target = Target::of(request.uri());
        let headers = SignedHeaders::of(request, &target, params, payload)?;
        let in_query = InQuery::of(params);
        let mut text = String::with_capacity(capacity(request, params));
        let names = headers.write_names(&mut text);

        text.push_str(request.method());
        text.push('\n');
        path::write(target.path, &params.options, &mut text);
        text.push('\n');
        if !target.query.is_empty() || in_query.is_some() {
            let names = text[names.clone()].to_owned();
            let added = in_query.iter().flat_map(|values| values.signed(params, &names)).flatten();
            query::write(target.query, added, &mut text);
        }
        text.push('\n');
        headers.write(&mut text);
        text.push('\n');
        headers.write_names(&mut text);
        text.push('\n');
        text.push_str(payload.as_str());
        Ok(Self { text, names, in_query })
    }

    /// Returns the canonical request.
    pub(super) fn request(&self) -> &str {
        &self.text[self.names.end..]
    }

    /// Returns the names of the signed headers.
    pub(super) fn signed_headers(&self) -> &str {
        &self.text[self.names.clone()]
    }
}

/// Returns the approximate length of a canonical request with the names of its headers, to allocate memory once.
fn capacity(request: &HttpRequest, params: &Params<'_>) -> usize {
    let headers = request.headers().iter().map(|(name, value)| 3 * name.len() + value.len() + 4);
    let token = params.session_token().map_or(0, str::len);
    request.uri().len() * 2 + headers.sum::<usize>() + token + 320
}

impl InQuery {
    fn of(params: &Params<'_>) -> Option<Self> {
        let Placement::Query { expires_in } = params.options.placement else { return None };
        let mut credential = params.credentials.access_key_id().to_owned();
        credential.push('/');
        write_scope(params, &mut credential);
        Some(Self { credential, expires: expires_in.as_secs().to_string() })
    }

    /// Returns the parameters that are part of the canonical request.
    fn signed<'a>(
        &'a self,
        params: &'a Params<'_>,
        signed_headers: &'a str,
    ) -> [Option<(&'a str, &'a str)>; 7] {
        [
            Some(("X-Amz-Algorithm", params.algorithm.name())),
            Some(("X-Amz-Credential", &self.credential)),
            Some(("X-Amz-Date", params.time.date_time())),
            Some(("X-Amz-Expires", &self.expires)),
            Some(("X-Amz-SignedHeaders", signed_headers)),
            params.algorithm.region_set().map(|regions| ("X-Amz-Region-Set", regions)),
            params.signed_session_token().map(|token| (params.session_token_parameter(), token)),
        ]
    }

    /// Returns the parameters that are added to the request.
    pub(super) fn sent<'a>(
        &'a self,
        params: &'a Params<'_>,
        signed_headers: &'a str,
        signature: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let [signed @ .., region_set, _] = self.signed(params, signed_headers);
        let token = params.session_token().map(|token| (params.session_token_parameter(), token));
        let signature = Some(("X-Amz-Signature", signature));
        signed.into_iter().chain([signature, region_set, token]).flatten()
    }
}
