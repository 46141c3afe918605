//! Lists of components that configurations add to.

use std::sync::Arc;

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

/// Interceptors and retry classifiers, in the order of their addition.
#[derive(Clone, Debug, Default)]
pub(super) struct PushedComponents {
    pub(super) interceptors: Pushed<SharedInterceptor>,
    pub(super) retry_classifiers: Pushed<SharedRetryClassifier>,
}

impl PushedComponents {
    /// Removes the components that were copied from `other`.
    pub(super) fn remove_copies_of(&mut self, other: &Self) {
        self.interceptors.remove_copies_of(&other.interceptors);
        self.retry_classifiers.remove_copies_of(&other.retry_classifiers);
    }

    pub(super) fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.extend_interceptors(self.interceptors.iter());
        components.extend_retry_classifiers(self.retry_classifiers.iter());
    }
}

/// Components of one kind, each with an ID that its copies share.
#[derive(Clone, Debug)]
pub(super) struct Pushed<T>(Vec<(T, Arc<()>)>);

impl<T> Default for Pushed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Pushed<T> {
    pub(super) fn push(&mut self, component: T) {
        self.0.push((component, Arc::new(())));
    }

    pub(super) fn replace(&mut self, components: impl IntoIterator<Item = T>) {
        self.0.clear();
        components.into_iter().for_each(|component| self.push(component));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().map(|(component, _)| component.clone())
    }

    fn remove_copies_of(&mut self, other: &Self) {
        let is_copy = |id: &Arc<()>| other.0.iter().any(|(_, original)| Arc::ptr_eq(original, id));
        self.0.retain(|(_, id)| !is_copy(id));
    }
}
