//! A directory of the relationships of a partner.
//!
//! Applications are generic over the trait [`RelationshipDirectory`]. They use [`PartnerCentral`], which calls the API,
//! and in their tests [`FakeDirectory`], which keeps everything in memory:
//!
//! ```
//! use partner_directory::{DirectoryError, FakeDirectory, RelationshipDirectory};
//! use partnercentral_channel::types::{AssociationType, Sector};
//!
//! /// Returns the ID of the relationship with a customer, and creates the relationship if there is none.
//! async fn ensure(
//!     directory: &impl RelationshipDirectory,
//!     account: &str,
//!     name: &str,
//! ) -> Result<String, DirectoryError> {
//!     let relationship = directory
//!         .new_relationship()
//!         .association_type(AssociationType::EndCustomer)
//!         .associated_account_id(account)
//!         .display_name(name)
//!         .sector(Sector::Commercial)
//!         .build();
//!     match directory.add(relationship).await {
//!         Err(DirectoryError::Exists { id }) => Ok(id),
//!         added => added,
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), DirectoryError> {
//! let directory = FakeDirectory::new();
//! let id = ensure(&directory, "222233334444", "Lindqvist").await?;
//! assert_eq!(ensure(&directory, "222233334444", "Lindqvist").await?, id);
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod defaults;
mod directory;
mod error;
mod fake;
mod partner_central;

pub use defaults::{NewRelationship, with_defaults};
pub use directory::RelationshipDirectory;
pub use error::DirectoryError;
pub use fake::FakeDirectory;
pub use partner_central::PartnerCentral;
