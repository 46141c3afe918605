//! The constraints on inputs: a table with one line for each member.

use crate::plan::{Docs, MemberConstraints, PatternPlan, Plan, UncheckedPattern};
use crate::render::source::file::Source;
use crate::render::source::tokens::text_literal;
use crate::text::{escaped, on_one_line};

/// Renders the file of the constraints:
///
/// ```ignore
/// smithy_client_runtime::constraints! {
///     "com.example" {
///         "Tag$key" => min_length(1) max_length(128) pattern("^[a-z]*$"),
///     }
/// }
/// ```
pub(in crate::render) fn render(plan: &Plan) -> String {
    let docs = "The model's constraints on the inputs of operations.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    source.text(unchecked(&plan.constraints.unchecked));
    source.text(table(&plan.constraints.members));
    source.finish()
}

/// Lists in a comment the patterns that are not in the table.
fn unchecked(patterns: &[UncheckedPattern]) -> String {
    if patterns.is_empty() {
        return String::new();
    }
    let mut lines =
        vec!["// Patterns that only the service checks, each with the reason:".to_owned()];
    lines.extend(patterns.iter().map(|unchecked| {
        let UncheckedPattern { id, pattern, reason } = unchecked;
        format!("// - {id}, `{}`: {}", escaped(pattern), on_one_line(reason))
    }));
    lines.join("\n")
}

/// Renders the table, grouped by namespace. The members are sorted by ID.
fn table(members: &[MemberConstraints]) -> String {
    if members.is_empty() {
        return "smithy_client_runtime::constraints! {}".to_owned();
    }
    let mut text = String::from("smithy_client_runtime::constraints! {\n");
    for members in members.chunk_by(|a, b| a.id.namespace() == b.id.namespace()) {
        let namespace = members.first().map(|member| member.id.namespace()).unwrap_or_default();
        let lines: String = members.iter().map(|member| line(member) + "\n").collect();
        text.push_str(&format!("    {namespace:?} {{\n{lines}    }}\n"));
    }
    text + "}"
}

fn line(constraints: &MemberConstraints) -> String {
    let MemberConstraints { id, required, length, range, pattern, unique_items } = constraints;
    let (least, most) = length.map_or((None, None), |length| (length.min, length.max));
    let (min, max) =
        range.as_ref().map_or((None, None), |range| (range.min.as_ref(), range.max.as_ref()));
    let rules = [
        required.then(|| "required()".to_owned()),
        least.map(|length| format!("min_length({length})")),
        most.map(|length| format!("max_length({length})")),
        min.map(|number| format!("min(\"{number}\")")),
        max.map(|number| format!("max(\"{number}\")")),
        pattern.as_ref().map(pattern_rule),
        unique_items.then(|| "unique_items()".to_owned()),
    ];
    let rules: Vec<String> = rules.into_iter().flatten().collect();
    let member = id.member().unwrap_or_default();
    format!("        \"{}${member}\" => {},", id.name(), rules.join(" "))
}

fn pattern_rule(pattern: &PatternPlan) -> String {
    let ecma = text_literal(&pattern.ecma);
    match &pattern.regex {
        Some(regex) => format!("pattern_as({ecma}, {})", text_literal(regex)),
        None => format!("pattern({ecma})"),
    }
}
