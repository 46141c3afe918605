//! The context of documentation: the shape that it documents.

use std::cell::OnceCell;

use super::index::{Message, elements};
use super::item::{TypePath, method};
use super::nearby::levels;
use crate::model::{EnumMember, Member, Shape, ShapeKind};
use crate::plan::context::Context;
use crate::plan::names::operation_names::OperationNames;

/// The context of the documentation of a service, operation or type.
pub(in crate::plan) struct Scope<'c> {
    pub(super) cx: &'c Context<'c>,
    /// The destination of links to the documented item itself, which are omitted.
    pub(super) item: Option<String>,
    /// The type whose page shows the documentation, if it is a generated one.
    pub(super) page: Option<TypePath>,
    /// The structures or unions whose members come first.
    pub(super) owners: Vec<Owner<'c>>,
    /// The documented enum.
    pub(super) enumeration: Option<&'c Shape>,
    /// The shapes near the documented ones, nearest first, once computed.
    levels: OnceCell<Vec<Vec<&'c Shape>>>,
}

/// A structure or union with its type.
pub(super) struct Owner<'c> {
    pub(super) shape: &'c Shape,
    pub(super) path: TypePath,
}

/// The context of a member's documentation.
pub(in crate::plan) struct MemberScope<'s, 'c> {
    pub(super) scope: &'s Scope<'c>,
    /// The destination of links to the member itself, which are omitted.
    pub(super) item: Option<String>,
    /// The shapes of the member's values.
    pub(super) subjects: Vec<&'c Shape>,
}

impl Message {
    /// Returns the path of the message's type.
    pub(in crate::plan) fn path(self, names: &OperationNames) -> TypePath {
        let name = match self {
            Self::Input => names.input(),
            Self::Output => names.output(),
        };
        TypePath::in_operation(&names.module, name)
    }
}

impl<'c> Scope<'c> {
    /// Returns the context of the service's documentation.
    pub(in crate::plan) fn of_service(cx: &'c Context<'c>) -> Self {
        Self {
            cx,
            item: None,
            page: None,
            owners: Vec::new(),
            enumeration: None,
            levels: OnceCell::new(),
        }
    }

    /// Returns the context of an operation's documentation.
    pub(in crate::plan) fn of_operation(cx: &'c Context<'c>, operation: &Shape) -> Self {
        let item = cx.operation_names.get(&operation.id).and_then(|it| method(&it.module).target);
        let owners = owners_of(cx, operation, [Message::Input, Message::Output]);
        Self { item, owners, ..Self::of_service(cx) }
    }

    /// Returns the context of the documentation of an operation's input or output.
    pub(in crate::plan) fn of_message(
        cx: &'c Context<'c>,
        operation: &Shape,
        message: Message,
    ) -> Self {
        let other = if message == Message::Input { Message::Output } else { Message::Input };
        let owners = owners_of(cx, operation, [message, other]);
        let names = cx.operation_names.get(&operation.id);
        let item = names.and_then(|names| message.path(names).reference().target);
        Self { item, owners, ..Self::of_service(cx) }
    }

    /// Returns the context of the documentation of a structure, union, enum or error.
    pub(in crate::plan) fn of_type(cx: &'c Context<'c>, shape: &'c Shape) -> Self {
        let Some(path) = cx.names.get(&shape.id).map(TypePath::of) else {
            return Self::of_service(cx);
        };
        let item = path.reference().target;
        let (owners, enumeration) = match &shape.kind {
            ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => (Vec::new(), Some(shape)),
            _ => (vec![Owner { shape, path }], None),
        };
        Self { item, owners, enumeration, ..Self::of_service(cx) }
    }

    /// Returns the context for the page of the documented type, whose own members are linked as `Self::…`.
    pub(in crate::plan) fn on_own_page(self) -> Self {
        let enumeration = self.enumeration.and_then(|shape| self.cx.names.get(&shape.id));
        let owner = self.owners.first().map(|owner| owner.path.clone());
        Self { page: enumeration.map(TypePath::of).or(owner), ..self }
    }

    /// Returns the context of the documentation of a member of the first structure or union.
    pub(in crate::plan) fn of_member(&self, member: &Member) -> MemberScope<'_, 'c> {
        let names = self.cx.member_names(&member.id);
        let item = self.owners.first().and_then(|Owner { shape, path }| match shape.kind {
            ShapeKind::Union(_) => path.variant(&names.variant).target,
            _ => path.field(&names.field).target,
        });
        MemberScope { scope: self, item, subjects: elements(self.cx.model, &member.target) }
    }

    /// Returns the context of the documentation of an enum's value.
    pub(in crate::plan) fn of_value(&self, value: &EnumMember) -> MemberScope<'_, 'c> {
        let variant = self.cx.member_names(&value.id).variant;
        let path = self.enumeration.and_then(|shape| self.cx.names.get(&shape.id));
        let item = path.and_then(|name| TypePath::of(name).variant(&variant).target);
        MemberScope { scope: self, item, subjects: self.enumeration.into_iter().collect() }
    }

    /// Returns the shapes near the documented ones, nearest first.
    pub(super) fn levels(&self) -> &[Vec<&'c Shape>] {
        let shapes = self.owners.iter().map(|owner| owner.shape).chain(self.enumeration);
        self.levels
            .get_or_init(|| levels(self.cx.model, &self.cx.links, &shapes.collect::<Vec<_>>()))
    }
}

/// Returns the structures of an operation's messages.
fn owners_of<'c>(cx: &'c Context<'c>, operation: &Shape, messages: [Message; 2]) -> Vec<Owner<'c>> {
    let (ShapeKind::Operation(it), Some(names)) =
        (&operation.kind, cx.operation_names.get(&operation.id))
    else {
        return Vec::new();
    };
    let owner = |message: Message| {
        let id = if message == Message::Input { &it.input } else { &it.output };
        Some(Owner { shape: cx.shape(id)?, path: message.path(names) })
    };
    messages.into_iter().filter_map(owner).collect()
}
