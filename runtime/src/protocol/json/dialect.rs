//! The differences between protocols that use JSON.

use aws_smithy_schema::Schema;

/// The JSON of a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::protocol) enum Dialect {
    /// Members have the names of the model.
    AwsJson,
    /// `smithy.api#jsonName` renames members.
    #[cfg(feature = "protocol-rest-json")]
    RestJson,
    /// Timestamps are always seconds, and numbers of arbitrary precision are strings.
    #[cfg(feature = "protocol-rpc-v2-json")]
    RpcV2,
}

impl Dialect {
    /// Returns the name of a member that is renamed.
    pub(super) fn json_name_of<'s>(self, member: &'s Schema<'_>) -> Option<&'s str> {
        match self.has_json_names() {
            true => member.json_name().map(|name| name.value()),
            false => None,
        }
    }

    /// Returns whether a member has a name in JSON.
    #[inline]
    pub(super) fn is_named(self, member: &Schema<'_>, name: &str) -> bool {
        self.json_name_of(member).or(member.member_name()) == Some(name)
    }

    fn has_json_names(self) -> bool {
        match self {
            #[cfg(feature = "protocol-rest-json")]
            Self::RestJson => true,
            _ => false,
        }
    }

    /// Returns whether members can have timestamp formats of their own.
    pub(super) fn has_timestamp_formats(self) -> bool {
        match self {
            #[cfg(feature = "protocol-rpc-v2-json")]
            Self::RpcV2 => false,
            _ => true,
        }
    }

    pub(super) fn big_numbers_are_strings(self) -> bool {
        !self.has_timestamp_formats()
    }
}
