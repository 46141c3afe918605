//! The differences between the protocols.

use std::borrow::Cow;

use aws_smithy_schema::Schema;
#[cfg(feature = "protocol-aws-query")]
use aws_smithy_xml::codec::find_depth2_element_slice_by;

#[cfg(feature = "protocol-ec2-query")]
use crate::schemas::ec2_query_name_of;

/// The forms and responses of a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Lists and maps are nested in names of their own, unless they are flattened. The result is in an element.
    #[cfg(feature = "protocol-aws-query")]
    Aws,
    /// Names start with an upper-case letter, all lists are flattened, and there are no maps.
    #[cfg(feature = "protocol-ec2-query")]
    Ec2,
}

impl Dialect {
    /// Returns the name of a member in forms.
    pub(super) fn name_of<'s>(self, member: &'s Schema<'_>) -> Cow<'s, str> {
        let renamed = member.xml_name().map(|name| name.value());
        let name = renamed.or(member.member_name()).unwrap_or_default();
        match self {
            #[cfg(feature = "protocol-aws-query")]
            Self::Aws => name.into(),
            #[cfg(feature = "protocol-ec2-query")]
            Self::Ec2 => {
                ec2_query_name_of(member).map_or_else(|| capitalized(name).into(), Cow::Borrowed)
            }
        }
    }

    /// Returns the name between a list and the positions of its items, unless it is flattened.
    pub(super) fn name_of_items<'s>(self, list: &'s Schema<'_>) -> Option<&'s str> {
        match self {
            #[cfg(feature = "protocol-aws-query")]
            Self::Aws => {
                let renamed = || list.member().and_then(|item| item.xml_name());
                let name = || renamed().map_or("member", |name| name.value());
                (!list.xml_flattened()).then(name)
            }
            #[cfg(feature = "protocol-ec2-query")]
            Self::Ec2 => {
                let _flattened = list;
                None
            }
        }
    }

    /// Returns whether empty lists are written.
    pub(super) fn has_empty_lists(self) -> bool {
        self.has_maps()
    }

    pub(super) fn has_maps(self) -> bool {
        match self {
            #[cfg(feature = "protocol-aws-query")]
            Self::Aws => true,
            #[cfg(feature = "protocol-ec2-query")]
            Self::Ec2 => false,
        }
    }

    /// Returns the element with the members of an operation's output.
    pub(super) fn result_element<'b>(self, body: &'b [u8], operation: &str) -> Option<&'b [u8]> {
        match self {
            #[cfg(feature = "protocol-aws-query")]
            Self::Aws => find_depth2_element_slice_by(body, |name| {
                name.strip_suffix("Result").is_some_and(|name| name == operation)
            }),
            #[cfg(feature = "protocol-ec2-query")]
            Self::Ec2 => {
                let _not_named = operation;
                Some(body)
            }
        }
    }
}

#[cfg(feature = "protocol-ec2-query")]
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
