//! The caller of an operation.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use partnercentral_channel::config::Credentials;

/// The prefix of access key IDs on the local server. The number of the account follows.
const PREFIX: &str = "LOCAL";

/// Returns credentials of an AWS account on the local server, which can be any account of 12 digits.
pub(super) fn credentials(account: &str, secret: &str) -> Credentials {
    Credentials::new(format!("{PREFIX}{account}"), secret, None, None, "local")
}

/// Returns the account in the access key ID that signed a request.
pub(super) fn account(headers: &HeaderMap) -> Option<&str> {
    let authorization = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (_, credential) = authorization.split_once("Credential=")?;
    let (key, _) = credential.split_once('/')?;
    let account = key.strip_prefix(PREFIX)?;
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())).then_some(account)
}
