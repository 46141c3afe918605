//! The model's protocol tests.

mod client_settings;
mod lost_digits;

use std::collections::HashSet;

use aws_smithy_types::base64;
pub use client_settings::ClientSettings;
use client_settings::read_settings;
use lost_digits::with_lost_digits;
use serde_json::Value;

use crate::model::{
    AppliesTo, HttpRequestTest, HttpResponseTest, Operation, ProtocolTest, Shape, ShapeId,
    ShapeKind, Step, WarningKind,
};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::endpoint::EndpointPlan;
use crate::plan::names::name::Name;
use crate::plan::operations::auth::Auth;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::package::service::ServicePlan;
use crate::plan::protocol::Codec;
use crate::plan::types::members::Role;
use crate::plan::types::rust_type::TypeName;
use crate::plan::types::values::FieldValue;
use crate::plan::types::values::field_values;
use crate::plan::types::values::required::missing_member;
use crate::plan::types::values::{InvalidValue, Notation, PathContext, ValueResult, invalid_value};

/// The model's protocol tests.
#[derive(Clone, Debug, Default)]
pub struct ProtocolTestsPlan {
    /// The tests of requests.
    pub requests: Vec<RequestTestPlan>,
    /// The tests of responses.
    pub responses: Vec<ResponseTestPlan>,
    /// The tests that don't apply or can't be generated.
    pub skipped: Vec<SkippedTest>,
}

/// A test of a request.
#[derive(Clone, Debug)]
pub struct RequestTestPlan {
    /// The properties in common with tests of responses.
    pub common: CommonTestPlan,
    /// The input's type.
    pub input_name: Name,
    /// The input's members.
    pub input: Vec<FieldValue>,
    /// The client's configuration, if the endpoint rules determine the endpoint.
    pub settings: Option<ClientSettings>,
    /// The expected request.
    pub expected: HttpRequestTest,
}

/// A test of a response.
#[derive(Clone, Debug)]
pub struct ResponseTestPlan {
    /// The properties in common with tests of requests.
    pub common: CommonTestPlan,
    /// The type that the response is deserialized to.
    pub outcome: ResponseOutcome,
    /// The expected members.
    pub fields: Vec<FieldValue>,
    /// The error's code, if the test states one.
    pub code: Option<String>,
    /// Whether the body is in base64.
    pub is_base64: bool,
    /// The response.
    pub given: HttpResponseTest,
}

/// The type that a response is deserialized to.
#[derive(Clone, Debug)]
pub enum ResponseOutcome {
    /// The operation's output, of this type.
    Output(Name),
    /// An error, of this type.
    Error(TypeName),
}

/// The properties in common to tests of requests and responses.
#[derive(Clone, Debug)]
pub struct CommonTestPlan {
    /// The name of the test: its id, made distinct.
    pub name: Name,
    /// The test's documentation.
    pub docs: Docs,
    /// The operation's type.
    pub operation: Name,
    /// The operation's module.
    pub module: Name,
    /// The authentication scheme that the test assumes, if any.
    pub auth: Option<Auth>,
}

/// A test that doesn't apply or can't be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedTest {
    /// The test's id.
    pub id: String,
    /// The reason.
    pub reason: String,
}

impl ProtocolTestsPlan {
    /// Returns whether the model has no protocol tests.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.responses.is_empty() && self.skipped.is_empty()
    }
}

/// Plans the protocol tests of all operations and errors.
pub(in crate::plan) fn plan_protocol_tests(
    cx: &Context<'_>,
    service: &ServicePlan,
    operations: &[OperationPlan],
    endpoint: &EndpointPlan,
) -> ProtocolTestsPlan {
    let mut tests = ProtocolTestPlanner {
        cx,
        service,
        endpoint,
        names: HashSet::new(),
        plan: ProtocolTestsPlan::default(),
    };
    let called = cx.closure.operations.iter().filter_map(|id| {
        let plan = operations.iter().find(|plan| plan.id == *id)?;
        Some((cx.shape(id)?, plan))
    });
    let called: Vec<_> = called.collect();
    for (shape, plan) in &called {
        tests.requests(shape, plan);
    }
    for (shape, plan) in &called {
        tests.outputs(shape, plan);
    }
    tests.errors(&called);
    tests.plan
}

const REQUEST_TESTS: &str = "smithy.test#httpRequestTests";

/// The vendor-specific parameter with the code of an error, in the tests of AWS's protocols.
const CODE: &str = "code";

const RESPONSE_TESTS: &str = "smithy.test#httpResponseTests";

/// The location of a test: an item of a trait of an operation or error.
#[derive(Clone, Copy)]
struct TestLocation<'m> {
    owner: &'m Shape,
    trait_id: &'static str,
    index: usize,
}

/// Plans protocol tests.
struct ProtocolTestPlanner<'p, 'a> {
    cx: &'p Context<'a>,
    service: &'p ServicePlan,
    endpoint: &'p EndpointPlan,
    /// The names used so far.
    names: HashSet<Name>,
    plan: ProtocolTestsPlan,
}

impl ProtocolTestPlanner<'_, '_> {
    fn requests(&mut self, shape: &Shape, plan: &OperationPlan) {
        let ShapeKind::Operation(Operation { input, .. }) = &shape.kind else { return };
        for (index, test) in shape.traits.http_request_tests.iter().enumerate() {
            let place = TestLocation { owner: shape, trait_id: REQUEST_TESTS, index };
            let Some(fields) = self.values(place, test, input, plan) else { continue };
            let settings = read_settings(&test.vendor_params, self.endpoint);
            let used = settings.as_ref().map(|_| client_settings::PARAM);
            let common = self.common(test, plan, used);
            self.plan.requests.push(RequestTestPlan {
                common,
                settings,
                input_name: plan.input.name.clone(),
                input: fields,
                expected: test.clone(),
            });
        }
    }

    fn outputs(&mut self, shape: &Shape, plan: &OperationPlan) {
        let ShapeKind::Operation(Operation { output, .. }) = &shape.kind else { return };
        for (index, test) in shape.traits.http_response_tests.iter().enumerate() {
            let place = TestLocation { owner: shape, trait_id: RESPONSE_TESTS, index };
            let outcome = ResponseOutcome::Output(plan.output.name.clone());
            self.response(place, test, output, plan, outcome);
        }
    }

    /// Plans the tests of errors, each with one of the operations that return it. Deserialization doesn't depend
    /// on the operation.
    fn errors(&mut self, operations: &[(&Shape, &OperationPlan)]) {
        for (id, name) in &self.cx.names {
            let Some(shape) = self.cx.shape(id) else { continue };
            if shape.traits.error.is_none() {
                continue;
            }
            let has_error =
                |plan: &&OperationPlan| plan.errors.iter().any(|error| error.name == name.name);
            let plan = operations.iter().map(|(_, plan)| *plan).find(has_error);
            for (index, test) in shape.traits.http_response_tests.iter().enumerate() {
                let place = TestLocation { owner: shape, trait_id: RESPONSE_TESTS, index };
                match plan {
                    Some(plan) => {
                        let outcome = ResponseOutcome::Error(name.clone());
                        self.response(place, test, id, plan, outcome);
                    }
                    None => self.leave_out(
                        place,
                        &test.id,
                        InvalidValue::new("no operation returns the error"),
                    ),
                }
            }
        }
    }

    fn response(
        &mut self,
        place: TestLocation<'_>,
        test: &HttpResponseTest,
        shape: &ShapeId,
        plan: &OperationPlan,
        outcome: ResponseOutcome,
    ) {
        let Some(fields) = self.values(place, test, shape, plan) else { return };
        let common = self.common(test, plan, None);
        let code = test.vendor_params.get(CODE).and_then(Value::as_str);
        self.plan.responses.push(ResponseTestPlan {
            code: code.map(str::to_owned),
            is_base64: self.has_base64_bodies(),
            common,
            outcome,
            fields,
            given: test.clone(),
        });
    }

    /// The members in a test's parameters. Tests that don't apply to this client are skipped, and tests that
    /// can't be generated are left out with a warning.
    fn values<M>(
        &mut self,
        place: TestLocation<'_>,
        test: &ProtocolTest<M>,
        shape: &ShapeId,
        plan: &OperationPlan,
    ) -> Option<Vec<FieldValue>> {
        if let Some(reason) = self.reason_to_skip(test) {
            self.skip(&test.id, reason);
            return None;
        }
        let values = self.values_of(place, test, shape, plan);
        values.map_err(|invalid| self.leave_out(place, &test.id, invalid)).ok()
    }

    /// The reason why a test doesn't apply to this client, if any.
    fn reason_to_skip<M>(&self, test: &ProtocolTest<M>) -> Option<String> {
        let protocol = self.service.protocol.trait_id;
        if test.protocol.as_str() != protocol {
            return Some(format!("it is for {}, but the client uses {protocol}", test.protocol));
        }
        (test.applies_to == Some(AppliesTo::Server)).then(|| "it is for servers".to_owned())
    }

    fn values_of<M>(
        &self,
        place: TestLocation<'_>,
        test: &ProtocolTest<M>,
        shape: &ShapeId,
        plan: &OperationPlan,
    ) -> ValueResult<Vec<FieldValue>> {
        if let (Some(scheme), None) = (&test.auth_scheme, self.auth(test, plan)) {
            return invalid_value(format!(
                "the client doesn't support the authentication scheme {scheme}"
            ));
        }
        if let Some(body) = test.body.as_ref().filter(|_| self.has_base64_bodies())
            && base64::decode(body).is_err()
        {
            return invalid_value("its body is not base64").within(Step::Entry("body".to_owned()));
        }
        // The generated types can't represent a missing required member.
        let role = if place.trait_id == REQUEST_TESTS { Role::Input } else { Role::Value };
        let params = with_lost_digits(&test.params, test.body.as_deref());
        if let Some(missing) = missing_member(self.cx, shape, role, &params) {
            return invalid_value(format!("it lacks the required member `{missing}`"));
        }
        let fields = field_values(self.cx, shape, &params, Notation::ProtocolTest);
        fields.within(Step::Entry("params".to_owned()))
    }

    /// Whether the tests have binary bodies, which are in base64.
    fn has_base64_bodies(&self) -> bool {
        self.service.protocol.codec == Codec::Cbor
    }

    /// The authentication scheme that a test assumes, if the operation supports it.
    fn auth<M>(&self, test: &ProtocolTest<M>, plan: &OperationPlan) -> Option<Auth> {
        let schemes = plan.auth.as_ref().unwrap_or(&self.service.auth);
        Auth::of(test.auth_scheme.as_ref()?).filter(|auth| schemes.contains(auth))
    }

    fn leave_out(
        &mut self,
        place: TestLocation<'_>,
        id: &str,
        InvalidValue { reason, mut path }: InvalidValue,
    ) {
        let TestLocation { owner, trait_id, index } = place;
        path.push(Step::Item(index));
        path.reverse();
        let span = self.cx.trait_span(owner, trait_id, &path);
        let kind = WarningKind::ProtocolTest { id: id.to_owned(), reason: reason.clone() };
        self.cx.sink.warn(&owner.id, span, kind);
        self.skip(id, reason);
    }

    fn skip(&mut self, id: &str, reason: impl Into<String>) {
        // They are written on one line of a comment.
        let [id, reason] = [id, &reason.into()].map(|text| text.replace(char::is_control, " "));
        self.plan.skipped.push(SkippedTest { id, reason });
    }

    /// Plans the common properties of a test that acts on the vendor-specific parameter `used`.
    fn common<M>(
        &mut self,
        test: &ProtocolTest<M>,
        plan: &OperationPlan,
        used: Option<&str>,
    ) -> CommonTestPlan {
        CommonTestPlan {
            auth: self.auth(test, plan),
            name: self.distinct_name(&test.id),
            docs: docs(test, used),
            operation: plan.name.clone(),
            module: plan.module.clone(),
        }
    }

    /// The name of a test: its id, with a number if the name is taken. A request and a response often share an
    /// id.
    fn distinct_name(&mut self, id: &str) -> Name {
        let name = Name::snake(id);
        let numbered = (2..).map(|number| name.with_suffix(&format!("_{number}")));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !self.names.contains(name)).unwrap_or(name);
        self.names.insert(free.clone());
        free
    }
}

/// The documentation of a test, with a note on ignored parameters.
fn docs<M>(test: &ProtocolTest<M>, used: Option<&str>) -> Docs {
    let mut docs = Docs::from_model(test.documentation.as_deref().unwrap_or_default());
    let ignored =
        test.vendor_params.keys().filter(|name| *name != CODE && Some(name.as_str()) != used);
    let names: Vec<String> = ignored.map(|name| crate::plan::docs::code(name)).collect();
    if !names.is_empty() {
        docs.push_written(&format!(
            "The vendor-specific parameters {} are ignored.",
            names.join(", ")
        ));
    }
    docs
}

#[cfg(test)]
mod tests;
