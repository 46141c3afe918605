//! Checks of the trait `smithy.api#http`, and of the labels and query parameters of its URI.

use std::collections::HashMap;

use super::check::Checker;
use crate::model::closure::ServiceClosure;
use crate::model::id::ShapeId;
use crate::model::path::Step;
use crate::model::problem::{BindingProblem, ProblemKind};
use crate::model::shape::{Member, Shape};
use crate::model::traits::Http;
use crate::model::uri_pattern::UriPattern;

/// The requests that an operation matches: host prefix, method and URI pattern without names of labels.
type Route = (String, String, String);

/// The valid status codes.
const CODES: std::ops::RangeInclusive<u16> = 100..=599;

impl Checker<'_> {
    /// Checks the operations' traits, and that no two of them match the same requests.
    pub(super) fn check_routes(&mut self, closure: &ServiceClosure) {
        let model = self.model;
        let mut routes: HashMap<Route, &Shape> = HashMap::new();
        for shape in closure.operations.iter().filter_map(|id| model.shape(id)) {
            let Some(http) = self.http(shape) else { continue };
            let pattern = match UriPattern::parse(&http.uri) {
                Ok(pattern) => pattern,
                Err(reason) => {
                    let span = self.span(&shape.traits, "http", &[entry("uri")]);
                    self.report_trait(&shape.id, span, "http", reason);
                    continue;
                }
            };
            let endpoint = shape.traits.endpoint.as_ref();
            let prefix = endpoint.map_or_else(String::new, |it| it.host_prefix.clone());
            let route = (prefix, http.method.clone(), pattern.to_string());
            let earlier = *routes.entry(route).or_insert(shape);
            if earlier.id != shape.id {
                self.report_same_route(shape, earlier);
            }
            self.check_uri(shape, &http.uri, &pattern);
        }
    }

    /// Returns the trait of an operation. Reports a missing trait and an invalid status code.
    fn http<'s>(&mut self, shape: &'s Shape) -> Option<&'s Http> {
        let Some(http) = &shape.traits.http else {
            let reason = "the service's protocol binds operations to HTTP requests".to_owned();
            let kind = ProblemKind::MissingTrait { trait_id: ShapeId::prelude("http"), reason };
            self.report(&shape.id, shape.span, kind);
            return None;
        };
        if !CODES.contains(&http.code) {
            let span = self.span(&shape.traits, "http", &[entry("code")]);
            let reason = format!("`{}` is not a status code", http.code);
            self.report_trait(&shape.id, span, "http", reason);
        }
        if http.method.is_empty() || !http.method.bytes().all(super::members::is_token) {
            let span = self.span(&shape.traits, "http", &[entry("method")]);
            let reason = format!("`{}` is not a method", http.method);
            self.report_trait(&shape.id, span, "http", reason);
        }
        Some(http)
    }

    fn report_same_route(&mut self, shape: &Shape, earlier: &Shape) {
        let Some(http) = &earlier.traits.http else { return };
        let problem = BindingProblem::SameRoute {
            other: earlier.id.name().to_owned(),
            method: http.method.clone(),
            uri: http.uri.clone(),
        };
        let span = self.span(&shape.traits, "http", &[entry("uri")]);
        self.report(&shape.id, span, problem);
    }

    /// Checks that labels and members correspond, and that members are bound to other query parameters than those of
    /// the URI.
    fn check_uri(&mut self, shape: &Shape, uri: &str, pattern: &UriPattern<'_>) {
        let model = self.model;
        let input = model.as_operation(&shape.id).and_then(|it| model.shape(&it.input));
        let members = input.map_or_else(Vec::new, Shape::members);
        let is_label = |member: &&&Member| member.traits.http_label;
        for label in pattern.labels() {
            if !members.iter().filter(is_label).any(|member| member.name == label) {
                let (label, uri) = (label.to_owned(), uri.to_owned());
                let span = self.span(&shape.traits, "http", &[entry("uri")]);
                self.report(&shape.id, span, BindingProblem::LabelWithoutMember { label, uri });
            }
        }
        for member in &members {
            if member.traits.http_label && !pattern.labels().any(|label| label == member.name) {
                let (label, uri) = (member.name.clone(), uri.to_owned());
                let span = self.span(&member.traits, "httpLabel", &[]);
                self.report(&member.id, span, BindingProblem::MemberWithoutLabel { label, uri });
            }
            let key = member.traits.http_query.as_deref();

            if let Some(key) = key.filter(|key| pattern.query.iter().any(|it| it.0 == *key)) {
                let what = format!("the query parameter `{key}`");
                let problem = BindingProblem::Taken { what, other: format!("the URI `{uri}`") };
                let span = self.span(&member.traits, "httpQuery", &[]);
                self.report(&member.id, span, problem);
            }
        }
    }
}

fn entry(name: &str) -> Step {
    Step::Entry(name.to_owned())
}
