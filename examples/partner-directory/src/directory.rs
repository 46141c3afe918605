//! The trait.

use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::RelationshipSummary;

use crate::defaults::NewRelationship;
use crate::error::DirectoryError;

/// The relationships of a partner.
pub trait RelationshipDirectory: Send + Sync {
    /// Starts the input of [`add`](Self::add). The remaining required members are the type, the name and the sector.
    fn new_relationship(&self) -> NewRelationship;

    /// Creates a relationship and returns its ID.
    ///
    /// # Errors
    ///
    /// [`DirectoryError::Exists`] if there is a relationship with the AWS account, or another error.
    fn add(
        &self,
        relationship: CreateRelationshipInput,
    ) -> impl Future<Output = Result<String, DirectoryError>> + Send;

    /// Returns the relationship with an AWS account, if there is one.
    ///
    /// # Errors
    ///
    /// [`DirectoryError::Unavailable`].
    fn find(
        &self,
        account: &str,
    ) -> impl Future<Output = Result<Option<RelationshipSummary>, DirectoryError>> + Send;

    /// Deletes a relationship.
    ///
    /// # Errors
    ///
    /// [`DirectoryError::Missing`] if there is no relationship with the ID, or another error.
    fn remove(&self, id: &str) -> impl Future<Output = Result<(), DirectoryError>> + Send;
}
