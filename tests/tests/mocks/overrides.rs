//! Components that the configurations of a client and of its calls share.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use partnercentral_channel::config::credentials::{Result, future};
use partnercentral_channel::config::interceptors::{
    BeforeSerializationInterceptorContextRef, BoxError, InterceptorContext,
};
use partnercentral_channel::config::retry::{ClassifyRetry, RetryAction};
use partnercentral_channel::config::{
    Builder, ConfigBag, Credentials, IdentityCache, Intercept, ProvideCredentials,
};
use partnercentral_channel::test_util::{offline, replay, response};
use partnercentral_channel::{Client, Config};

/// Counts the uses of a component. Clones share the count.
#[derive(Clone, Debug, Default)]
struct Uses(Arc<AtomicUsize>);

impl Uses {
    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Returns the number of uses since the last call.
    fn take(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

impl ProvideCredentials for Uses {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        self.add();
        let credentials: Result = Ok(Credentials::new("id", "secret", None, None, "counted"));
        future::ProvideCredentials::ready(credentials)
    }
}

impl Intercept for Uses {
    fn name(&self) -> &'static str {
        "Uses"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        _config: &mut ConfigBag,
    ) -> std::result::Result<(), BoxError> {
        self.add();
        Ok(())
    }
}

impl ClassifyRetry for Uses {
    fn classify_retry(&self, _context: &InterceptorContext) -> RetryAction {
        self.add();
        RetryAction::NoActionIndicated
    }

    fn name(&self) -> &'static str {
        "Uses"
    }
}

/// Returns a configuration that gets these responses and caches credentials.
fn config<const N: usize>(bodies: [&'static str; N]) -> Builder {
    let service = replay(bodies.map(|body| response(200, body)));
    offline().http_client(service).identity_cache(IdentityCache::lazy().build())
}

#[tokio::test]
async fn a_paginator_gets_its_own_credentials_once() {
    let pages = [r#"{"items": [], "nextToken": "second"}"#, r#"{"items": []}"#];
    let client = Client::from_conf(config(pages).build());
    let uses = Uses::default();
    let call = client.list_relationships().catalog("AWS");
    let call = call.customize(|config| config.credentials_provider(uses.clone()));
    let pages: Vec<_> = call.into_paginator().try_collect().await.expect("two pages");
    assert_eq!((pages.len(), uses.take()), (2, 1));
}

#[tokio::test]
async fn components_of_a_copied_configuration_run_once() {
    let [credentials, interceptor, classifier] = [(); 3].map(|()| Uses::default());
    let config = config(["{}", "{}", "{}"])
        .credentials_provider(credentials.clone())
        .interceptor(interceptor.clone())
        .retry_classifier(classifier.clone());
    let client = Client::from_conf(config.build());
    let call = || client.list_tags_for_resource().resource_arn("arn:aws:a:b:c:d");
    let uses = || (credentials.take(), interceptor.take(), classifier.take());
    call().send().await.expect("the call succeeds");
    // A result may be classified for several purposes.
    let (1, 1, classifications @ 1..) = uses() else { panic!("the components are used") };

    let copied = call()
        .customize(|_| client.config().to_builder().use_fips(false))
        .customize(|config| config);
    copied.send().await.expect("the call succeeds");
    // The client has cached the credentials.
    assert_eq!(uses(), (0, 1, classifications));

    // Components of the call alone are added.
    let own = Uses::default();
    let added = call().customize(|_| client.config().to_builder().interceptor(own.clone()));
    added.send().await.expect("the call succeeds");
    assert_eq!((uses(), own.take()), ((0, 1, classifications), 1));
}

#[tokio::test]
async fn a_component_that_was_added_twice_runs_twice() {
    let uses = Uses::default();
    let config = config(["{}"]).interceptor(uses.clone()).interceptor(uses.clone());
    let client = Client::from_conf(config.build());
    let call = client.list_tags_for_resource().resource_arn("arn:aws:a:b:c:d");
    call.customize(|_| client.config().to_builder()).send().await.expect("the call succeeds");
    assert_eq!(uses.take(), 2);
}

#[test]
fn lists_of_components_can_be_replaced() {
    let mut builder =
        Config::builder().interceptor(Uses::default()).retry_classifier(Uses::default());
    let config = builder.clone().build();
    assert_eq!((config.interceptors().count(), config.retry_classifiers().count()), (1, 1));
    builder.push_interceptor(config.interceptors().next().expect("an interceptor"));
    builder.set_retry_classifiers([]);
    let config = builder.clone().build();
    assert_eq!((config.interceptors().count(), config.retry_classifiers().count()), (2, 0));
    builder.set_interceptors([]);
    assert_eq!(builder.build().interceptors().count(), 0);
}
