//! Pagination: where the tokens and the items of an operation's pages are.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

mod property;

use super::MemberPlan;

/// How an operation is paginated.
#[derive(Clone, Debug)]
pub struct PaginationPlan {
    /// The member of the input that takes the token of a page.
    pub input_token: MemberPlan,
    /// The member of the output that holds the token of the next page.
    pub output_token: MemberPath,
    /// The member of the input that limits the number of items of a page.
    pub page_size: Option<MemberPlan>,
    /// The member of the output that holds the items of the page: a list or a map.
    pub items: Option<MemberPath>,
}

/// A member of an output, or of a structure within it.
#[derive(Clone, Debug)]
pub struct MemberPath {
    /// The members on the way, from one of the output's own.
    pub through: Vec<MemberPlan>,
    /// The member.
    pub member: MemberPlan,
}

use property::Property;

use super::closure::Planner;
use super::members::Role;
use crate::model::{Member, Operation, ProblemKind, Shape, ShapeId, ShapeKind, Span, nearest};

impl Planner<'_> {
    /// Plans how an operation is paginated, if it is.
    pub(super) fn pagination(
        &self,
        operation: &Shape,
        shapes: &Operation,
    ) -> Option<PaginationPlan> {
        operation.traits.paginated.as_ref()?;
        let pages = Pages { planner: self, operation, shapes };
        // All of them are looked at, so that all problems are found.
        let input_token = pages.token(Property::InputToken);
        let output_token = pages.token(Property::OutputToken);
        let page_size = pages.find(Property::PageSize);
        let items = pages.find(Property::Items);
        let plan = PaginationPlan {
            input_token: input_token?.member,
            output_token: output_token?,
            page_size: page_size.map(|path| path.member),
            items,
        };
        pages.check_tokens(&plan);
        Some(plan)
    }
}

/// What a property of the trait says, and where.
struct Setting<'a> {
    property: Property,
    path: &'a str,
    span: Span,
}

/// An operation whose pagination is being planned.
struct Pages<'p, 'a> {
    planner: &'p Planner<'a>,
    operation: &'p Shape,
    shapes: &'p Operation,
}

impl<'p> Pages<'p, '_> {
    /// The member that a property names, if it is set.
    fn find(&self, property: Property) -> Option<MemberPath> {
        let setting = self.setting(property)?;
        let (path, member) = self.resolve(&setting)?;
        self.check_type(&setting, member).then_some(path)
    }

    /// The member that a token's property names.
    fn token(&self, property: Property) -> Option<MemberPath> {
        let Some(setting) = self.setting(property) else {
            let kind = ProblemKind::MissingPagination { property: property.name() };
            self.report(self.trait_span(self.operation), kind);
            return None;
        };
        let (path, member) = self.resolve(&setting)?;
        // Smithy allows a required token in outputs: an empty one ends the pages.
        if member.traits.required && property == Property::InputToken {
            self.report(setting.span, ProblemKind::RequiredToken { member: member.id.clone() });
        }
        Some(path)
    }

    /// What a property says with the operation or, as a default, with the service.
    fn setting(&self, property: Property) -> Option<Setting<'p>> {
        let service = self.planner.shape(&self.planner.closure.service);
        [Some(self.operation), service].into_iter().flatten().find_map(|shape| {
            let path = property.value(shape.traits.paginated.as_ref()?)?;
            let node = shape.traits.all.get(&ShapeId::prelude("paginated"));
            let span =
                node.and_then(|node| node.entry(&self.planner.model.source, property.name()));
            Some(Setting { property, path, span: span.unwrap_or_else(|| self.trait_span(shape)) })
        })
    }

    fn trait_span(&self, shape: &Shape) -> Span {
        let node = shape.traits.all.get(&ShapeId::prelude("paginated"));
        node.map_or(shape.span, |node| node.span)
    }

    /// Follows a path through the output; for the input, a path is the name of a member.
    fn resolve(&self, setting: &Setting<'_>) -> Option<(MemberPath, &'p Member)> {
        let (root, role, names) = match setting.property {
            Property::InputToken | Property::PageSize => {
                (&self.shapes.input, Role::Input, vec![setting.path])
            }
            Property::OutputToken | Property::Items => {
                (&self.shapes.output, Role::Value, setting.path.split('.').collect())
            }
        };
        let (last, way) = names.split_last()?;
        let mut container = self.planner.shape(root)?;
        let mut through = Vec::new();
        for name in way {
            let member = self.member(setting, container, name)?;
            through.push(self.planner.member(container, member, role));
            container = self.structure(setting, member)?;
        }
        let member = self.member(setting, container, last)?;
        let plan = self.planner.member(container, member, role);
        Some((MemberPath { through, member: plan }, member))
    }

    fn member(
        &self,
        setting: &Setting<'_>,
        container: &'p Shape,
        name: &str,
    ) -> Option<&'p Member> {
        let members = container.members();
        let found = members.iter().find(|member| member.name == name);
        if found.is_none() {
            let names = members.iter().map(|member| member.name.as_str());
            let kind = ProblemKind::PaginationPath {
                property: setting.property.name(),
                member: container.id.with_member(name),
                nearest: nearest(name, names).map(str::to_owned),
            };
            self.report(setting.span, kind);
        }
        found.copied()
    }

    /// The structure that a member on the way holds.
    fn structure(&self, setting: &Setting<'_>, member: &Member) -> Option<&'p Shape> {
        let target = self.planner.shape(&member.target)?;
        let is_structure = matches!(target.kind, ShapeKind::Structure(_));
        if !is_structure {
            self.report_type(setting, member, target, "a structure");
        }
        is_structure.then_some(target)
    }

    fn check_type(&self, setting: &Setting<'_>, member: &Member) -> bool {
        let Some(target) = self.planner.shape(&member.target) else { return false };
        let fits = setting.property.takes(&target.kind);
        if let (false, Some(expected)) = (fits, setting.property.expected()) {
            self.report_type(setting, member, target, expected);
        }
        fits
    }

    /// A token is sent back as it came.
    fn check_tokens(&self, plan: &PaginationPlan) {
        let (sent, received) = (&plan.input_token, &plan.output_token.member);
        if (&sent.rust_type, sent.boxed) != (&received.rust_type, received.boxed) {
            self.planner.refuse(
                &self.operation.id,
                self.trait_span(self.operation),
                "pages whose `inputToken` is of another type than their `outputToken`",
                "the token of the next page is sent as it was received",
            );
        }
    }

    fn report_type(
        &self,
        setting: &Setting<'_>,
        member: &Member,
        target: &Shape,
        expected: &'static str,
    ) {
        let kind = ProblemKind::PaginationType {
            property: setting.property.name(),
            member: member.id.clone(),
            found: target.type_name(),
            expected,
        };
        self.report(setting.span, kind);
    }

    fn report(&self, span: Span, kind: ProblemKind) {
        self.planner.report(&self.operation.id, span, kind);
    }
}

#[cfg(test)]
mod tests;
