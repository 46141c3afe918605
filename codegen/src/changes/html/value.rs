//! Writes example values and types in snippets.

use super::crates::Variants;
use super::line::{Line, TypeKey};
use crate::plan::{MemberPlan, Name, NamedKind, RustType};

/// Adds an example argument of a setter.
pub(super) fn argument(line: Line, of: &RustType, variants: &Variants) -> Line {
    match of {
        RustType::String => line.text("\"…\""),
        RustType::List { item, sparse } => {
            nullable(line.text("["), item, *sparse, variants).text("]")
        }
        RustType::Map { value, sparse } => {
            nullable(line.text("[(\"…\", "), value, *sparse, variants).text(")]")
        }
        other => exact(line, other, variants),
    }
}

/// Adds an example item of a setter's argument.
fn nullable(line: Line, of: &RustType, sparse: bool, variants: &Variants) -> Line {
    match (of, sparse) {
        (_, true) => exact(line.text("Some("), of, variants).text(")"),
        (RustType::String, false) => line.text("\"…\""),
        (_, false) => exact(line, of, variants),
    }
}

/// Adds an example value of exactly this type, for use without conversion.
pub(super) fn exact(line: Line, of: &RustType, variants: &Variants) -> Line {
    let nullable = |line: Line, of: &RustType, sparse: bool| match sparse {
        true => exact(line.text("Some("), of, variants).text(")"),
        false => exact(line, of, variants),
    };
    match of {
        RustType::List { item, sparse } => nullable(line.text("vec!["), item, *sparse).text("]"),
        RustType::Map { value, sparse } => {
            let line = line.text("HashMap::from([(\"…\".to_owned(), ");
            nullable(line, value, *sparse).text(")])")
        }
        RustType::Named(name) => {
            let key = TypeKey::from(name);
            let is_enum = matches!(name.kind, NamedKind::Enum | NamedKind::IntEnum);
            match variants.get(&key).filter(|_| is_enum) {
                Some(variant) => line.link(name.name.as_str(), key).text(&format!("::{variant}")),
                None => line.link(variable(&name.name).as_str(), key),
            }
        }
        simple => line.text(simple_value(simple)),
    }
}

/// Returns the name of a variable for a type.
pub(super) fn variable(of: &Name) -> Name {
    Name::snake(of.bare())
}

fn simple_value(of: &RustType) -> &'static str {
    match of {
        RustType::Bool => "true",
        RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 => "1",
        RustType::F32 | RustType::F64 => "1.0",
        RustType::Blob => "Blob::new(\"…\")",
        RustType::DateTime => "DateTime::from_secs(0)",
        RustType::Document => "Document::from(\"…\")",
        RustType::BigInteger | RustType::BigDecimal => "\"1\".parse()?",
        _ => "\"…\".to_owned()",
    }
}

/// Adds the type of a member's field.
pub(super) fn field_type(line: Line, member: &MemberPlan) -> Line {
    let boxed = |line: Line| match member.boxed {
        true => rust_type(line.text("Box<"), &member.rust_type).text(">"),
        false => rust_type(line, &member.rust_type),
    };
    if member.is_optional() { boxed(line.text("Option<")).text(">") } else { boxed(line) }
}

/// Adds a type.
pub(super) fn rust_type(line: Line, of: &RustType) -> Line {
    let nullable = |line: Line, of: &RustType, sparse: bool| match sparse {
        true => rust_type(line.text("Option<"), of).text(">"),
        false => rust_type(line, of),
    };
    match of {
        RustType::List { item, sparse } => nullable(line.text("Vec<"), item, *sparse).text(">"),
        RustType::Map { value, sparse } => {
            nullable(line.text("HashMap<String, "), value, *sparse).text(">")
        }
        RustType::Named(name) => line.link(name.name.as_str(), name.into()),
        simple => line.text(simple.simple_name().unwrap_or_default()),
    }
}
