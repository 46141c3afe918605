//! A directory for tests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::RelationshipSummary;

use crate::defaults::{NewRelationship, with_defaults};
use crate::directory::RelationshipDirectory;
use crate::error::DirectoryError;

/// The program management account of the relationships.
const ACCOUNT: &str = "pma-0000000000000";

/// A directory in memory, for tests of applications.
#[derive(Debug, Default)]
pub struct FakeDirectory {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    relationships: Vec<RelationshipSummary>,
    /// The number of relationships ever added.
    added: usize,
    is_unavailable: bool,
}

impl FakeDirectory {
    /// Creates an empty directory.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes all following calls fail, or succeed again.
    pub fn set_unavailable(&self, is_unavailable: bool) {
        self.lock().is_unavailable = is_unavailable;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the state of a directory that is available.
    fn available(&self) -> Result<MutexGuard<'_, State>, DirectoryError> {
        let state = self.lock();
        if state.is_unavailable {
            return Err(DirectoryError::Unavailable("the fake is set to be unavailable".into()));
        }
        Ok(state)
    }
}

impl RelationshipDirectory for FakeDirectory {
    fn new_relationship(&self) -> NewRelationship {
        with_defaults(CreateRelationshipInput::builder())
            .program_management_account_identifier(ACCOUNT)
    }

    async fn add(&self, new: CreateRelationshipInput) -> Result<String, DirectoryError> {
        let mut state = self.available()?;
        if let Some(account) = &new.associated_account_id
            && let Some(existing) = state.with_account(account)
        {
            return Err(DirectoryError::Exists { id: existing.id.clone().unwrap_or_default() });
        }
        state.added += 1;
        let id = format!("rs-{:013}", state.added);
        let relationship = RelationshipSummary::builder()
            .id(&id)
            .catalog(new.catalog)
            .program_management_account_id(new.program_management_account_identifier)
            .association_type(new.association_type)
            .set_associated_account_id(new.associated_account_id)
            .display_name(new.display_name)
            .sector(new.sector);
        state.relationships.push(relationship.build());
        Ok(id)
    }

    async fn find(&self, account: &str) -> Result<Option<RelationshipSummary>, DirectoryError> {
        Ok(self.available()?.with_account(account).cloned())
    }

    async fn remove(&self, id: &str) -> Result<(), DirectoryError> {
        let mut state = self.available()?;
        let before = state.relationships.len();
        state.relationships.retain(|relationship| relationship.id.as_deref() != Some(id));
        match state.relationships.len() < before {
            true => Ok(()),
            false => Err(DirectoryError::Missing { id: id.to_owned() }),
        }
    }
}

impl State {
    fn with_account(&self, account: &str) -> Option<&RelationshipSummary> {
        let mut relationships = self.relationships.iter();
        relationships
            .find(|relationship| relationship.associated_account_id.as_deref() == Some(account))
    }
}
