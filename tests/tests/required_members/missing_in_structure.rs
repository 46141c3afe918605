//! The required member `value` is left out.

use partnercentral_channel::types::Tag;

fn main() {
    let _ = Tag::builder().key("team").build();
}
