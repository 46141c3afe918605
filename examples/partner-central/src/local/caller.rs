//! Who makes a call.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use partnercentral_channel::config::Credentials;

/// What the access key ids of the local server begin with; the number of the account follows.
const PREFIX: &str = "LOCAL";

/// Credentials of an AWS account on the local server, which takes any account of 12 digits.
pub(super) fn credentials(account: &str, secret: &str) -> Credentials {
    Credentials::new(format!("{PREFIX}{account}"), secret, None, None, "local")
}

/// The account that a request is signed for: the one in its access key id.
pub(super) fn account(headers: &HeaderMap) -> Option<&str> {
    let authorization = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (_, credential) = authorization.split_once("Credential=")?;
    let (key, _) = credential.split_once('/')?;
    let account = key.strip_prefix(PREFIX)?;
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())).then_some(account)
}
