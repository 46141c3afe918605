//! The listing, by small models.

mod changes;
mod operations;
mod shapes;

use super::*;
use crate::model::Model;
use crate::options::Options;

/// The plan of a service with an operation `O` that takes and returns `T`, with the given traits of the
/// service and the operation, and the given shapes.
fn plan(service: &str, operation: &str, shapes: &str) -> Plan {
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}], "traits": {{
    "aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "s"}},
    "smithy.rules#endpointRuleSet": {{"rules": []}} {service}}}}},
"a#O": {{"type": "operation" {operation}}},
{shapes}}}}}"##
    );
    let model = Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).unwrap_or_else(|problems| panic!("{problems}"));
    Plan::new(&model, &closure, &Options::of_tests())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// The plan of a service whose operation takes a `T`, in a structure.
fn plan_of_shapes(shapes: &str) -> Plan {
    let operation = r#", "input": {"target": "a#I"}, "output": {"target": "smithy.api#Unit"}"#;
    let input = r#""a#I": {"type": "structure", "members": {"t": {"target": "a#T"}}}"#;
    plan("", operation, &format!("{input}, {shapes}"))
}

/// The lines about a type, a builder or a module.
fn about(plan: &Plan, path: &str) -> Vec<String> {
    lines(plan, path, |_| true)
}

/// The lines about a type but for its traits.
fn own(plan: &Plan, path: &str) -> Vec<String> {
    lines(plan, path, |kind| !matches!(kind, ItemKind::Impl { .. }))
}

fn lines(plan: &Plan, path: &str, is_wanted: impl Fn(&ItemKind) -> bool) -> Vec<String> {
    let api = PublicApi::new(plan);
    let items = api.items().iter();
    let wanted = items.filter(|item| subject(&item.kind) == path && is_wanted(&item.kind));
    wanted.map(Item::to_string).collect()
}

/// What an item says something of.
fn subject(kind: &ItemKind) -> &str {
    match kind {
        ItemKind::Crate { name } | ItemKind::Feature { name, .. } => name,
        ItemKind::Module { path }
        | ItemKind::Reexport { path, .. }
        | ItemKind::Struct { path, .. }
        | ItemKind::Enum { path }
        | ItemKind::Trait { path }
        | ItemKind::Static { path, .. } => path,
        ItemKind::Field { of, .. }
        | ItemKind::Variant { of, .. }
        | ItemKind::Function(Function { of, .. })
        | ItemKind::Impl { of, .. } => of.split('<').next().unwrap_or_default(),
    }
}

/// The traits of a type that are there with every feature and without.
fn traits(plan: &Plan, path: &str) -> Vec<String> {
    let end = format!(" for {path}");
    let lines = about(plan, path).into_iter();
    let traits = lines.filter_map(|line| {
        let line = line.split(" // ").next().unwrap_or_default();
        let name = line.strip_prefix("impl ")?.strip_suffix(&end)?;
        Some(name.to_owned())
    });
    traits.collect()
}

fn features(plan: &Plan) -> Vec<String> {
    let listing = PublicApi::new(plan).to_string();
    listing.lines().filter(|line| line.starts_with("feature ")).map(str::to_owned).collect()
}
