//! Refusal of shapes with unsupported traits, by name and location.

use crate::model::{Member, ShapeId, ShapeKind, Span, Traits, WarningKind};
use crate::plan::context::Context;
use crate::plan::names::type_names::shapes_in_order;
use crate::plan::package::known_traits::{Meaning, is_unknown, meaning};

/// Refuses every part of the closure with an unsupported trait, and warns about unknown traits.
pub(in crate::plan) fn refuse_unsupported(cx: &Context<'_>) {
    if let Some(service) = cx.shape(&cx.closure.service) {
        warn_of_unknown(cx, &service.id, &service.traits);
    }
    for shape in cx.closure.operations.iter().filter_map(|id| cx.shape(id)) {
        check_traits(cx, &shape.id, shape.span, &shape.traits);
    }
    for shape in shapes_in_order(cx.model, cx.closure) {
        check_traits(cx, &shape.id, shape.span, &shape.traits);
        for member in shape.members() {
            check_traits(cx, &member.id, member.span, &member.traits);
            refuse_stream(cx, member);
        }
        if let ShapeKind::Enum(members) | ShapeKind::IntEnum(members) = &shape.kind {
            members.iter().for_each(|it| check_traits(cx, &it.id, it.span, &it.traits));
        }
    }
}

fn check_traits(cx: &Context<'_>, id: &ShapeId, span: Span, traits: &Traits) {
    for trait_id in traits.all.keys() {
        if let Some(Meaning::Refused(reason)) = meaning(trait_id, cx.protocol) {
            cx.sink.refuse(id, span, format!("@{}", trait_id.name()), reason);
        }
    }
    warn_of_unknown(cx, id, traits);
}

/// Warns about traits of Smithy and AWS that are not in the table, except custom traits that the model defines.
fn warn_of_unknown(cx: &Context<'_>, id: &ShapeId, traits: &Traits) {
    let is_defined = |trait_id: &ShapeId| cx.model.shapes.contains_key(trait_id);
    for (trait_id, node) in &traits.all {
        if is_unknown(trait_id) && !is_defined(trait_id) {
            let kind = WarningKind::UnknownTrait { trait_id: trait_id.clone() };
            cx.sink.warn(id, node.span, kind);
        }
    }
}

fn refuse_stream(cx: &Context<'_>, member: &Member) {
    let Some(target) = cx.shape(&member.target).filter(|it| it.traits.streaming) else {
        return;
    };
    let what = match target.kind {
        ShapeKind::Union(_) => "an event stream",
        _ => "a streaming blob",
    };
    cx.sink.refuse(&member.id, member.span, what, "the runtime does not support streaming yet");
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::options::Options;
    use crate::plan::Plan;

    /// The case of `messages` with unknown traits.
    #[test]
    fn warns_only_about_unknown_traits_of_smithy_and_aws() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}],
"traits": {"aws.protocols#awsJson1_0": {}, "aws.api#newest": {}}},
"a#O": {"type": "operation", "input": {"target": "a#I"}, "traits": {"smithy.ai#hints": {}, "com.vendor#x": 1, "aws.own#known": 1}},
"a#I": {"type": "structure", "members": {"x": {"target": "a#E", "traits": {"smithy.api#newer": 1, "smithy.api#required": {}}}}},
"a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#new": {}}}}},
"a#Unused": {"type": "string", "traits": {"smithy.api#nowhere": {}}},
"aws.own#known": {"type": "integer", "traits": {"smithy.api#trait": {}}}
}}"#;
        let model = Model::parse("m.json", text).expect("a model");
        let closure = model.service(None).expect("a service");
        let plan = Plan::new(&model, &closure, &Options::of_tests()).expect("a plan");
        let ignored = |trait_id: &str| format!("the unknown trait `{trait_id}` is ignored");
        let expected = [
            format!("m.json:3:62: a#S: {}", ignored("aws.api#newest")),
            format!("m.json:4:88: a#O: {}", ignored("smithy.ai#hints")),
            format!("m.json:5:96: a#I$x: {}", ignored("smithy.api#newer")),
            format!("m.json:6:101: a#E$A: {}", ignored("smithy.api#new")),
        ];
        assert_eq!(plan.warnings.to_string(), expected.join("\n"));
    }
}
