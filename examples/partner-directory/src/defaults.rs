//! Values that all relationships have in common.

use partnercentral_channel::operation::create_relationship::CreateRelationshipInputBuilder;
use partnercentral_channel::operation::create_relationship::input_builder::{
    SetCatalog, SetProgramManagementAccountIdentifier,
};

/// The catalog of all resources.
pub(crate) const CATALOG: &str = "AWS";

/// The input for a new relationship, in which the catalog and the program management account are set.
pub type NewRelationship =
    CreateRelationshipInputBuilder<SetProgramManagementAccountIdentifier<SetCatalog>>;

/// Sets the members that are the same for all relationships.
///
/// `S` is the state of the builder: the function takes a builder with any members set, created by a client or not, and
/// returns one that also has a catalog.
///
/// ```
/// use partner_directory::with_defaults;
/// use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
/// use partnercentral_channel::types::{AssociationType, Sector};
///
/// let input = with_defaults(CreateRelationshipInput::builder().display_name("Lindqvist"))
///     .association_type(AssociationType::EndCustomer)
///     .program_management_account_identifier("pma-0000000000001")
///     .sector(Sector::Commercial)
///     .build();
/// assert_eq!(input.catalog, "AWS");
/// ```
pub fn with_defaults<S>(
    builder: CreateRelationshipInputBuilder<S>,
) -> CreateRelationshipInputBuilder<SetCatalog<S>> {
    builder.catalog(CATALOG)
}
