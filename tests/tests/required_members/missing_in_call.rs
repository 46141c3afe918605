//! The required member `identifier` is left out of a call.

async fn accept(client: partnercentral_channel::Client) {
    let _ = client.accept_channel_handshake().catalog("AWS").send().await;
}

fn main() {}
