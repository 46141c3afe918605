//! The string to sign, and the scope in which a signature is valid.

use super::params::Params;
use super::payload::hex;

/// Writes the scope: date, region and service.
pub(super) fn write_scope(params: &Params<'_>, text: &mut String) {
    text.push_str(params.time.date());
    text.push('/');
    if let Some(region) = params.algorithm.region_in_scope() {
        text.push_str(region);
        text.push('/');
    }
    text.push_str(params.service);
    text.push_str("/aws4_request");
}

/// Writes the string to sign, given the digest of the canonical request.
pub(super) fn write_string_to_sign(params: &Params<'_>, digest: &[u8; 32], text: &mut String) {
    text.push_str(params.algorithm.name());
    text.push('\n');
    text.push_str(params.time.date_time());
    text.push('\n');
    write_scope(params, text);
    text.push('\n');
    text.push_str(str::from_utf8(&hex(digest)).unwrap_or_default());
}
