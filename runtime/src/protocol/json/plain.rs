//! The text in strings that needs no escape sequence.

/// The number of bytes that are compared at once.
const LANES: usize = 8;

/// Returns the length of the text before the first byte that ends a string or belongs to an escape sequence.
#[inline]
pub(super) fn plain_length(text: &str) -> usize {
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    let (chunks, _) = text.as_bytes().as_chunks::<LANES>();
    // Compares all bytes of a chunk, so that the compiler can vectorize it.
    let is_plain_chunk =
        |chunk: &&[u8; LANES]| chunk.iter().fold(true, |before, byte| before & is_plain(*byte));
    let start = LANES * chunks.iter().take_while(is_plain_chunk).count();
    start + text.bytes().skip(start).take_while(|byte| is_plain(*byte)).count()
}
