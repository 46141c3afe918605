//! The Rust that a program has for a request, a response or a type, a line for each member.

use super::crates::{Type, Variants};
use super::line::{Line, sentence};
use super::value::{argument, exact, field_type, rust_type, variable};
use crate::model::EnumValue;
use crate::plan::{
    EnumPlan, MemberPlan, Name, OperationPlan, Presence, RustType, StructurePlan, UnionPlan,
    VariantPlan,
};

/// How programs use a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TypeUses {
    /// They make values of it, for requests.
    pub(super) in_requests: bool,
    /// They read values of it, in responses and errors.
    pub(super) in_responses: bool,
}

/// The call of an operation.
pub(super) fn request(operation: &OperationPlan, variants: &Variants) -> Vec<Line> {
    let call = Line::plain(4, &format!(".{}()", operation.module));
    let mut lines = vec![Line::plain(0, "let output = client"), call];
    lines.extend(setters(&operation.input, operation.idempotency_token.as_ref(), variants));
    lines.extend([".send()", ".await?;"].map(|text| Line::plain(4, text)));
    lines
}

/// Reading the members of an operation's output.
pub(super) fn response(operation: &OperationPlan) -> Vec<Line> {
    reads(&operation.output, "output")
}

/// Making a value of a type.
pub(super) fn made(of: Type<'_>, variants: &Variants) -> Vec<Line> {
    match of {
        Type::Structure(of) => built(of, variants),
        Type::Union(of) => of.variants.iter().map(|it| chosen(of, it, variants)).collect(),
        Type::Enum(of) => of.variants.iter().enumerate().map(|(at, _)| value(of, at)).collect(),
    }
}

/// Reading a value of a type.
pub(super) fn read(of: Type<'_>) -> Vec<Line> {
    match of {
        Type::Structure(of) => reads(of, variable(&of.name).as_str()),
        Type::Union(of) => matched(&of.name, of.variants.iter().map(|it| arm_of_union(of, it))),
        Type::Enum(of) => matched(&of.name, (0..of.variants.len()).map(|at| arm_of_enum(of, at))),
    }
}

fn built(of: &StructurePlan, variants: &Variants) -> Vec<Line> {
    let start = format!("let {} = {}::builder()", variable(&of.name), of.name);
    let mut lines = vec![Line::plain(0, &start)];
    lines.extend(setters(of, None, variants));
    lines.push(Line::plain(4, ".build();"));
    lines
}

fn setters(of: &StructurePlan, token: Option<&Name>, variants: &Variants) -> Vec<Line> {
    let setter = |member: &MemberPlan| {
        let line = Line::plain(4, &format!(".{}(", member.setter));
        let line = argument(line, &member.rust_type, variants).text(")");
        let is_token = token == Some(&member.field);
        line.comment(&remark(member, is_token)).about(&of.id, &member.wire_name, &member.docs)
    };
    of.members.iter().map(setter).collect()
}

/// A remark about a setter, if there is one.
fn remark(member: &MemberPlan, is_token: bool) -> String {
    let presence = match member.presence {
        Presence::Optional if is_token => Some("optional: the client fills it in"),
        Presence::Optional => Some("optional"),
        Presence::Defaulted => Some("optional: it has a default"),
        Presence::Required => None,
    };
    let deprecated = member.deprecated.as_ref().map(|_| "deprecated");
    presence.into_iter().chain(deprecated).collect::<Vec<_>>().join(", ")
}

fn reads(of: &StructurePlan, from: &str) -> Vec<Line> {
    if of.members.is_empty() {
        return vec![Line::at(0).comment("It has no members.")];
    }
    let read = |member: &MemberPlan| {
        let line = Line::plain(0, &format!("let {}: ", member.field));
        let line = field_type(line, member).text(&format!(" = {from}.{};", member.field));
        let remark = member.deprecated.as_ref().map_or("", |_| "deprecated");
        line.comment(remark).about(&of.id, &member.wire_name, &member.docs)
    };
    of.members.iter().map(read).collect()
}

/// A union of one of its variants.
fn chosen(of: &UnionPlan, variant: &VariantPlan, variants: &Variants) -> Line {
    let start = format!("let {} = {}::{}", variable(&of.name), of.name, variant.name);
    let line = Line::plain(0, &start);
    let line = match &variant.rust_type {
        None => line,
        Some(held) if variant.boxed => exact(line.text("(Box::new("), held, variants).text("))"),
        Some(held) => exact(line.text("("), held, variants).text(")"),
    };
    let remark = variant.deprecated.as_ref().map_or("", |_| "deprecated");
    line.text(";").comment(remark).about(&of.id, &variant.wire_name, &variant.docs)
}

fn arm_of_union(of: &UnionPlan, variant: &VariantPlan) -> Line {
    let line = Line::plain(4, &format!("{}::{}", of.name, variant.name));
    let line = match &variant.rust_type {
        None => line.text(" => {}"),
        Some(RustType::Named(held)) => {
            let line = line.text("(").link(variable(&held.name).as_str(), held.into());
            line.text(") => {}")
        }
        Some(held) => {
            let line = line.text(&format!("({}) => {{}} // ", variant.snake_name));
            rust_type(line, held)
        }
    };
    line.about(&of.id, &variant.wire_name, &variant.docs)
}

fn value(of: &EnumPlan, at: usize) -> Line {
    let line = Line::plain(0, &format!("let {} = {}", variable(&of.name), of.name));
    variant(line, of, at, ";")
}

fn arm_of_enum(of: &EnumPlan, at: usize) -> Line {
    variant(Line::plain(4, of.name.as_str()), of, at, " => {}")
}

/// A variant of an enum, with its value in a comment.
fn variant(line: Line, of: &EnumPlan, at: usize, end: &str) -> Line {
    let Some(variant) = of.variants.get(at) else { return line };
    let (value, name) = match &variant.value {
        EnumValue::Text(text) => (format!("\"{text}\""), text.clone()),
        EnumValue::Number(number) => (number.to_string(), number.to_string()),
    };
    let deprecated = variant.deprecated.as_ref().map_or("", |_| ", deprecated");
    let line = line.text(&format!("::{}{end}", variant.name));
    let docs = sentence(&variant.docs, &format!("The value {name}."));
    Line { docs, ..line }.comment(&format!("{value}{deprecated}"))
}

/// A `match` with these arms, and one for what the service adds later.
fn matched(of: &Name, arms: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut lines = vec![Line::plain(0, &format!("match {} {{", variable(of)))];
    lines.extend(arms);
    lines.push(Line::plain(4, "_ => {}").comment("added by the service later"));
    lines.push(Line::plain(0, "}"));
    lines
}

impl TypeUses {
    pub(super) const IN_REQUESTS: Self = Self { in_requests: true, in_responses: false };
    pub(super) const IN_RESPONSES: Self = Self { in_requests: false, in_responses: true };

    /// The uses of one or the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            in_requests: self.in_requests || other.in_requests,
            in_responses: self.in_responses || other.in_responses,
        }
    }
}
