//! The types of members, recognized by their names.

use syn::{GenericArgument, PathArguments, Type};

/// Returns the only type argument of a type with the given name, such as `T` of `Option<T>`.
pub(crate) fn argument_of<'t>(of: &'t Type, name: &str) -> Option<&'t Type> {
    match arguments_of(of, name).as_slice() {
        [argument] => Some(argument),
        _ => None,
    }
}

/// Returns the type of the values if the type is a map with string keys.
pub(crate) fn values_of(of: &Type) -> Option<&Type> {
    match arguments_of(of, "HashMap").as_slice() {
        [_, value] => Some(value),
        _ => None,
    }
}

/// Returns the type inside `Option`, or the type itself.
pub(crate) fn without_option(of: &Type) -> &Type {
    argument_of(of, "Option").unwrap_or(of)
}

/// Returns the type inside `Box`, or the type itself.
pub(crate) fn without_box(of: &Type) -> &Type {
    argument_of(of, "Box").unwrap_or(of)
}

/// Returns whether setters accept any value that converts to the type.
pub(crate) fn converts(of: &Type) -> bool {
    is_named(of, &["String", "DateTime"])
}

/// Returns whether the type is `String`.
pub(crate) fn is_string(of: &Type) -> bool {
    is_named(of, &["String"])
}

/// Returns whether the type is a document, or a type of the crate with that name.
pub(crate) fn is_document(of: &Type) -> bool {
    is_named(of, &["Document"])
}

/// Returns whether the type is a structure, a union or an enum of the crate.
pub(crate) fn is_of_crate(of: &Type) -> bool {
    matches!(ungrouped(of), Type::Path(_))
        && !is_named(
            of,
            &[
                "String",
                "DateTime",
                "Blob",
                "Document",
                "BigInteger",
                "BigDecimal",
                "Vec",
                "HashMap",
                "bool",
                "i8",
                "i16",
                "i32",
                "i64",
                "f32",
                "f64",
            ],
        )
}

fn is_named(of: &Type, names: &[&str]) -> bool {
    let Type::Path(path) = ungrouped(of) else { return false };
    path.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

fn arguments_of<'t>(of: &'t Type, name: &str) -> Vec<&'t Type> {
    let Type::Path(path) = ungrouped(of) else { return Vec::new() };
    let last = path.path.segments.last().filter(|last| last.ident == name);
    let Some(PathArguments::AngleBracketed(arguments)) = last.map(|last| &last.arguments) else {
        return Vec::new();
    };
    let arguments = arguments.args.iter();
    arguments
        .filter_map(|argument| match argument {
            GenericArgument::Type(of) => Some(of),
            _ => None,
        })
        .collect()
}

/// Returns a type without the invisible group around a type that another macro has passed on.
fn ungrouped(of: &Type) -> &Type {
    match of {
        Type::Group(group) => ungrouped(&group.elem),
        other => other,
    }
}
