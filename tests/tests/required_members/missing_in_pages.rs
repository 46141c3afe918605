//! The required member `catalog` is left out before going through pages.

fn list(client: partnercentral_channel::Client) {
    let _ = client.list_relationships().into_paginator();
}

fn main() {}
