//! MD5 digests of requests.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait>.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

/// Adds the header `Content-MD5` unless it is present. Runs before each attempt is signed, so that the digest covers
/// changes by other interceptors.
#[derive(Debug)]
pub(super) struct ContentMd5Interceptor;

const CONTENT_MD5: &str = "content-md5";

#[dyn_dispatch_hint]
impl Intercept for ContentMd5Interceptor {
    fn name(&self) -> &'static str {
        "ContentMd5Interceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        add(context.request_mut())
    }
}

fn add(request: &mut HttpRequest) -> Result<(), BoxError> {
    if request.headers().contains_key(CONTENT_MD5) {
        return Ok(());
    }
    let body = request.body().bytes().ok_or(
        "the operation requires an MD5 digest, which can't be computed for a streaming request: set the \
         header `Content-MD5`",
    )?;
    let digest = base64::encode(Md5::digest(body));
    request.headers_mut().insert(CONTENT_MD5, digest);
    Ok(())
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::body::SdkBody;

    use super::*;

    #[test]
    fn adds_the_digest_of_the_body() {
        // The digests of RFC 1321, in base64.
        for (body, digest) in
            [("", "1B2M2Y8AsgTpgAmY7PhCfg=="), ("abc", "kAFQmDzST7DWlj99KOF/cg==")]
        {
            let mut request = HttpRequest::new(SdkBody::from(body));
            add(&mut request).expect("a digest");
            assert_eq!(request.headers().get(CONTENT_MD5), Some(digest));
        }
    }

    #[test]
    fn keeps_an_existing_digest() {
        let mut request = HttpRequest::new(SdkBody::from("abc"));
        request.headers_mut().insert(CONTENT_MD5, "mine");
        add(&mut request).expect("nothing to do");
        assert_eq!(request.headers().get(CONTENT_MD5), Some("mine"));
    }
}
