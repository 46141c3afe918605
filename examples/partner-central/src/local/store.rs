//! What the local server keeps in memory.

use std::collections::BTreeMap;

use partnercentral_channel::types::Tag;

use super::account::Account;
use super::clock::Clock;
use super::contract::Contract;
use super::handshake::Handshake;
use super::idempotency::Answered;
use super::kind::Kind;
use super::relationship::Relationship;

/// The tags of a resource.
pub(super) type Tags = BTreeMap<String, String>;

/// Everything there is, and the number of requests so far. The operations are in the files of what they work on.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) clock: Clock,
    pub(super) answered: Answered,
    pub(super) accounts: Vec<Account>,
    pub(super) relationships: Vec<Relationship>,
    pub(super) handshakes: Vec<Handshake>,
    pub(super) contracts: Vec<Contract>,
    /// By ARN; resources without tags have an entry, too.
    pub(super) tags: BTreeMap<String, Tags>,
    /// How many resources have been made, which the next id follows from.
    made: u64,
}

impl Store {
    /// An id that nothing has had so far.
    pub(super) fn new_id(&mut self, kind: Kind) -> String {
        self.made += 1;
        kind.id(self.made)
    }

    /// Keeps the tags of a new resource.
    pub(super) fn tag_new(&mut self, arn: &str, tags: Option<Vec<Tag>>) {
        let tags = tags.unwrap_or_default().into_iter().map(|tag| (tag.key, tag.value));
        self.tags.insert(arn.to_owned(), tags.collect());
    }
}
