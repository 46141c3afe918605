//! Required members are left out of calls: one, two and all six, at `send`, in a `let` and in a chain that is awaited.

use partnercentral_channel::Client;
use partnercentral_channel::types::{AssociationType, Sector};

async fn one(client: Client) {
    let _ = client.accept_channel_handshake().catalog("AWS").send().await;
}

async fn one_of_five(client: Client) -> Result<(), partnercentral_channel::Error> {
    let call = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier("pma-1234567890abc")
        .sector(Sector::Commercial);
    let output = call.send().await?;
    println!("{output:?}");
    Ok(())
}

async fn two(client: Client) {
    let output = client
        .create_relationship()
        .catalog("AWS")
        .association_type(AssociationType::EndCustomer)
        .program_management_account_identifier("pma-1234567890abc")
        .send()
        .await;
    drop(output);
}

async fn all(client: Client) {
    let _ = client.create_relationship().send().await;
}

fn main() {}
