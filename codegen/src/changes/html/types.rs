//! Collects the types that the operations of a page use, with the diffs of their code.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;
use similar::ChangeTag;

use super::crates::{Crate, Type, Variants, structure_types};
use super::line::{DiffLine, Line, TypeKey, diff};
use super::snippet::{TypeUses, construct, read};
use crate::model::ShapeId;
use crate::plan::{OperationPlan, Plan};

/// A type with the diffs of its snippets.
pub(super) struct TypeDiff {
    pub(super) key: TypeKey,
    /// The IDs of the type's shape, in each revision with the type.
    pub(super) shapes: Vec<ShapeId>,
    pub(super) kind: &'static str,
    pub(super) status: TypeStatus,
    pub(super) snippets: Vec<Snippet>,
    /// The operations that use the type, as indices into the report's operations.
    pub(super) operations: BTreeSet<usize>,
}

/// The diff of a snippet.
pub(super) struct Snippet {
    pub(super) title: &'static str,
    pub(super) lines: Vec<DiffLine>,
}

/// Whether and how a type changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeStatus {
    New,
    Removed,
    Changed,
    /// A nested type changed.
    Within,
    Same,
}

/// The crates of both revisions; without the old one for a first revision.
pub(super) struct Crates<'p> {
    pub(super) old: Option<Crate<'p>>,
    pub(super) new: Crate<'p>,
    pub(super) variants: Variants,
}

/// The uses of a type by operations.
#[derive(Default)]
struct UsedType {
    uses: TypeUses,
    operations: BTreeSet<usize>,
}

impl<'p> Crates<'p> {
    pub(super) fn new(old: Option<&'p Plan>, new: &'p Plan) -> Self {
        let (old, new) = (old.map(Crate::new), Crate::new(new));
        let variants = Variants::of(old.as_ref(), Some(&new));
        Self { old, new, variants }
    }

    pub(super) fn sides(&self) -> impl Iterator<Item = &Crate<'p>> {
        self.old.iter().chain([&self.new])
    }

    /// Returns the types that operations use, in the order of their first use. `has_change` returns whether a
    /// change of a shape or member is reported.
    pub(super) fn types(
        &self,
        operations: &[&str],
        has_change: impl Fn(&ShapeId) -> bool,
    ) -> IndexMap<TypeKey, TypeDiff> {
        let mut reached: IndexMap<TypeKey, UsedType> = IndexMap::new();
        for (at, name) in operations.iter().enumerate() {
            for side in self.sides() {
                if let Some(operation) = side.operation(name) {
                    add_types_of(&mut reached, side, at, operation);
                }
            }
        }
        let types = reached
            .into_iter()
            .map(|(key, reached)| (key.clone(), self.type_diff(key, reached, &has_change)));
        let mut types: IndexMap<TypeKey, TypeDiff> = types.collect();
        mark_holders(&mut types);
        types
    }

    fn type_diff(
        &self,
        key: TypeKey,
        UsedType { uses, operations }: UsedType,
        has_change: &impl Fn(&ShapeId) -> bool,
    ) -> TypeDiff {
        let old = self.old.as_ref().and_then(|side| side.get(&key));
        let new = self.new.get(&key);
        let snippets = self.snippets(old, new, uses);
        let shapes: Vec<ShapeId> = [old, new].into_iter().flatten().map(Type::id).collect();
        let is_changed = snippets.iter().flat_map(|it| &it.lines).any(|diff_line| {
            diff_line.tag != ChangeTag::Equal
                || diff_line.line.member.as_ref().is_some_and(has_change)
        });
        let status = match (old, new) {
            (None, _) => TypeStatus::New,
            (_, None) => TypeStatus::Removed,
            _ if is_changed || shapes.iter().any(has_change) => TypeStatus::Changed,
            _ => TypeStatus::Same,
        };
        let kind = new.or(old).map_or("", Type::kind_name);
        TypeDiff { key, shapes, kind, status, snippets, operations }
    }

    fn snippets(
        &self,
        old: Option<Type<'_>>,
        new: Option<Type<'_>>,
        uses: TypeUses,
    ) -> Vec<Snippet> {
        let is_plain_enum = matches!(new.or(old), Some(Type::Enum(_)));
        let in_requests = uses.in_requests && !(is_plain_enum && uses.in_responses);
        let lines = |of: Option<Type<'_>>, lines: &dyn Fn(Type<'_>) -> Vec<Line>| {
            of.map(lines).unwrap_or_default()
        };
        let snippet = |title, code: &dyn Fn(Type<'_>) -> Vec<Line>| Snippet {
            title,
            lines: diff(lines(old, code), lines(new, code)),
        };
        let constructed =
            in_requests.then(|| snippet("In requests", &|of| construct(of, &self.variants)));
        let title = if uses.in_requests && is_plain_enum { "Values" } else { "In responses" };
        let read = uses.in_responses.then(|| snippet(title, &read));
        constructed.into_iter().chain(read).collect()
    }
}

/// Adds the types that an operation uses.
fn add_types_of(
    reached: &mut IndexMap<TypeKey, UsedType>,
    side: &Crate<'_>,
    at: usize,
    operation: &OperationPlan,
) {
    let errors = operation.errors.iter().map(|error| TypeKey::error(&error.name));
    let starts = [
        (structure_types(&operation.input), TypeUses::IN_REQUESTS),
        (structure_types(&operation.output), TypeUses::IN_RESPONSES),
        (errors.collect(), TypeUses::IN_RESPONSES),
    ];
    for (start, uses) in starts {
        let mut seen: HashSet<TypeKey> = HashSet::new();
        let mut left: Vec<TypeKey> = start.into_iter().rev().collect();
        while let Some(key) = left.pop() {
            if !seen.insert(key.clone()) {
                continue;
            }
            if let Some(found) = side.get(&key) {
                left.extend(found.member_types().into_iter().rev());
            }
            let entry = reached.entry(key).or_default();
            entry.uses = entry.uses.or(uses);
            entry.operations.insert(at);
        }
    }
}

/// Marks the types that contain a changed type.
fn mark_holders(types: &mut IndexMap<TypeKey, TypeDiff>) {
    let mut holders: HashMap<TypeKey, Vec<TypeKey>> = HashMap::new();
    for (key, of) in types.iter() {
        let lines = of.snippets.iter().flat_map(|snippet| &snippet.lines);
        for held in lines.flat_map(|diff_line| diff_line.line.types()) {
            holders.entry(held.clone()).or_default().push(key.clone());
        }
    }
    let is_different = |of: &&TypeDiff| of.status != TypeStatus::Same;
    let mut left: Vec<TypeKey> =
        types.values().filter(is_different).map(|of| of.key.clone()).collect();
    while let Some(key) = left.pop() {
        for holder in holders.get(&key).into_iter().flatten() {
            if let Some(of) = types.get_mut(holder).filter(|of| of.status == TypeStatus::Same) {
                of.status = TypeStatus::Within;
                left.push(holder.clone());
            }
        }
    }
}

impl TypeStatus {
    /// Returns the name of the status; empty if the type is unchanged.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Within => "changed within",
            Self::Same => "",
        }
    }
}
