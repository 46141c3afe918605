//! Tests of the listing with small models.

mod changes;
mod operations;
mod shapes;

use super::*;
use crate::model::Model;
use crate::options::Options;

/// Plans a service with the operation `O`, from the service's traits, the operation's properties and the shapes.
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

/// Plans a service whose operation has an input with a member of type `T`.
fn plan_of_shapes(shapes: &str) -> Plan {
    let operation = r#", "input": {"target": "a#I"}, "output": {"target": "smithy.api#Unit"}"#;
    let input = r#""a#I": {"type": "structure", "members": {"t": {"target": "a#T"}}}"#;
    plan("", operation, &format!("{input}, {shapes}"))
}

/// Returns the lines of a type, builder or module.
fn about(plan: &Plan, path: &str) -> Vec<String> {
    lines(plan, path, |_| true)
}

/// Returns the lines of a type except those of its traits.
fn own(plan: &Plan, path: &str) -> Vec<String> {
    lines(plan, path, |kind| !matches!(kind, ItemKind::Impl { .. }))
}

fn lines(plan: &Plan, path: &str, is_wanted: impl Fn(&ItemKind) -> bool) -> Vec<String> {
    let api = PublicApi::new(plan);
    let items = api.items().iter();
    let wanted = items.filter(|item| subject(&item.kind) == path && is_wanted(&item.kind));
    wanted.map(Item::to_string).collect()
}

/// Returns the path of the type or module that an item belongs to.
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

/// Returns the traits of a type that require no feature.
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
