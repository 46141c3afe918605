//! Validation of host names: the endpoint rule functions `isValidHostLabel` and
//! `aws.isVirtualHostableS3Bucket`.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#isvalidhostlabel-function>
//! and <https://smithy.io/2.0/aws/rules-engine/library-functions.html>.

use std::net::Ipv4Addr;

/// Returns whether text is a label of a host name (RFC 1123), or several labels joined by dots if allowed.
pub fn is_valid_host_label(text: &str, allow_subdomains: bool) -> bool {
    match allow_subdomains {
        true => text.split('.').all(is_label),
        false => is_label(text),
    }
}

fn is_label(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len()) && !text.starts_with('-') && text.bytes().all(is_part)
}

/// Returns whether a bucket's name can be the first label of a host name, or several labels if allowed.
pub fn is_virtual_hostable_s3_bucket(name: &str, allow_subdomains: bool) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_part = |part: &str| {
        let ends = [part.bytes().next(), part.bytes().next_back()];
        ends.iter().all(|end| end.is_some_and(is_letter))
            && part.bytes().all(|byte| is_letter(byte) || byte == b'-')
    };
    (3..=63).contains(&name.len())
        && match allow_subdomains {
            true => name.split('.').all(is_part) && !looks_like_ip(name),
            false => is_part(name),
        }
}

/// Returns whether text has the form of an IPv4 address, with numbers of any size.
fn looks_like_ip(text: &str) -> bool {
    let is_number = |part: &str| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<Ipv4Addr>().is_ok()
        || (text.split('.').count() == 4 && text.split('.').all(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_consist_of_letters_digits_and_hyphens() {
        for text in ["us-east-1", "3aws4", "A", "a-", &"a".repeat(63)] {
            assert!(is_valid_host_label(text, false), "{text}");
            assert!(is_valid_host_label(text, true), "{text}");
        }
        for text in ["", "part1 part2", "-a", "a_b", "\u{e9}", &"a".repeat(64)] {
            assert!(!is_valid_host_label(text, false), "{text}");
            assert!(!is_valid_host_label(text, true), "{text}");
        }
    }

    #[test]
    fn dots_join_labels_if_allowed() {
        assert!(is_valid_host_label("part1.part2", true));
        assert!(!is_valid_host_label("part1.part2", false));
        for text in [".", "part1.", ".part2", "part1..part2", "part1.-part2"] {
            assert!(!is_valid_host_label(text, true), "{text}");
        }
    }

    #[test]
    fn accepts_buckets_that_form_a_host() {
        for (name, allow_subdomains) in [
            ("abc", false),
            ("a-b-c", false),
            (&*"a".repeat(63), false),
            ("abc", true),
            ("a.b-c", true),
            ("192.168.1.word", true),
            ("a-b.c-d", true),
            ("123", true),
            ("a0.b1.c2", true),
        ] {
            assert!(is_virtual_hostable_s3_bucket(name, allow_subdomains), "{name}");
        }
    }

    #[test]
    fn rejects_buckets_that_do_not_form_a_host() {
        for (name, allow_subdomains) in [
            ("ab", false),
            (&*"a".repeat(64), false),
            ("-abc", false),
            ("abc-", false),
            ("a.b-c", false),
            (".abc", true),
            ("abc.", true),
            ("a..b", true),
            ("a-.b", true),
            ("a.-b", true),
            ("192.168.1.1", true),
            ("999.999.999.999", true),
            ("abc_def", true),
            ("abcDef", true),
            ("abc#def", true),
        ] {
            assert!(!is_virtual_hostable_s3_bucket(name, allow_subdomains), "{name}");
        }
    }
}
