//! The data of the local server, kept in memory.

use std::collections::BTreeMap;

use partnercentral_channel::types::Tag;

use super::account::Account;
use super::clock::Clock;
use super::contract::Contract;
use super::handshake::Handshake;
use super::idempotency::Responses;
use super::kind::Kind;
use super::relationship::Relationship;

/// The tags of a resource.
pub(super) type Tags = BTreeMap<String, String>;

/// All data, and the number of requests so far. The operations are implemented in the files of their resources.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) clock: Clock,
    pub(super) responses: Responses,
    pub(super) accounts: Vec<Account>,
    pub(super) relationships: Vec<Relationship>,
    pub(super) handshakes: Vec<Handshake>,
    pub(super) contracts: Vec<Contract>,
    /// Tags by ARN. Resources without tags have an entry, too.
    pub(super) tags: BTreeMap<String, Tags>,
    /// The number of resources created so far. Determines the next ID.
    created: u64,
}

impl Store {
    /// Returns an unused ID.
    pub(super) fn new_id(&mut self, kind: Kind) -> String {
        self.created += 1;
        kind.id(self.created)
    }

    /// Stores the tags of a new resource.
    pub(super) fn tag_new(&mut self, arn: &str, tags: Option<Vec<Tag>>) {
        let tags = tags.unwrap_or_default().into_iter().map(|tag| (tag.key, tag.value));
        self.tags.insert(arn.to_owned(), tags.collect());
    }
}
