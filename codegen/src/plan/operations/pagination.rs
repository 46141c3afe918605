//! Pagination: the members for the tokens, the page size and the items of an operation.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

mod plan;
mod property;

pub use self::plan::{MemberPath, PaginationPlan};
use self::property::Property;
use crate::model::{Member, Operation, ProblemKind, Shape, ShapeId, ShapeKind, Span, nearest};
use crate::plan::context::Context;
use crate::plan::types::members::Role;
use crate::plan::types::members::plan_member;

/// Plans the pagination of an operation, if it is paginated.
pub(in crate::plan) fn plan_pagination(
    cx: &Context<'_>,
    operation: &Shape,
    shapes: &Operation,
) -> Option<PaginationPlan> {
    operation.traits.paginated.as_ref()?;
    let planner = PaginationPlanner { cx, operation, shapes };
    // Evaluates all properties before returning, so that all problems are reported.
    let input_token = planner.token(Property::InputToken);
    let output_token = planner.token(Property::OutputToken);
    let page_size = planner.find(Property::PageSize);
    let items = planner.find(Property::Items);
    let plan = PaginationPlan {
        input_token: input_token?.member,
        output_token: output_token?,
        page_size: page_size.map(|path| path.member),
        items,
    };
    planner.check_tokens(&plan);
    Some(plan)
}

/// The value of a property of the trait, and its location.
struct PropertyValue<'a> {
    property: Property,
    path: &'a str,
    span: Span,
}

/// Plans the pagination of one operation.
struct PaginationPlanner<'p, 'a> {
    cx: &'p Context<'a>,
    operation: &'p Shape,
    shapes: &'p Operation,
}

impl<'p> PaginationPlanner<'p, '_> {
    /// The member that an optional property refers to.
    fn find(&self, property: Property) -> Option<MemberPath> {
        let value = self.value(property)?;
        let (path, member) = self.resolve(&value)?;
        self.check_type(&value, member).then_some(path)
    }

    /// The member that a property for a token refers to.
    fn token(&self, property: Property) -> Option<MemberPath> {
        let Some(value) = self.value(property) else {
            let kind = ProblemKind::MissingPagination { property: property.name() };
            self.report(self.trait_span(self.operation), kind);
            return None;
        };
        let (path, member) = self.resolve(&value)?;
        // Smithy allows a required token in outputs: an empty token marks the last page.
        if member.traits.required && property == Property::InputToken {
            self.report(value.span, ProblemKind::RequiredToken { member: member.id.clone() });
        }
        Some(path)
    }

    /// The value of a property of the operation's trait or, as a default, of the service's.
    fn value(&self, property: Property) -> Option<PropertyValue<'p>> {
        let service = self.cx.shape(&self.cx.closure.service);
        [Some(self.operation), service].into_iter().flatten().find_map(|shape| {
            let path = property.value(shape.traits.paginated.as_ref()?)?;
            let node = shape.traits.all.get(&ShapeId::prelude("paginated"));
            let span = node.and_then(|node| node.entry(&self.cx.model.source, property.name()));
            Some(PropertyValue {
                property,
                path,
                span: span.unwrap_or_else(|| self.trait_span(shape)),
            })
        })
    }

    fn trait_span(&self, shape: &Shape) -> Span {
        let node = shape.traits.all.get(&ShapeId::prelude("paginated"));
        node.map_or(shape.span, |node| node.span)
    }

    /// Resolves a path through the output, or the name of a member of the input.
    fn resolve(&self, value: &PropertyValue<'_>) -> Option<(MemberPath, &'p Member)> {
        let (root, role, names) = match value.property {
            Property::InputToken | Property::PageSize => {
                (&self.shapes.input, Role::Input, vec![value.path])
            }
            Property::OutputToken | Property::Items => {
                (&self.shapes.output, Role::Value, value.path.split('.').collect())
            }
        };
        let (last, way) = names.split_last()?;
        let mut container = self.cx.shape(root)?;
        let mut through = Vec::new();
        for name in way {
            let member = self.member(value, container, name)?;
            through.push(plan_member(self.cx, container, member, role));
            container = self.structure(value, member)?;
        }
        let member = self.member(value, container, last)?;
        let plan = plan_member(self.cx, container, member, role);
        Some((MemberPath { through, member: plan }, member))
    }

    fn member(
        &self,
        value: &PropertyValue<'_>,
        container: &'p Shape,
        name: &str,
    ) -> Option<&'p Member> {
        let members = container.members();
        let found = members.iter().find(|member| member.name == name);
        if found.is_none() {
            let names = members.iter().map(|member| member.name.as_str());
            let kind = ProblemKind::PaginationPath {
                property: value.property.name(),
                member: container.id.with_member(name),
                nearest: nearest(name, names).map(str::to_owned),
            };
            self.report(value.span, kind);
        }
        found.copied()
    }

    /// The structure that a member on the path targets.
    fn structure(&self, value: &PropertyValue<'_>, member: &Member) -> Option<&'p Shape> {
        let target = self.cx.shape(&member.target)?;
        let is_structure = matches!(target.kind, ShapeKind::Structure(_));
        if !is_structure {
            self.report_type(value, member, target, "a structure");
        }
        is_structure.then_some(target)
    }

    fn check_type(&self, value: &PropertyValue<'_>, member: &Member) -> bool {
        let Some(target) = self.cx.shape(&member.target) else { return false };
        let fits = value.property.accepts(&target.kind);
        if let (false, Some(expected)) = (fits, value.property.expected()) {
            self.report_type(value, member, target, expected);
        }
        fits
    }

    /// Checks that both tokens have the same type, since a token is sent as received.
    fn check_tokens(&self, plan: &PaginationPlan) {
        let (sent, received) = (&plan.input_token, &plan.output_token.member);
        if (&sent.rust_type, sent.boxed) != (&received.rust_type, received.boxed) {
            self.cx.sink.refuse(
                &self.operation.id,
                self.trait_span(self.operation),
                "pagination with different types of `inputToken` and `outputToken`",
                "the token of the next page is sent as it was received",
            );
        }
    }

    fn report_type(
        &self,
        value: &PropertyValue<'_>,
        member: &Member,
        target: &Shape,
        expected: &'static str,
    ) {
        let kind = ProblemKind::PaginationType {
            property: value.property.name(),
            member: member.id.clone(),
            found: target.type_name(),
            expected,
        };
        self.report(value.span, kind);
    }

    fn report(&self, span: Span, kind: ProblemKind) {
        self.cx.sink.report(&self.operation.id, span, kind);
    }
}

#[cfg(test)]
mod tests;
