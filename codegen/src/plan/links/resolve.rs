//! Resolution of code spans to items.

use super::candidates::chosen;
use super::item::{Item, ItemKind};
use super::scope::{MemberScope, Scope};
use super::span::CodeSpan;
use crate::model::Shape;
use crate::plan::docs::{Reference, Resolve};

impl Resolve for Scope<'_> {
    fn resolve(&self, name: &str) -> Option<Reference> {
        let subjects: Vec<&Shape> = self.enumeration.into_iter().collect();
        let found = self.find(name, &subjects)?;
        Some(self.on_page(without_self(found, self.item.as_ref())))
    }
}

impl Resolve for MemberScope<'_, '_> {
    fn resolve(&self, name: &str) -> Option<Reference> {
        let found = self.scope.find(name, &self.subjects)?;
        Some(self.scope.on_page(without_self(found, self.item.as_ref())))
    }
}

/// Returns the reference without its link if it leads to the documented item.
fn without_self(found: Reference, item: Option<&String>) -> Reference {
    let target = found.target.filter(|target| Some(target) != item);
    Reference { target, ..found }
}

impl<'c> Scope<'c> {
    /// Returns the reference with a short link if it leads to a member of the type of the page. The documentation of
    /// fields is also that of setters, where the link leads to another setter.
    fn on_page(&self, found: Reference) -> Reference {
        let own = |target: &String| self.page.as_ref()?.own_member(target);
        match found.target.as_ref().and_then(own) {
            Some(target) => Reference { target: Some(target), ..found },
            None => found,
        }
    }

    /// Returns the item that a code span names, in the documentation of an item with values of some shapes.
    fn find(&self, text: &str, subjects: &[&'c Shape]) -> Option<Reference> {
        // Values can contain periods.
        if let Some(found) = self.item(text, subjects) {
            return Some(found.reference);
        }
        let span = CodeSpan::parse(text)?;
        match span.names.as_slice() {
            [name] if span.is_call => {
                let found = chosen(name, self.operation(name)?)?.reference;
                Some(Reference { text: format!("{}()", found.text), ..found })
            }
            [name] => self.item(name, subjects).map(|found| found.reference),
            [first, rest @ ..] if !span.is_call => {
                let first = self.item(first, subjects)?.item?;
                self.follow(first, rest)
            }
            _ => None,
        }
    }

    /// Returns the item at the end of a path.
    fn follow(&self, first: Item<'c>, names: &[&str]) -> Option<Reference> {
        let mut item = first;
        for name in names {
            // A name of both the input and the output means the input's.
            let items = match item.kind {
                ItemKind::Method => {
                    let mut messages = item.shapes.iter();
                    messages.find_map(|shape| self.member_or_value(&[*shape], name))?
                }
                _ => self.member_or_value(&item.shapes, name)?,
            };
            let next = chosen(name, items)?.item?;
            let text = match (item.kind, next.kind) {
                (_, ItemKind::Variant) => next.text.clone(),
                (ItemKind::Field | ItemKind::Variant, _) => format!("{}.{}", item.text, next.text),
                _ => with_type(&next),
            };
            item = Item { text, ..next };
        }
        Some(Reference { text: item.text, target: Some(item.target) })
    }
}

/// Returns the name of a field with the name of its type.
fn with_type(field: &Item<'_>) -> String {
    let mut names = field.target.rsplit("::").skip(1);
    names.next().map_or_else(|| field.text.clone(), |owner| format!("{owner}::{}", field.text))
}
