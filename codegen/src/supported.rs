//! Plans a crate without unsupported operations and waiters, with warnings.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Model, Problem, ProblemKind, Problems, ServiceClosure, ShapeId, Warning, WarningKind,
};
use crate::options::Options;
use crate::plan::Plan;

/// The reasons why operations, or waiters of operations, are left out.
type Reasons = BTreeMap<(ShapeId, Option<String>), Vec<Problem>>;

/// Plans a crate with the supported operations and waiters of a service. The plan has warnings about the
/// others.
///
/// # Errors
///
/// Returns the problems if they are not specific to operations, or no operation is supported.
pub fn plan_supported(
    model: &Model,
    closure: &ServiceClosure,
    options: &Options,
) -> Result<Plan, Problems> {
    let mut closure = closure.clone();
    let mut reasons = Reasons::new();
    loop {
        match Plan::new(model, &closure, options) {
            Ok(plan) => {
                let warnings = plan.warnings.with(reasons.into_iter().flat_map(warnings));
                return Ok(Plan { warnings, ..plan });
            }
            Err(problems) => {
                let Some(found) = blame(model, &closure, &problems) else { return Err(problems) };
                let (operations, waiters) = split(&found);
                let has_no_operation_left = operations.len() == closure.operations.len();
                // The loop would never end if only operations and waiters that are already left out were blamed.
                let is_new = found.keys().any(|left_out| !reasons.contains_key(left_out));
                if has_no_operation_left || !is_new {
                    return Err(problems);
                }
                closure = closure.without(model, &operations).without_waiters(waiters);
                reasons.extend(found);
            }
        }
    }
}

/// Returns the operations that reach unsupported shapes and the unsupported waiters, with the problems. Returns
/// `None` if a problem is not specific to operations or waiters.
fn blame(model: &Model, closure: &ServiceClosure, problems: &Problems) -> Option<Reasons> {
    let mut found = Reasons::new();
    let users = closure.users(model);
    for problem in problems.iter() {
        let shape = problem.shape.as_ref()?;
        let blamed: Vec<(ShapeId, Option<String>)> = match &problem.kind {
            ProblemKind::WaiterPath { waiter, .. } => vec![(shape.clone(), Some(waiter.clone()))],
            ProblemKind::Unsupported { .. } => {
                let operations = users.operations_using(&shape.root()).into_iter();
                operations.map(|operation| (operation.clone(), None)).collect()
            }
            _ => return None,
        };
        if blamed.is_empty() {
            return None;
        }
        for left_out in blamed {
            found.entry(left_out).or_default().push(problem.clone());
        }
    }
    Some(found)
}

/// Splits the keys into operations and names of waiters.
fn split(found: &Reasons) -> (BTreeSet<ShapeId>, Vec<String>) {
    let operations = found.keys().filter(|(_, waiter)| waiter.is_none());
    let operations = operations.map(|(operation, _)| operation.clone()).collect();
    (operations, found.keys().filter_map(|(_, waiter)| waiter.clone()).collect())
}

/// Returns a warning at its position for each reason why an operation or waiter is left out.
fn warnings(
    ((operation, waiter), reasons): ((ShapeId, Option<String>), Vec<Problem>),
) -> impl Iterator<Item = Warning> {
    reasons.into_iter().map(move |Problem { kind, span, shape }| {
        let kind = match (&waiter, kind) {
            (None, kind) => WarningKind::Operation {
                operation: operation.name().to_owned(),
                reason: kind.to_string(),
            },
            (Some(waiter), kind) => {
                let reason = match kind {
                    ProblemKind::WaiterPath { path, reason, .. } => {
                        format!("the path `{path}` can't be compiled: {reason}")
                    }
                    other => other.to_string(),
                };
                WarningKind::Waiter { waiter: waiter.clone(), reason }
            }
        };
        Warning { kind, span, shape }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::CrateFiles;
    use crate::render::render;

    /// A model with three operations, two of them with streams.
    const MODEL: &str = r#"{
        "smithy": "2.0",
        "shapes": {
            "a#S": {
                "type": "service",
                "version": "1",
                "operations": [
                    { "target": "a#Get" }, { "target": "a#Name" }, { "target": "a#Put" }
                ],
                "traits": {
                    "aws.api#service": { "sdkId": "S", "endpointPrefix": "s" },
                    "aws.auth#sigv4": { "name": "s" },
                    "aws.protocols#awsJson1_0": {},
                    "smithy.rules#endpointRuleSet": {
                        "version": "1.0",
                        "parameters": {},
                        "rules": [{ "conditions": [], "error": "none", "type": "error" }]
                    }
                }
            },
            "a#Get": {
                "type": "operation",
                "input": { "target": "smithy.api#Unit" },
                "output": { "target": "a#Holder" }
            },
            "a#Put": {
                "type": "operation",
                "input": { "target": "a#Holder" },
                "output": { "target": "smithy.api#Unit" }
            },
            "a#Name": {
                "type": "operation",
                "input": { "target": "a#Named" },
                "output": { "target": "smithy.api#Unit" }
            },
            "a#Holder": {
                "type": "structure",
                "members": {
                    "body": { "target": "a#Body", "traits": { "smithy.api#required": {} } }
                }
            },
            "a#Body": { "type": "blob", "traits": { "smithy.api#streaming": {} } },
            "a#Named": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
        }
    }"#;

    fn supported(text: &str, wanted: Option<&str>) -> Result<Plan, Problems> {
        let model = Model::parse("m.json", text)?;
        let mut closure = model.service(None)?;
        if let Some(wanted) = wanted {
            closure = closure.only(&model, &[wanted.to_owned()])?;
        }
        plan_supported(&model, &closure, &Options::of_tests())
    }

    fn files(plan: &Plan) -> CrateFiles {
        render(plan, &Options::of_tests())
    }

    #[test]
    fn leaves_out_unsupported_operations_with_the_reason() {
        let plan = supported(MODEL, None).expect("one is left");
        let files = files(&plan);
        let reason =
            "a streaming blob can't be generated: the runtime does not support streaming yet";
        let expected = ["Get", "Put"].map(|name| {
            format!("m.json:39:41: a#Holder$body: the operation `{name}` is left out: {reason}")
        });
        assert_eq!(plan.warnings.to_string(), expected.join("\n"));
        assert!(files.get("src/operation/name.rs").is_some());
        assert!(files.get("src/operation/put.rs").is_none());
        assert!(files.get("src/types/holder.rs").is_none());
    }

    /// A model with two operations that share an error and a union, and a third one without them. The placeholder
    /// `STREAM` is for a shape with a stream.
    const SHARED: &str = r#"{
        "smithy": "2.0",
        "shapes": {
            "a#S": {
                "type": "service",
                "version": "1",
                "operations": [{ "target": "a#Get" }, { "target": "a#Name" }, { "target": "a#Put" }],
                "traits": { "aws.auth#sigv4": { "name": "s" }, "aws.protocols#awsJson1_0": {} }
            },
            "a#Get": { "type": "operation", "errors": [{ "target": "a#Oops" }] },
            "a#Put": { "type": "operation", "input": { "target": "a#Holder" } },
            "a#Name": { "type": "operation", "output": { "target": "a#Named" } },
            "a#Holder": { "type": "structure", "members": { "oops": { "target": "a#Oops" } } },
            "a#Oops": {
                "type": "structure",
                "members": { "either": { "target": "a#Either" } },
                "traits": { "smithy.api#error": "client" }
            },
            "a#Either": { "type": "union", "members": { "one": { "target": "a#One" } } },
            "a#One": { "type": "structure", "members": { "stream": { "target": "a#Stream" } } },
            "a#Stream": STREAM,
            "a#Named": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
        }
    }"#;

    #[test]
    fn leaves_out_all_operations_that_share_an_unsupported_shape() {
        let streams = [
            (
                r#"{ "type": "union", "members": { "x": { "target": "a#Named" } }, "traits": { "smithy.api#streaming": {} } }"#,
                "a#One$stream: an event stream can't be generated: the runtime does not support streaming yet",
            ),
            (
                r#"{ "type": "blob", "traits": { "smithy.api#streaming": {} } }"#,
                "a#One$stream: a streaming blob can't be generated: the runtime does not support streaming yet",
            ),
            (
                r#"{ "type": "structure", "members": { "x": { "target": "a#Named", "traits": { "smithy.api#eventPayload": {} } } } }"#,
                "a#Stream$x: @eventPayload can't be generated: event streams are not supported yet",
            ),
        ];
        for (stream, reason) in streams {
            let text = SHARED.replace("STREAM", stream);
            let plan = supported(&text, None).expect("one is left");
            let (shape, reason) = reason.split_once(": ").expect("a shape");
            let expected = ["Get", "Put"]
                .map(|name| format!("{shape}: the operation `{name}` is left out: {reason}"));
            let warnings = plan.warnings.to_string();
            let places = warnings.lines().map(|line| line.splitn(4, [':']).nth(3));
            let found: Vec<&str> = places.flatten().map(str::trim_start).collect();
            assert_eq!(found, expected);
            assert!(files(&plan).get("src/types/error/oops.rs").is_none());
        }
    }

    #[test]
    fn leaves_out_operations_with_unsupported_traits() {
        let traits = r#""traits": { "aws.protocols#httpChecksum": {} }, "errors": ["#;
        let text = SHARED
            .replacen("\"errors\": [", traits, 1)
            .replace("STREAM", r#"{ "type": "string" }"#);
        let warnings = supported(&text, None).expect("two are left").warnings;
        assert_eq!(warnings.len(), 1, "{warnings}");
        let said = "a#Get: the operation `Get` is left out: @httpChecksum can't be generated";
        assert!(warnings.to_string().contains(said), "{warnings}");
    }

    #[test]
    fn fails_if_no_operation_is_supported() {
        let problems = supported(MODEL, Some("Put")).expect_err("nothing is left");
        assert!(problems.to_string().contains("a#Holder$body"), "{problems}");
    }

    #[test]
    fn fails_for_a_problem_of_the_service() {
        let text = MODEL.replace("aws.protocols#awsJson1_0", "aws.protocols#newest");
        let problems = supported(&text, None).expect_err("no protocol");
        assert!(problems.to_string().contains("protocol"), "{problems}");
    }

    #[test]
    fn suggests_a_similar_operation_name() {
        let problems = supported(MODEL, Some("Nane")).expect_err("there is none");
        let expected = "m.json: the service has no operation `Nane`\n  help: did you mean `Name`?";
        assert_eq!(problems.to_string(), expected);
    }
}
