//! The kinds of resource, with their ids and ARNs.

/// What a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ProgramManagementAccount,
    Relationship,
    ChannelHandshake,
    ChannelContract,
}

impl Kind {
    /// What errors call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ProgramManagementAccount => "ProgramManagementAccount",
            Self::Relationship => "Relationship",
            Self::ChannelHandshake => "ChannelHandshake",
            Self::ChannelContract => "ChannelContract",
        }
    }

    /// The id of the resource with a number: 13 digits after the prefix of its kind.
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

/// The ARN of what an account has in a catalog, such as `channel-handshake/ch-0000000000001`.
pub(super) fn arn(account: &str, catalog: &str, resource: &str) -> String {
    format!("arn:aws:partnercentral:us-east-1:{account}:catalog/{catalog}/{resource}")
}
