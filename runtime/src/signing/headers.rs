//! The headers of a canonical request.

use std::ops::Range;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::SigningError;
use super::params::{Params, Placement};
use super::payload::PayloadHash;
use super::target::Target;

/// Headers that proxies change, and the header of the signature itself.
const UNSIGNED: [&str; 4] = ["authorization", "user-agent", "x-amzn-trace-id", "transfer-encoding"];

/// Headers that a presigned URL can't prescribe.
const UNSIGNED_IN_QUERY: [&str; 2] = ["x-amz-user-agent", "x-amz-checksum-mode"];

/// The signed headers of a request, in canonical order. A name with several values occurs several times.
pub(super) struct SignedHeaders<'a>(Vec<(&'a str, &'a str)>);

impl<'a> SignedHeaders<'a> {
    /// Collects the headers of a request, and those that the signer and the HTTP client will add.
    pub(super) fn of(
        request: &'a HttpRequest,
        target: &Target<'a>,
        params: &'a Params<'a>,
        payload: &'a PayloadHash<'a>,
    ) -> Result<Self, SigningError> {
        let added = added(params, payload);
        let is_signed = |name: &str| match params.options.placement {
            _ if UNSIGNED.contains(&name) => false,
            _ if params.options.omit_session_token && name == params.session_token_header() => {
                false
            }
            Placement::Query { .. } => !UNSIGNED_IN_QUERY.contains(&name),
            Placement::Headers => true,
        };
        let mut headers = Vec::with_capacity(request.headers().len() + added.len() + 1);
        let mut has_host = false;
        for (name, value) in request.headers() {
            has_host |= name == "host";
            let is_replaced = added.iter().flatten().any(|(added, _)| *added == name);
            if is_signed(name) && !is_replaced {
                headers.push((name, value));
            }
        }
        for (name, value) in added.into_iter().flatten().filter(|(name, _)| is_signed(name)) {
            check(value)?;
            // The name of the session token's header can be configured.
            if name.contains(|letter: char| letter.is_ascii_uppercase()) {
                return Err(SigningError::InvalidHeader);
            }
            headers.push((name, value));
        }
        if !has_host {
            headers.push(("host", target.host()?));
        }
        headers.sort_by_key(|(name, _)| *name);
        Ok(Self(headers))
    }

    /// Writes each header with its values.
    pub(super) fn write(&self, text: &mut String) {
        for (at, (name, value)) in self.0.iter().enumerate() {
            if at > 0 && self.0[at - 1].0 == *name {
                text.pop();
                text.push(',');
            } else {
                text.push_str(name);
                text.push(':');
            }
            write_value(value, text);
            text.push('\n');
        }
    }

    /// Writes the names of the headers. Returns their range in the text.
    pub(super) fn write_names(&self, text: &mut String) -> Range<usize> {
        let start = text.len();
        for (at, (name, _)) in self.0.iter().enumerate() {
            if at > 0 && self.0[at - 1].0 == *name {
                continue;
            }
            if at > 0 {
                text.push(';');
            }
            text.push_str(name);
        }
        start..text.len()
    }
}

/// Returns the headers that the signer will add to a request.
fn added<'a>(
    params: &'a Params<'a>,
    payload: &'a PayloadHash<'a>,
) -> [Option<(&'static str, &'a str)>; 4] {
    if params.options.placement != Placement::Headers {
        return [None; 4];
    }
    [
        Some(("x-amz-date", params.time.date_time())),
        params.session_token().map(|token| (params.session_token_header(), token)),
        params.options.content_sha256_header.then(|| ("x-amz-content-sha256", payload.as_str())),
        params.algorithm.region_set().map(|regions| ("x-amz-region-set", regions)),
    ]
}

/// Checks that an added value can be sent. Requests have checked their own.
fn check(value: &str) -> Result<(), SigningError> {
    let is_sent = |byte: u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
    match value.bytes().all(is_sent) {
        true => Ok(()),
        false => Err(SigningError::InvalidHeader),
    }
}

/// Writes a value without spaces at its ends, and with single spaces between its words.
fn write_value(value: &str, text: &mut String) {
    for (at, word) in value.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}
