//! The properties of the trait `smithy.api#paginated`.

use crate::model::SimpleType::{Byte, Integer, Long, Short};
use crate::model::{Paginated, ShapeKind};

/// A property of the trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    InputToken,
    OutputToken,
    PageSize,
    Items,
}

impl Property {
    /// The property's name in the trait.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::InputToken => "inputToken",
            Self::OutputToken => "outputToken",
            Self::PageSize => "pageSize",
            Self::Items => "items",
        }
    }

    /// The property's value in a trait.
    pub(super) fn value(self, paginated: &Paginated) -> Option<&str> {
        match self {
            Self::InputToken => paginated.input_token.as_deref(),
            Self::OutputToken => paginated.output_token.as_deref(),
            Self::PageSize => paginated.page_size.as_deref(),
            Self::Items => paginated.items.as_deref(),
        }
    }

    /// A description of the types allowed for the property's member. `None` if all are allowed.
    pub(super) fn expected(self) -> Option<&'static str> {
        match self {
            Self::InputToken | Self::OutputToken => None,
            Self::PageSize => Some("a byte, short, integer or long"),
            Self::Items => Some("a list or map"),
        }
    }

    /// Returns whether the property's member may target a shape. For tokens, Smithy recommends types without
    /// requiring them.
    pub(super) fn accepts(self, kind: &ShapeKind) -> bool {
        match self {
            Self::InputToken | Self::OutputToken => true,
            Self::PageSize => matches!(kind, ShapeKind::Simple(Byte | Short | Integer | Long)),
            Self::Items => matches!(kind, ShapeKind::List(_) | ShapeKind::Map { .. }),
        }
    }
}
