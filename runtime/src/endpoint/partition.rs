//! AWS partitions and their regions: the endpoint rule function `aws.partition`.
//!
//! See <https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function>.

/// A partition: a group of regions with its own accounts, credentials and domain names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// The partition's name, as in ARNs.
    pub name: &'static str,
    /// The domain of the partition's endpoints.
    pub dns_suffix: &'static str,
    /// The domain of the partition's dual-stack endpoints (IPv4 and IPv6).
    pub dual_stack_dns_suffix: &'static str,
    /// Whether the partition has FIPS 140 compliant endpoints.
    pub supports_fips: bool,
    /// Whether the partition has dual-stack endpoints (IPv4 and IPv6).
    pub supports_dual_stack: bool,
    /// The signing region of the partition's global services.
    pub implicit_global_region: &'static str,
}

/// Partitions with the prefixes of their regions, and the pseudo-region that denotes the whole partition, if it has
/// one.
const PARTITIONS: &[(Partition, &[&str], Option<&str>)] = &[
    (
        fixed("aws", "amazonaws.com", "api.aws", "us-east-1"),
        &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
        Some("aws-global"),
    ),
    (
        fixed("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"),
        &["cn"],
        Some("aws-cn-global"),
    ),
    (
        fixed("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"),
        &["eusc-de"],
        None,
    ),
    (
        fixed("aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"),
        &["us-iso"],
        Some("aws-iso-global"),
    ),
    (
        fixed("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"),
        &["us-isob"],
        Some("aws-iso-b-global"),
    ),
    (
        fixed("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
        &["eu-isoe"],
        Some("aws-iso-e-global"),
    ),
    (
        fixed("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"),
        &["us-isof"],
        Some("aws-iso-f-global"),
    ),
    (
        fixed("aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"),
        &["us-gov"],
        Some("aws-us-gov-global"),
    ),
];

/// All current partitions support both kinds of endpoint.
const fn fixed(
    name: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    implicit_global_region: &'static str,
) -> Partition {
    Partition {
        name,
        dns_suffix,
        dual_stack_dns_suffix,
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region,
    }
}

/// Returns the partition of `region`, which may be unknown. Defaults to `aws` if the name has no partition's
/// form.
///
/// Endpoint rules expect an option, for rule sets without the partition `aws`. Here, the result is always `Some`.
pub fn partition(region: &str) -> Option<&'static Partition> {
    PARTITIONS
        .iter()
        .find(|(_, prefixes, global)| {
            *global == Some(region) || prefixes.iter().any(|prefix| is_region_of(region, prefix))
        })
        .or_else(|| PARTITIONS.first())
        .map(|(partition, ..)| partition)
}

/// Returns whether `region` consists of `prefix`, a word and a number, joined by hyphens.
fn is_region_of(region: &str, prefix: &str) -> bool {
    let Some((word, number)) = region
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('-'))
        .and_then(|rest| rest.split_once('-'))
    else {
        return false;
    };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !word.is_empty()
        && word.chars().all(is_word)
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(region: &str) -> &'static str {
        partition(region).expect("there is always one").name
    }

    #[test]
    fn finds_partitions_by_the_form_of_region_names() {
        let cases = [
            ("us-east-1", "aws"),
            ("mx-central-1", "aws"),
            ("eu-future-17", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-east-1", "aws-us-gov"),
            ("us-iso-west-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
        ];
        for (region, expected) in cases {
            assert_eq!(name(region), expected, "{region}");
        }
    }

    #[test]
    fn finds_partitions_by_their_pseudo_region() {
        assert_eq!(name("aws-global"), "aws");
        assert_eq!(name("aws-iso-global"), "aws-iso");
        assert_eq!(name("aws-us-gov-global"), "aws-us-gov");
    }

    #[test]
    fn other_names_are_in_the_first_partition() {
        for region in ["", "nowhere", "us-east", "us-east-one", "us--1", "cn-north-1-extra"] {
            assert_eq!(name(region), "aws", "{region}");
        }
    }
}
