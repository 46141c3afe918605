//! A row of the table.

use crate::model::Traits;

/// A protocol: a row of the table.
#[derive(Debug)]
pub struct Protocol {
    /// The ID of the protocol's trait.
    pub trait_id: &'static str,
    /// The function of the runtime's module `protocol` that constructs the protocol.
    pub(super) constructor: &'static str,
    /// The constructor for services with `aws.protocols#awsQueryCompatible`, if the trait has a meaning.
    pub(super) query_compatible: Option<&'static str>,
    /// The feature of the runtime that contains the protocol, unless it is always present.
    pub feature: Option<&'static str>,
    /// Whether operations and members are bound to parts of HTTP messages.
    pub binds_http: bool,
    /// The format of bodies.
    pub codec: Codec,
    /// Whether requests contain the service's name.
    pub(crate) sends_service: bool,
    /// The traits that have a meaning under the protocol, of those whose meaning depends on the protocol.
    pub(super) traits: &'static [&'static [&'static str]],
}

/// The format of a protocol's bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// JSON in both directions.
    Json,
    /// CBOR in both directions.
    Cbor,
    /// XML in both directions.
    Xml,
    /// Forms in requests, and XML in responses.
    Query,
}

impl Protocol {
    /// Returns the protocol's name, without the namespace.
    pub fn name(&self) -> &'static str {
        self.trait_id.rsplit('#').next().unwrap_or_default()
    }

    /// Returns the constructor for a service with some traits.
    pub(in crate::plan) fn constructor_for(&self, service: &Traits) -> &'static str {
        let compatible = self.query_compatible.filter(|_| service.query_compatible);
        compatible.unwrap_or(self.constructor)
    }

    /// Returns whether a trait has a meaning under the protocol. The meaning of the trait must depend on the
    /// protocol.
    pub(crate) fn uses(&self, trait_name: &str) -> bool {
        self.traits.iter().any(|group| group.contains(&trait_name))
    }
}
