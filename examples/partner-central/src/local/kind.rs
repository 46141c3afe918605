//! Kinds of resources, with their IDs and ARNs.

/// The kind of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ProgramManagementAccount,
    Relationship,
    ChannelHandshake,
    ChannelContract,
}

impl Kind {
    /// Returns the name of the kind in errors.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ProgramManagementAccount => "ProgramManagementAccount",
            Self::Relationship => "Relationship",
            Self::ChannelHandshake => "ChannelHandshake",
            Self::ChannelContract => "ChannelContract",
        }
    }

    /// Returns the ID for a resource number: 13 digits after the prefix of the kind.
    pub(super) fn id(self, number: u64) -> String {
        let prefix = match self {
            Self::ProgramManagementAccount => "pma",
            Self::Relationship => "rs",
            Self::ChannelHandshake => "ch",
            Self::ChannelContract => "cc",
        };
        format!("{prefix}-{number:013}")
    }
}

/// Returns the ARN of a resource in an account's catalog, such as `channel-handshake/ch-0000000000001`.
pub(super) fn arn(account: &str, catalog: &str, resource: &str) -> String {
    format!("arn:aws:partnercentral:us-east-1:{account}:catalog/{catalog}/{resource}")
}
