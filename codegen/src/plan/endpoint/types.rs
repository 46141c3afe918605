//! Types of the rules language.

use std::fmt;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ValueType {
    /// The type of the value if it is set.
    pub kind: Kind,
    /// Whether the value may be missing.
    pub is_optional: bool,
}

/// The type of a value that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// A non-negative integer: an index or a count.
    Integer,
    /// A list of strings.
    TextList,
    /// The result of `aws.partition`.
    Partition,
    /// The result of `parseURL`.
    Url,
    /// The result of `aws.parseArn`.
    Arn,
}

/// An attribute of a partition, a URL or an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The attribute's name in the rules.
    pub wire_name: &'static str,
    /// The field of the runtime's type.
    pub field: &'static str,
    /// The type of the attribute.
    pub kind: Kind,
}

const PARTITION: &[Attribute] = &[
    attribute("name", "name", Kind::Text),
    attribute("dnsSuffix", "dns_suffix", Kind::Text),
    attribute("dualStackDnsSuffix", "dual_stack_dns_suffix", Kind::Text),
    attribute("supportsFIPS", "supports_fips", Kind::Bool),
    attribute("supportsDualStack", "supports_dual_stack", Kind::Bool),
    attribute("implicitGlobalRegion", "implicit_global_region", Kind::Text),
];

const URL: &[Attribute] = &[
    attribute("scheme", "scheme", Kind::Text),
    attribute("authority", "authority", Kind::Text),
    attribute("path", "path", Kind::Text),
    attribute("normalizedPath", "normalized_path", Kind::Text),
    attribute("isIp", "is_ip", Kind::Bool),
];

const ARN: &[Attribute] = &[
    attribute("partition", "partition", Kind::Text),
    attribute("service", "service", Kind::Text),
    attribute("region", "region", Kind::Text),
    attribute("accountId", "account_id", Kind::Text),
    attribute("resourceId", "resource_id", Kind::TextList),
];

const fn attribute(wire_name: &'static str, field: &'static str, kind: Kind) -> Attribute {
    Attribute { wire_name, field, kind }
}

impl Kind {
    /// The type of a value that is always set.
    pub fn required(self) -> ValueType {
        ValueType { kind: self, is_optional: false }
    }

    /// The type of a value that may be missing.
    pub fn optional(self) -> ValueType {
        ValueType { kind: self, is_optional: true }
    }

    /// The attributes of values.
    pub fn attributes(self) -> &'static [Attribute] {
        match self {
            Self::Partition => PARTITION,
            Self::Url => URL,
            Self::Arn => ARN,
            Self::Text | Self::Bool | Self::Integer | Self::TextList => &[],
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a string",
            Self::Bool => "a boolean",
            Self::Integer => "a non-negative integer",
            Self::TextList => "a list of strings",
            Self::Partition => "a partition",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
        })
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        f.write_str(if self.is_optional { " that may be missing" } else { "" })
    }
}
