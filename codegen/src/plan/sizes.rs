//! How much room values take, about.

use std::collections::HashMap;

use super::{Name, NamedKind, Plan, RustType, TypePlan, UnionPlan};

/// The size of `String`, `Vec` and types that hold but one.
const TEXT: usize = 24;

/// The bytes by which a variant may exceed the others before clippy would have it boxed, less some for what
/// is only estimated here.
const MOST_MORE: usize = 160;

impl Plan {
    /// Whether a variant of a union is so much larger than the others that clippy would have it boxed.
    pub fn has_large_variants(&self) -> bool {
        let mut sizes = Sizes { plan: self, known: HashMap::new() };
        let mut types = self.types.iter();
        types.any(|planned| matches!(planned, TypePlan::Union(union) if sizes.is_uneven(union)))
    }
}

/// The sizes of types that are found on the way.
struct Sizes<'p> {
    plan: &'p Plan,
    /// What has been found out, by the types' names.
    known: HashMap<&'p Name, usize>,
}

impl<'p> Sizes<'p> {
    fn is_uneven(&mut self, union: &'p UnionPlan) -> bool {
        let (mut largest, mut second) = (0, 0);
        for size in self.variants(union) {
            (largest, second) =
                if size > largest { (size, largest) } else { (largest, second.max(size)) };
        }
        largest - second > MOST_MORE
    }

    fn variants(&mut self, union: &'p UnionPlan) -> Vec<usize> {
        let variants = union.variants.iter();
        variants.map(|it| it.rust_type.as_ref().map_or(0, |of| self.of(of, it.boxed))).collect()
    }

    fn of(&mut self, rust_type: &'p RustType, boxed: bool) -> usize {
        match rust_type {
            _ if boxed => size_of::<usize>(),
            RustType::Named(named) => match named.kind {
                NamedKind::Structure | NamedKind::Union => self.named(&named.name),
                NamedKind::Enum => TEXT,
                NamedKind::IntEnum => 8,
            },
            RustType::Map { .. } | RustType::Document => 2 * TEXT,
            RustType::DateTime => 16,
            RustType::String | RustType::Blob | RustType::List { .. } => TEXT,
            RustType::BigInteger | RustType::BigDecimal => TEXT,
            // With what tells whether it is there.
            _ => 8,
        }
    }

    fn named(&mut self, name: &'p Name) -> usize {
        if let Some(size) = self.known.get(name) {
            return *size;
        }
        let size = match self.plan.types.iter().find(|planned| planned.name() == name) {
            Some(TypePlan::Structure(structure)) => {
                let members = structure.members.iter();
                members.map(|member| self.of(&member.rust_type, member.boxed)).sum()
            }
            Some(TypePlan::Union(union)) => 8 + self.variants(union).into_iter().max().unwrap_or(0),
            Some(TypePlan::Enum(_)) | None => TEXT,
        };
        self.known.insert(name, size);
        size
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::model::Model;
    use crate::plan::Plan;

    /// Whether a union of a string and a structure with so many strings is uneven.
    fn is_uneven(strings: usize, kind: &str) -> bool {
        let members: Vec<String> = (0..strings)
            .map(|at| format!(r#""m{at}": {{"target": "smithy.api#String"}}"#))
            .collect();
        let model = format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}],
                    "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
                "a#O": {{"type": "operation", "input": {{"target": "a#I"}}}},
                "a#I": {{"type": "structure", "members": {{"u": {{"target": "a#U"}}}}}},
                "a#U": {{"type": "union", "members": {{
                    "text": {{"target": "smithy.api#String"}}, "held": {{"target": "a#{kind}"}}}}}},
                "a#List": {{"type": "list", "member": {{"target": "a#Held"}}}},
                "a#Held": {{"type": "structure", "members": {{{}}}}}
            }}}}"##,
            members.join(", ")
        );
        let model = Model::parse("m", &model).expect("a model");
        let closure = model.service(None).expect("a service");
        Plan::new(&model, &closure, &Options::of_tests()).expect("a plan").has_large_variants()
    }

    #[test]
    fn large_variants_are_found() {
        assert!(is_uneven(10, "Held"));
        assert!(!is_uneven(2, "Held"));
        assert!(!is_uneven(10, "List"));
    }
}
