//! The text in strings that needs no escape sequence.

/// The number of bytes that are compared at once.
const LANES: usize = 8;

fn is_plain_byte(byte: u8) -> bool {
    (byte >= b' ') & (byte != b'"') & (byte != b'\\')
}

/// Compares all bytes, so that the compiler can vectorize it.
fn is_plain_chunk(chunk: &[u8; LANES]) -> bool {
    chunk.iter().fold(true, |before, byte| before & is_plain_byte(*byte))
}

/// Returns whether a text contains no character that must be escaped.
#[inline]
pub(super) fn is_plain(text: &str) -> bool {
    let (chunks, _) = text.as_bytes().as_chunks();
    match text.as_bytes().last_chunk() {
        // The last chunk may overlap with the one before.
        Some(last) => chunks.iter().all(is_plain_chunk) && is_plain_chunk(last),
        None => text.bytes().all(is_plain_byte),
    }
}
