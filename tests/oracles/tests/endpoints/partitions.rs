//! AWS's partitions for `aws.partition`, with the region patterns that AWS publishes.

use std::sync::LazyLock;

use regex::Regex;

use crate::value::Value;

/// Name, region pattern, IPv4 domain, dual-stack domain, and the region of global services of each partition.
const PARTITIONS: [[&str; 5]; 8] = [
    [
        "aws",
        r"^((us|eu|ap|sa|ca|me|af|il|mx)\-\w+\-\d+|aws-global)$",
        "amazonaws.com",
        "api.aws",
        "us-east-1",
    ],
    [
        "aws-cn",
        r"^(cn\-\w+\-\d+|aws-cn-global)$",
        "amazonaws.com.cn",
        "api.amazonwebservices.com.cn",
        "cn-northwest-1",
    ],
    [
        "aws-eusc",
        r"^eusc\-(de)\-\w+\-\d+$",
        "amazonaws.eu",
        "api.amazonwebservices.eu",
        "eusc-de-east-1",
    ],
    [
        "aws-iso",
        r"^(us\-iso\-\w+\-\d+|aws-iso-global)$",
        "c2s.ic.gov",
        "api.aws.ic.gov",
        "us-iso-east-1",
    ],
    [
        "aws-iso-b",
        r"^(us\-isob\-\w+\-\d+|aws-iso-b-global)$",
        "sc2s.sgov.gov",
        "api.aws.scloud",
        "us-isob-east-1",
    ],
    [
        "aws-iso-e",
        r"^(eu\-isoe\-\w+\-\d+|aws-iso-e-global)$",
        "cloud.adc-e.uk",
        "api.cloud-aws.adc-e.uk",
        "eu-isoe-west-1",
    ],
    [
        "aws-iso-f",
        r"^(us\-isof\-\w+\-\d+|aws-iso-f-global)$",
        "csp.hci.ic.gov",
        "api.aws.hci.ic.gov",
        "us-isof-south-1",
    ],
    [
        "aws-us-gov",
        r"^(us\-gov\-\w+\-\d+|aws-us-gov-global)$",
        "amazonaws.com",
        "api.aws",
        "us-gov-west-1",
    ],
];

static REGIONS: LazyLock<[Regex; 8]> = LazyLock::new(|| {
    PARTITIONS.map(|[_, regions, ..]| {
        let ascii = regions.replace(r"\w", "[a-zA-Z0-9_]").replace(r"\d", "[0-9]");
        Regex::new(&ascii).expect("an expression")
    })
});

/// Returns the partition of a region, or `aws` if no pattern matches.
pub(crate) fn partition(region: &str) -> Value {
    let at = REGIONS.iter().position(|regions| regions.is_match(region)).unwrap_or_default();
    let [name, _, dns_suffix, dual_stack_dns_suffix, implicit_global_region] = PARTITIONS[at];
    Value::Record(
        [
            ("name", Value::text(name)),
            ("dnsSuffix", Value::text(dns_suffix)),
            ("dualStackDnsSuffix", Value::text(dual_stack_dns_suffix)),
            ("supportsFIPS", Value::Bool(true)),
            ("supportsDualStack", Value::Bool(true)),
            ("implicitGlobalRegion", Value::text(implicit_global_region)),
        ]
        .into(),
    )
}
