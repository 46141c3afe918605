//! Required members are left out of structures: one, and six in a builder that is nested in the arguments of another.

use partnercentral_channel::Client;
use partnercentral_channel::types::{ChannelContractType, ManagedServicesAttestationPayload, Tag};

async fn six(client: Client) {
    let call = client
        .create_channel_contract()
        .contract_type(ChannelContractType::ManagedServicesAttestation)
        .catalog("AWS")
        .payload(
            ManagedServicesAttestationPayload::builder()
                .relationship_identifier("rs-1234567890abc")
                .signatory_name("Jane Doe")
                .build(),
        );
    let _ = call.send().await;
}

fn main() {
    let _ = Tag::builder().key("team").build();
}
