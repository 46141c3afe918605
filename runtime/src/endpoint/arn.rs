//! Amazon Resource Names: the function `aws.parseArn` of endpoint rules.
//!
//! See <https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-parsearn-function>.

/// The parts of an Amazon Resource Name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arn {
    /// The resource's partition, such as `aws`.
    pub partition: String,
    /// The namespace of the service.
    pub service: String,
    /// The region, or empty if the resource has none.
    pub region: String,
    /// The account, or empty if the resource has none.
    pub account_id: String,
    /// The resource ID, split at colons and slashes.
    pub resource_id: Vec<String>,
}

/// Parses an ARN. Returns `None` for other text.
pub fn parse_arn(text: &str) -> Option<Arn> {
    let mut parts = text.splitn(6, ':');
    let (scheme, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let is_arn = scheme == "arn" && ![partition, service, resource].contains(&"");
    is_arn.then(|| Arn {
        partition: partition.to_owned(),
        service: service.to_owned(),
        region: region.to_owned(),
        account_id: account_id.to_owned(),
        resource_id: resource.split([':', '/']).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_the_specifications_examples() {
        for (text, expected) in [
            (
                "arn:aws:sns:us-west-2:012345678910:example-sns-topic-name",
                ("aws", "sns", "us-west-2", "012345678910", &["example-sns-topic-name"][..]),
            ),
            (
                "arn:aws:ec2:us-east-1:012345678910:vpc/vpc-0e9801d129EXAMPLE",
                ("aws", "ec2", "us-east-1", "012345678910", &["vpc", "vpc-0e9801d129EXAMPLE"]),
            ),
            (
                "arn:aws:iam::012345678910:user/johndoe",
                ("aws", "iam", "", "012345678910", &["user", "johndoe"]),
            ),
            ("arn:aws:s3:::bucket_name", ("aws", "s3", "", "", &["bucket_name"])),
        ] {
            let arn = parse_arn(text).expect("an ARN");
            let Arn { partition, service, region, account_id, resource_id } = &arn;
            let resource_id: Vec<&str> = resource_id.iter().map(String::as_str).collect();
            assert_eq!(
                (&**partition, &**service, &**region, &**account_id, &*resource_id),
                expected
            );
        }
    }

    #[test]
    fn keeps_empty_parts_of_a_resource_id() {
        let arn = parse_arn("arn:aws:s3:::a//b:").expect("an ARN");
        assert_eq!(arn.resource_id, ["a", "", "b", ""]);
    }

    #[test]
    fn rejects_other_text() {
        for text in [
            "",
            "11111111-2222-3333-4444-555555555555",
            "arn:aws:s3::",
            "nra:aws:s3:::a",
            "arn::s3:::a",
            "arn:aws::::a",
            "arn:aws:s3:::",
        ] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }
}
