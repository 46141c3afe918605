//! Sets of protocols.

use super::row::Protocol;
use crate::model::Traits;

/// The protocols of a service: a bit for each row of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProtocolSet(u8);

impl ProtocolSet {
    /// Returns the protocols of a service with some traits.
    pub(crate) fn of(service: &Traits) -> Self {
        let is_applied = |protocol: &Protocol| {
            service.all.keys().any(|trait_id| trait_id.as_str() == protocol.trait_id)
        };
        let rows = Protocol::all().iter().enumerate();
        Self(rows.filter(|(_, it)| is_applied(it)).fold(0, |bits, (row, _)| bits | 1 << row))
    }

    /// Returns whether a trait has a meaning under any of the protocols.
    pub(crate) fn uses(self, trait_name: &str) -> bool {
        self.iter().any(|protocol| protocol.uses(trait_name))
    }

    /// Returns whether requests of any of the protocols contain the service's name.
    pub(crate) fn sends_service(self) -> bool {
        self.iter().any(|protocol| protocol.sends_service)
    }

    fn iter(self) -> impl Iterator<Item = &'static Protocol> {
        let rows = Protocol::all().iter().enumerate();
        rows.filter(move |(row, _)| self.0 & 1 << row != 0).map(|(_, protocol)| protocol)
    }
}
