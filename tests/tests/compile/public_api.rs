//! A program that uses every item of a listing of the public API, as listed. If the listing is wrong, the program
//! doesn't compile.

use std::collections::HashMap;

use smithy_client_codegen::api::{Function, Item, ItemKind, PublicApi, Qualifier, TypeParameter};

/// The start of the program: allowed lints, and imports of the names that the listing uses without a path.
const HEAD: &str = include_str!("public_api/head.rs");

/// Returns the program for a listing.
pub(crate) fn program(api: &PublicApi) -> String {
    let listing = Listing::new(api);
    let uses = api.items().iter().enumerate().map(|(index, item)| {
        let feature = item.feature.map(|feature| format!("#[cfg(feature = {feature:?})]\n"));
        let of_item = listing.use_of(item, &format!("check_{index}"));
        format!("\n// {item}\n{}{of_item}\n", feature.unwrap_or_default())
    });
    [HEAD.to_owned()].into_iter().chain(uses).collect()
}

/// Information about the listing that its items depend on.
struct Listing<'a> {
    krate: &'a str,
    /// The type parameters of structs, by path.
    parameters: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Listing<'a> {
    fn new(api: &'a PublicApi) -> Self {
        let kinds = || api.items().iter().map(|item| &item.kind);
        let krate = kinds().find_map(|kind| match kind {
            ItemKind::Crate { name } => Some(name.as_str()),
            _ => None,
        });
        let parameters = kinds().filter_map(|kind| match kind {
            ItemKind::Struct { path, parameters } => Some((path.as_str(), names(parameters))),
            _ => None,
        });
        Self { krate: krate.expect("the crate"), parameters: parameters.collect() }
    }

    /// Returns an item with the name `check` that compiles only if the listed item is correct.
    fn use_of(&self, item: &Item, check: &str) -> String {
        let krate = self.krate;
        match &item.kind {
            ItemKind::Crate { name } => format!("use {name}::*;"),
            ItemKind::Feature { name, .. } => format!("const _: bool = cfg!(feature = {name:?});"),
            // Importing a trait also allows calls of its methods.
            ItemKind::Module { path }
            | ItemKind::Trait { path }
            | ItemKind::Reexport { path, .. } => {
                format!("use {krate}::{path} as _;")
            }
            ItemKind::Struct { path, parameters } => {
                let arguments = in_brackets(&names(parameters));
                format!("fn {check}{arguments}(_: {path}{arguments}) {{}}")
            }
            ItemKind::Enum { path } => format!("fn {check}(_: {path}) {{}}"),
            ItemKind::Field { of, name, field_type } => {
                format!("fn {check}(value: {of}) -> {field_type} {{ value.{name} }}")
            }
            ItemKind::Variant { of, name, payload } => {
                variant(check, of, name, payload.as_deref(), item.non_exhaustive)
            }
            ItemKind::Function(function) => self.call(check, function),
            ItemKind::Static { path, value_type } => {
                format!("fn {check}() -> &'static {value_type} {{ &{path} }}")
            }
            ItemKind::Impl { parameter, trait_name, of, bound } => {
                self.implementation(check, *parameter, trait_name, of, bound.as_deref())
            }
        }
    }

    /// Returns a function that calls the listed function, with the same signature.
    fn call(&self, check: &str, function: &Function) -> String {
        let owner = self.owner(&function.of);
        let this = owner.with_arguments(&owner.arguments);
        let arguments = function.arguments.iter().map(|argument| match argument.as_str() {
            "self" => format!("this: {this}"),
            "&self" => format!("this: &{this}"),
            other => other.to_owned(),
        });
        let arguments: Vec<String> = arguments.collect();
        let values = arguments.iter().map(|argument| argument.split(':').next().expect("a name"));
        let values = values.collect::<Vec<_>>().join(", ");
        let (qualifier, end) = match function.qualifier {
            None => ("", ""),
            Some(Qualifier::Async) => ("async ", ".await"),
            Some(Qualifier::Const) => ("const ", ""),
        };
        // A parameter of the function itself.
        let own = function.bounds.iter().any(|bound| bound.starts_with("W: ")).then_some("W");
        let open: Vec<&str> = owner.open().iter().copied().chain(own).collect();
        let (generics, arguments) = (in_brackets(&open), arguments.join(", "));
        let (result, bounds) = (owner.result(&function.result), function.bounds.join(", "));
        // Types that differ only in their arguments may have methods with the same name.
        let has_self = function.arguments.iter().any(|argument| argument.ends_with("self"));
        let path = if has_self { format!("<{this}>") } else { owner.path.to_owned() };
        let (name, bounds) = (&function.name, where_clause(&bounds));
        format!(
            "{qualifier}fn {check}{generics}({arguments}) -> {result}{bounds} \
             {{ {path}::{name}({values}){end} }}"
        )
    }

    /// Returns the owner of a function.
    fn owner<'o>(&'o self, of: &'o str) -> Owner<'o> {
        let (path, first) = match of.split_once('<') {
            Some((path, rest)) => (path, rest.strip_suffix('>')),
            None => (of, None),
        };
        let parameters = self.parameters.get(path).map_or(&[][..], Vec::as_slice);
        let mut arguments = parameters.to_vec();
        if let (Some(argument), Some(first)) = (arguments.first_mut(), first) {
            *argument = first;
        }
        Owner { path, parameters, arguments }
    }

    /// Returns a function that converts a value of the type to `impl Trait`.
    fn implementation(
        &self,
        check: &str,
        parameter: Option<&str>,
        trait_name: &str,
        of: &str,
        bound: Option<&str>,
    ) -> String {
        let own = self.parameters.get(of).cloned().unwrap_or_default();
        let generics: Vec<&str> = parameter.into_iter().chain(own.iter().copied()).collect();
        let (generics, own) = (in_brackets(&generics), in_brackets(&own));
        let trait_name = trait_name.replace("<&str>", "<&'static str>");
        let bound = where_clause(bound.unwrap_or_default());
        format!("fn {check}{generics}(value: {of}{own}) -> impl {trait_name}{bound} {{ value }}")
    }
}

/// Returns a function that constructs a variant, or matches on it if it is `#[non_exhaustive]`.
fn variant(check: &str, of: &str, name: &str, payload: Option<&str>, matched: bool) -> String {
    match payload {
        _ if matched => {
            format!("fn {check}(value: {of}) -> bool {{ matches!(value, {of}::{name} {{ .. }}) }}")
        }
        None => format!("fn {check}() -> {of} {{ {of}::{name} }}"),
        Some(payload) => format!("fn {check}(held: {payload}) -> {of} {{ {of}::{name}(held) }}"),
    }
}

/// The owner of a function: a module, or a type with arguments for its parameters.
struct Owner<'o> {
    path: &'o str,
    parameters: &'o [&'o str],
    arguments: Vec<&'o str>,
}

impl Owner<'_> {
    fn with_arguments(&self, arguments: &[&str]) -> String {
        format!("{}{}", self.path, in_brackets(arguments))
    }

    /// Returns the generic parameters, which have no fixed argument.
    fn open(&self) -> &[&str] {
        let is_fixed = self.parameters.first() != self.arguments.first();
        if is_fixed { &self.parameters[1..] } else { self.parameters }
    }

    /// Returns the type of a result, with `Self` replaced by the owner.
    fn result(&self, result: &str) -> String {
        match result.strip_prefix("Self") {
            None => result.to_owned(),
            Some("") => self.with_arguments(&self.arguments),
            Some(arguments) => format!("{}{arguments}", self.path),
        }
    }
}

fn names(parameters: &[TypeParameter]) -> Vec<&str> {
    parameters.iter().map(|parameter| parameter.name.as_str()).collect()
}

fn in_brackets(names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!("<{}>", names.join(", ")) }
}

fn where_clause(bounds: &str) -> String {
    if bounds.is_empty() { String::new() } else { format!(" where {bounds}") }
}
