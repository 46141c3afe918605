//! Splitting names of the model into words.
//!
//! Names of fields and modules have the same words as in AWS's generator for Rust, so a program that
//! migrates from an AWS crate finds the same names. For types, AWS's generator uses an older algorithm, also
//! used by the crate `heck`. The two differ in the plurals of acronyms: `ResourceARNs` is the field
//! `resource_arns` and the type `ResourceArNs`.

/// Single words in mixed case.
const WHOLE_WORDS: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Returns the words of a field's, module's or constant's name, in lowercase.
pub(in crate::plan) fn snake_words(text: &str) -> Vec<String> {
    let is_lower = text.to_lowercase() == text;
    words(text, |word, rest| match rest {
        _ if word.len() < whole_word(word, rest) => ends_acronym(word, rest),
        [next, ..] if is_lower && next.is_lowercase() => ends_in(word, |c| c.is_numeric()),
        [next, ..] if next.is_uppercase() => {
            ends_in(word, |c| c.is_lowercase() || c.is_numeric()) || ends_acronym(word, rest)
        }
        _ => false,
    })
}

/// Splits text at every character that is neither letter nor digit, and at every position for which
/// `is_boundary` returns true, given the word up to the position and the rest.
fn words(text: &str, is_boundary: impl Fn(&[char], &[char]) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    for run in chars.split(|c| !c.is_alphanumeric()) {
        let mut start = 0;
        for at in 1..run.len() {
            if is_boundary(&run[start..at], &run[at..]) {
                words.push(lower(&run[start..at]));
                start = at;
            }
        }
        words.push(lower(&run[start..]));
    }
    words.retain(|word| !word.is_empty());
    words
}

fn lower(chars: &[char]) -> String {
    chars.iter().flat_map(|c| c.to_lowercase()).collect()
}

/// Returns the length of the longest of [`WHOLE_WORDS`] that `word` and `rest` together start with, or 0.
fn whole_word(word: &[char], rest: &[char]) -> usize {
    let is_start = |whole: &&&str| {
        let mut chars = word.iter().chain(rest);
        whole.chars().all(|c| chars.next().is_some_and(|next| next.to_ascii_lowercase() == c))
    };
    WHOLE_WORDS.iter().filter(is_start).map(|whole| whole.len()).max().unwrap_or(0)
}

/// Returns whether an acronym ends before its last capital, as in `DB·Proxy`, but not in `ACLs` or
/// `DynamoDBv2`.
fn ends_acronym(word: &[char], rest: &[char]) -> bool {
    let is_plural = |after: Option<&char>| after.is_none_or(|c| !c.is_lowercase());
    let is_capital = |c: char| c.is_uppercase();
    match rest {
        [next, 's', after @ ..] if next.is_uppercase() && is_plural(after.first()) => false,
        [next, 'v', after, ..] if next.is_uppercase() && after.is_numeric() => false,
        [next, after, ..] if next.is_uppercase() && after.is_lowercase() => {
            ends_in(word, is_capital)
        }
        _ => false,
    }
}

fn ends_in(word: &[char], is: impl Fn(char) -> bool) -> bool {
    word.last().is_some_and(|c| is(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_field_names_into_the_words_of_official_crates() {
        let cases = [
            ("associatedAccountId", "associated account id"),
            ("ListEC2InstancesV2", "list ec2 instances v2"),
            ("DBInstanceARN", "db instance arn"),
            ("ResourceARNs", "resource arns"),
            ("ARNSupport", "arn support"),
            ("GrantACLs", "grant acls"),
            ("IAMUser", "iam user"),
            ("IPv4Address", "ipv4 address"),
            ("privateIPv6Addresses", "private ipv6 addresses"),
            ("SizeInMiB", "size in mib"),
            ("TTLSeconds", "ttl seconds"),
            ("IOPS", "iops"),
            ("SAMLProvider", "saml provider"),
            ("S3Bucket", "s3 bucket"),
            ("S3URI", "s3 uri"),
            ("s3key", "s3 key"),
            ("x509", "x509"),
            ("DynamoDBv2", "dynamo dbv2"),
            ("dynamoDBv2", "dynamo dbv2"),
            ("END_CUSTOMER", "end customer"),
            ("__type", "type"),
            ("a--b.c", "a b c"),
            ("", ""),
        ];
        for (text, words) in cases {
            assert_eq!(snake_words(text).join(" "), words, "{text}");
        }
    }
}
