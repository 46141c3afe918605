//! The items that a name of the model can stand for, by the distance from the documented shape.

use super::index::{elements, members, values};
use super::item::{Item, ItemKind, TypePath};
use super::scope::{Owner, Scope};
use crate::model::{EnumMember, Member, Shape, ShapeKind};
use crate::plan::docs::Reference;
use crate::plan::names::name::snake_words;

/// The maximum length of an enum value that is as likely to be an abbreviation, such as `AWS`.
const MAX_ABBREVIATION: usize = 3;

/// The items that a name can stand for, from one step of the search. `None` leaves the search to the next step.
type Found<'m> = Option<Vec<Item<'m>>>;

impl<'c> Scope<'c> {
    /// Returns the item with a name. `subjects` are the shapes of the documented value.
    pub(super) fn item(&self, name: &str, subjects: &[&'c Shape]) -> Option<Chosen<'c>> {
        if !self.cx.links.contains(name) {
            return None;
        }
        let found = self
            .own_member(name)
            .or_else(|| self.member_or_value(subjects, name))
            .or_else(|| self.value_of_members(name))
            .or_else(|| self.operation(name))
            .or_else(|| self.named_type(name))
            .or_else(|| self.nearby(name))
            .or_else(|| self.anywhere(name));
        chosen(name, found?)
    }

    /// Returns the operation with a name.
    pub(super) fn operation(&self, name: &str) -> Found<'c> {
        let operations = self.cx.links.operations(name).iter();
        found(operations.filter_map(|shape| {
            let ShapeKind::Operation(operation) = &shape.kind else { return None };
            let messages = [&operation.input, &operation.output].into_iter();
            let messages = messages.filter_map(|id| self.cx.shape(id)).collect();
            Some(Item::method(self.cx.operation_names.get(&shape.id)?, messages))
        }))
    }

    /// Returns the member of the documented structure, or of the operation's input or output.
    fn own_member(&self, name: &str) -> Found<'c> {
        self.owners.iter().find_map(|Owner { shape, path }| {
            let member = members(shape).iter().find(|member| member.name == name)?;
            Some(vec![self.member(path, shape, member)])
        })
    }

    /// Returns the members or enum values of some shapes with a name.
    pub(super) fn member_or_value(&self, shapes: &[&'c Shape], name: &str) -> Found<'c> {
        let items = shapes.iter().flat_map(|shape| {
            let members = members(shape).iter().filter(|member| member.name == name);
            let members = members.flat_map(|member| self.members(shape, member));
            members.chain(self.values(shape, name)).collect::<Vec<_>>()
        });
        found(items)
    }

    /// Returns the types of shapes with a name.
    fn named_type(&self, name: &str) -> Found<'c> {
        let shapes = self.cx.links.shapes(name).iter();
        found(shapes.flat_map(|shape| {
            let paths = self.paths(shape).into_iter();
            paths.map(|path| Item::of_type(&path, shape)).collect::<Vec<_>>()
        }))
    }

    /// Returns the value of an enum that a member of the documented structure has as its type.
    fn value_of_members(&self, name: &str) -> Found<'c> {
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        self.owners.iter().filter(|_| !is_number).find_map(|owner| {
            let targets = members(owner.shape).iter();
            let targets = targets.flat_map(|member| elements(self.cx.model, &member.target));
            found(targets.flat_map(|shape| self.values(shape, name)))
        })
    }

    /// Returns the nearest members and enum values with a name. Words in lowercase and words for members of distant
    /// structures are more likely to mean something else.
    fn nearby(&self, name: &str) -> Found<'c> {
        let is_long = has_several_words(name);
        let is_value = is_long || name.contains(|c: char| c.is_ascii_uppercase());
        self.levels().iter().enumerate().find_map(|(distance, shapes)| {
            let items = self.member_or_value(shapes, name)?;
            found(items.into_iter().filter(|item| match item.kind {
                ItemKind::Field => is_long || distance == 0,
                _ => is_value,
            }))
        })
    }

    /// Returns the members and enum values of the service with a name, unless the name has another likely meaning: a
    /// word, an abbreviation, or a shape without a type.
    fn anywhere(&self, name: &str) -> Found<'c> {
        let is_capital = name.contains(|c: char| c.is_ascii_uppercase());
        let is_long = has_several_words(name);
        let is_telling = is_capital && (is_long || name.len() > MAX_ABBREVIATION);
        if !is_telling || !self.cx.links.shapes(name).is_empty() {
            return None;
        }
        let values = self.cx.links.values(name).iter();
        let values = values.filter_map(|(shape, value)| self.value(shape, value));
        let members = self.cx.links.members(name).iter().filter(|_| is_long);
        let members = members.flat_map(|(shape, member)| self.members(shape, member));
        found(values.chain(members))
    }

    /// Returns the enum's values with a name.
    fn values(&self, shape: &'c Shape, name: &str) -> Vec<Item<'c>> {
        let is_named = |value: &&EnumMember| value.name == name || value.value.to_string() == name;
        let values = values(shape).iter().filter(is_named);
        values.filter_map(|value| self.value(shape, value)).collect()
    }

    fn value(&self, shape: &Shape, value: &EnumMember) -> Option<Item<'c>> {
        let path = TypePath::of(self.cx.names.get(&shape.id)?);
        Some(Item::variant(&path, &self.cx.member_names(&value.id).variant, Vec::new()))
    }

    /// Returns a member in each type of its structure or union.
    fn members(&self, shape: &'c Shape, member: &'c Member) -> Vec<Item<'c>> {
        let paths = self.paths(shape).into_iter();
        paths.map(|path| self.member(&path, shape, member)).collect()
    }

    fn member(&self, path: &TypePath, shape: &Shape, member: &'c Member) -> Item<'c> {
        let (names, shapes) =
            (self.cx.member_names(&member.id), elements(self.cx.model, &member.target));
        match shape.kind {
            ShapeKind::Union(_) => Item::variant(path, &names.variant, shapes),
            _ => Item::field(path, &names.field, shapes),
        }
    }

    /// Returns the types of a shape. A structure that is only the input or output of operations has a type for each of
    /// them.
    pub(super) fn paths(&self, shape: &Shape) -> Vec<TypePath> {
        if let Some(owner) = self.owners.iter().find(|owner| owner.shape.id == shape.id) {
            return vec![owner.path.clone()];
        }
        if let Some(name) = self.cx.names.get(&shape.id) {
            return vec![TypePath::of(name)];
        }
        let messages = self.cx.links.messages(&shape.id).iter();
        let paths = messages.filter_map(|(operation, message)| {
            let names = self.cx.operation_names.get(&operation.id)?;
            Some(message.path(names))
        });
        paths.collect()
    }
}

/// An item, or only its name in Rust if several members have it.
pub(super) struct Chosen<'m> {
    pub(super) reference: Reference,
    pub(super) item: Option<Item<'m>>,
}

/// Returns the only item. Returns only the name of several fields that have the same one, if it consists of several
/// words, so that it means the fields.
pub(super) fn chosen<'m>(name: &str, items: Vec<Item<'m>>) -> Option<Chosen<'m>> {
    let mut items = items.into_iter();
    let first = items.next()?;
    let text = first.text.clone();
    let (mut is_only, mut is_same) = (true, first.kind == ItemKind::Field);
    for other in items {
        is_only &= other.target == first.target;
        is_same &= other.kind == ItemKind::Field && other.text == text;
    }
    match is_only {
        true => {
            let reference = Reference { text, target: Some(first.target.clone()) };
            Some(Chosen { reference, item: Some(first) })
        }
        false if is_same && has_several_words(name) => {
            Some(Chosen { reference: Reference { text, target: None }, item: None })
        }
        false => None,
    }
}

fn found<'m>(items: impl Iterator<Item = Item<'m>>) -> Found<'m> {
    let items: Vec<Item<'_>> = items.collect();
    (!items.is_empty()).then_some(items)
}

fn has_several_words(name: &str) -> bool {
    snake_words(name).len() > 1
}
