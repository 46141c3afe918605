//! Compares compiled endpoint rules with an interpreter, for random rule sets and for those of real models.
//!
//! Each rule set is compiled twice, as rules and as an equivalent decision diagram. Both must agree with the
//! interpreter. The generated code for many rule sets is compiled as one program. `PROPTEST_CASES` is the number of
//! evaluations; each random rule set has [`CASES`] evaluations.

#[path = "endpoints/diagram.rs"]
mod diagram;
#[path = "endpoints/expected.rs"]
mod expected;
#[path = "endpoints/expression.rs"]
mod expression;
#[path = "endpoints/functions.rs"]
mod functions;
#[path = "endpoints/given.rs"]
mod given;
#[path = "endpoints/interpreter.rs"]
mod interpreter;
#[path = "endpoints/partitions.rs"]
mod partitions;
#[path = "endpoints/program.rs"]
mod program;
#[path = "endpoints/random.rs"]
mod random;
#[path = "endpoints/real.rs"]
mod real;
#[path = "endpoints/renamed.rs"]
mod renamed;
#[path = "endpoints/value.rs"]
mod value;

use proptest::test_runner::{TestRng, TestRunner};
use serde_json::{Map, Value as Json};

use expected::Expected;
use given::Values;
use program::{Case, Program};
use real::{DIAGRAM, RULE_SET};
use value::Outcome;

/// The number of evaluations per random rule set.
const CASES: u32 = 50;

/// The number of rule sets per program.
const RULE_SETS: usize = 60;

/// A program, with the expected results.
struct Comparison {
    name: &'static str,
    program: Program,
    cases: Vec<(Case, Outcome)>,
    /// The rules of each module.
    rules: Vec<Json>,
}

impl Comparison {
    fn new(name: &'static str) -> Self {
        Self { name, program: Program::default(), cases: Vec::new(), rules: Vec::new() }
    }

    /// Adds rules to the program.
    fn add(&mut self, name: &str, rules: &Json) -> usize {
        self.rules.push(rules.clone());
        let added = self.program.add(name, rules);
        added.unwrap_or_else(|problems| panic!("refused: {problems}\n{rules:#}"))
    }

    /// Adds a rule set and its diagram to the program, and evaluations of both.
    fn compare(
        &mut self,
        rule_set: &Json,
        with_diagram: bool,
        given: Vec<Map<String, Json>>,
        rng: &mut TestRng,
    ) {
        let diagram = with_diagram.then(|| diagram::of(&renamed::of(rule_set), rng));
        let modules = [
            Some(self.add(RULE_SET, rule_set)),
            diagram.as_ref().map(|diagram| self.add(DIAGRAM, diagram)),
        ];
        for given in given {
            let outcome = interpreter::rule_set(rule_set, &given);
            if let Some(diagram) = &diagram {
                let of_diagram = interpreter::diagram(diagram, &given);
                assert_eq!(of_diagram, outcome, "{given:?}\n{diagram:#}\n{rule_set:#}");
            }
            for module in modules.into_iter().flatten() {
                self.cases.push((Case { module, given: given.clone() }, outcome.clone()));
            }
        }
    }

    /// Runs the program, and compares the results.
    fn run(self) {
        let cases: Vec<Case> = self.cases.iter().map(|(case, _)| case.clone()).collect();
        let answers = self.program.run(self.name, &cases);
        assert_eq!(answers.len(), cases.len());
        for ((case, outcome), [direct, configured]) in self.cases.iter().zip(&answers) {
            let expected = Expected(outcome);
            let differs = expected.differs(direct).or_else(|| {
                let is_configurable = self.program.is_configurable(case);
                is_configurable.then(|| expected.differs(configured)).flatten()
            });
            if let Some(differs) = differs {
                let Case { module, given } = case;
                let (rules, text) = (&self.rules[*module], self.program.text(*module));
                panic!("{differs}\nfor {given:?}\n{rules:#}\n{text}");
            }
        }
        println!(
            "{}: {} evaluations of {} compiled forms",
            self.name,
            cases.len(),
            self.rules.len()
        );
    }
}

#[test]
fn random_rule_sets_agree_with_the_interpreter() {
    let config = oracles::config(60 * CASES);
    let count = config.cases.div_ceil(CASES) as usize;
    let mut runner = TestRunner::new(config);
    let rng = runner.rng();
    for first in (0..count).step_by(RULE_SETS) {
        let mut comparison = Comparison::new("random");
        for _ in first..count.min(first + RULE_SETS) {
            let random::RuleSet { rules, is_lenient } = random::rule_set(rng);
            let values = Values::of(&rules);
            let given = (0..CASES).map(|_| values.given(&rules, rng)).collect();
            // Conditions of diagrams never use optional values without a check.
            comparison.compare(&rules, !is_lenient, given, rng);
        }
        comparison.run();
    }
}

/// Tests the rules of this project's models, and of published models if available.
#[test]
fn real_rule_sets_agree_with_the_interpreter() {
    let config = oracles::config(20 * CASES);
    let services = real::services();
    let cases = config.cases as usize / services.len();
    let mut runner = TestRunner::new(config);
    let rng = runner.rng();
    let mut comparison = Comparison::new("real");
    for service in services {
        let values = Values::of(&service.rule_set);
        let random =
            (0..cases).map(|at| match service.tests.get(at % service.tests.len().max(1)) {
                Some(test) => values.changed(&service.rule_set, &test.given, rng),
                None => values.given(&service.rule_set, rng),
            });
        let given = service.tests.iter().map(|test| test.given.clone());
        let given: Vec<_> = given.chain(random.collect::<Vec<_>>()).collect();
        if let Some(diagram) = &service.diagram {
            let module = comparison.add(DIAGRAM, diagram);
            for given in &given {
                let outcome = interpreter::rule_set(&service.rule_set, given);
                comparison.cases.push((Case { module, given: given.clone() }, outcome));
            }
        }
        comparison.compare(&service.rule_set, !service.is_lenient, given, rng);
    }
    comparison.run();
}

/// The interpreter passes the models' own endpoint tests.
#[test]
fn the_interpreter_passes_the_tests_of_models() {
    let mut count = 0;
    for service in real::services() {
        for test in &service.tests {
            let outcome = interpreter::rule_set(&service.rule_set, &test.given);
            assert_eq!(Expected(&outcome).differs(&test.expected), None, "{:?}", test.given);
            count += 1;
        }
    }
    assert!(count > 0, "no tests");
}
