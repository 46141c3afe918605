//! Checks of the bindings of members.

use std::collections::HashMap;

use super::check::Checker;
use super::{HttpBinding, HttpMessage};
use crate::model::problem::BindingProblem;
use crate::model::semantic_model::Model;
use crate::model::shape::{Member, Shape, ShapeKind};

/// A member with its bindings.
struct Bound<'m> {
    member: &'m Member,
    binding: HttpBinding,
}

impl Checker<'_> {
    /// Checks the members of an input, output or error.
    pub(super) fn check_members(&mut self, shape: &Shape, message: HttpMessage) {
        let (mut bound, mut unbound) = (Vec::new(), Vec::new());
        for member in shape.members() {
            match HttpBinding::of(&member.traits, message)[..] {
                [] => unbound.push(member),
                [binding] => bound.push(Bound { member, binding }),
                [first, second, ..] => {
                    let span = self.span(&member.traits, second.trait_name(), &[]);
                    let (first, second) = (first.trait_name(), second.trait_name());
                    let problem = BindingProblem::SeveralBindings { first, second };
                    self.report(&member.id, span, problem);
                }
            }
        }
        for it in &bound {
            self.check_member(it);
        }
        self.check_unique(&bound);
        self.check_names(&bound);
        self.check_prefix(&bound);
        if let Some(payload) = bound.iter().find(|it| it.binding == HttpBinding::Payload) {
            for member in unbound {
                let payload = payload.member.name.clone();
                let problem = BindingProblem::UnboundMember { payload };
                self.report(&member.id, member.span, problem);
            }
        }
    }

    /// Checks the target of a member, and the value of its trait.
    fn check_member(&mut self, Bound { member, binding }: &Bound<'_>) {
        let (model, traits, trait_name) = (self.model, &member.traits, binding.trait_name());
        let span = self.span(traits, trait_name, &[]);
        if let Some(target) = model.shape(&member.target)
            && !binding.accepts(target, model)
        {
            let (found, expected) = (type_of(target, model), binding.expected());
            let problem = BindingProblem::WrongTarget { trait_name, found, expected };
            self.report(&member.id, span, problem);
        }
        if *binding == HttpBinding::Label && !traits.required {
            self.report(&member.id, span, BindingProblem::OptionalLabel);
        }
        let header = traits.http_header.as_deref().filter(|_| *binding == HttpBinding::Header);
        if let Some(name) = header.filter(|name| name.is_empty() || !name.bytes().all(is_token)) {
            let reason = format!("`{name}` is not a header name");
            self.report_trait(&member.id, span, trait_name, reason);
        }
        let prefix = traits.http_prefix_headers.as_deref();
        let prefix = prefix.filter(|_| *binding == HttpBinding::PrefixHeaders);
        if let Some(prefix) = prefix.filter(|prefix| !prefix.bytes().all(is_token)) {
            let reason = format!("`{prefix}` is not a prefix of header names");
            self.report_trait(&member.id, span, trait_name, reason);
        }
    }

    /// Reports bindings that only one member can have.
    fn check_unique(&mut self, bound: &[Bound<'_>]) {
        for (at, Bound { member, binding }) in bound.iter().enumerate() {
            let mut earlier = bound.iter().take(at);
            if binding.is_unique()
                && let Some(other) = earlier.find(|other| other.binding == *binding)
            {
                let (trait_name, other) = (binding.trait_name(), other.member.name.clone());
                let span = self.span(&member.traits, trait_name, &[]);
                self.report(&member.id, span, BindingProblem::Repeated { trait_name, other });
            }
        }
    }

    /// Reports members that are bound to the same header, ignoring case, or to the same query parameter.
    fn check_names(&mut self, bound: &[Bound<'_>]) {
        let mut taken: HashMap<(HttpBinding, String), &Member> = HashMap::new();
        for Bound { member, binding } in bound {
            let (what, key) = match (binding, &member.traits.http_header, &member.traits.http_query)
            {
                (HttpBinding::Header, Some(name), _) => {
                    (format!("the header `{name}`"), name.to_ascii_lowercase())
                }
                (HttpBinding::Query, _, Some(key)) => {
                    (format!("the query parameter `{key}`"), key.clone())
                }
                _ => continue,
            };
            let other = *taken.entry((*binding, key)).or_insert(member);
            if other.id != member.id {
                let other = format!("the member `{}`", other.name);
                let span = self.span(&member.traits, binding.trait_name(), &[]);
                self.report(&member.id, span, BindingProblem::Taken { what, other });
            }
        }
    }

    /// Reports headers that start with the prefix of a map of headers. All headers start with an empty one, so that one
    /// conflicts with none.
    fn check_prefix(&mut self, bound: &[Bound<'_>]) {
        let map = bound.iter().find(|it| it.binding == HttpBinding::PrefixHeaders);
        let Some((map, prefix)) =
            map.and_then(|it| Some((it.member, it.member.traits.http_prefix_headers.as_deref()?)))
        else {
            return;
        };
        for Bound { member, binding } in bound {
            let header = member.traits.http_header.as_deref();
            let Some(name) = header.filter(|_| *binding == HttpBinding::Header) else { continue };
            let start = name.get(..prefix.len()).unwrap_or_default();
            if !prefix.is_empty() && start.eq_ignore_ascii_case(prefix) {
                let problem = BindingProblem::Taken {
                    what: format!("the header `{name}`"),
                    other: format!("the member `{}`, with the prefix `{prefix}`", map.name),
                };
                let span = self.span(&member.traits, "httpHeader", &[]);
                self.report(&member.id, span, problem);
            }
        }
    }
}

/// Returns whether names of headers and methods can contain a byte.
///
/// See <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>.
pub(super) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Describes a shape, with the type of the items of a list or the values of a map.
fn type_of(shape: &Shape, model: &Model) -> String {
    let of = |id| model.shape(id).map_or("missing", Shape::type_name);
    match &shape.kind {
        ShapeKind::List(member) => format!("list of {}", of(&member.target)),
        ShapeKind::Map { value, .. } => format!("map to {}", of(&value.target)),
        _ => shape.type_name().to_owned(),
    }
}
