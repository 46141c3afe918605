//! All required members in any order; optional ones may be left out.

use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::{AssociationType, Sector, Tag};

fn main() {
    let tag = Tag::builder().value("blue").key("team").build();
    let input = CreateRelationshipInput::builder()
        .sector(Sector::Commercial)
        .catalog("AWS")
        .tags([tag])
        .association_type("END_CUSTOMER")
        .program_management_account_identifier("pma-1234567890abc")
        .associated_account_id("111122223333")
        .display_name("Example")
        .build();
    assert_eq!(input.association_type, AssociationType::EndCustomer);
}
