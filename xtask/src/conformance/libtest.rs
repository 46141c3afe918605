//! Parses the output of Rust's test harness, in its human-readable format: the only stable one.

use std::collections::HashMap;

/// The results of tests.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Results {
    pub(super) passed: usize,
    pub(super) failed: Vec<Failure>,
    pub(super) skipped: usize,
}

/// A test that failed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) test: String,
    /// The output of the test.
    pub(super) output: String,
}

/// Returns the tests listed by `--list --format terse`, in lines such as `name: test`.
pub(super) fn listed(list: &str) -> Vec<&str> {
    list.lines().filter_map(|line| line.strip_suffix(": test")).collect()
}

/// Returns the results of the listed tests from their output. A test without a result has failed: the
/// process ended before the test did.
pub(super) fn results(tests: &[&str], output: &str, errors: &str) -> Results {
    let ends: HashMap<&str, &str> = output.lines().filter_map(end).collect();
    let printed = printed(output);
    let mut results = Results::default();
    for test in tests {
        match ends.get(test) {
            Some(&"ok") => results.passed += 1,
            Some(end) if end.starts_with("ignored") => results.skipped += 1,
            end => {
                let text = printed.get(test).map_or_else(String::new, |lines| lines.join("\n"));
                let fallback = if end.is_some() { "it printed nothing" } else { errors };
                let output = if text.trim().is_empty() { fallback } else { &text };
                results
                    .failed
                    .push(Failure { test: (*test).to_owned(), output: output.trim().to_owned() });
            }
        }
    }
    results
}

/// Parses the name and the result in a line such as `test name ... ok`.
fn end(line: &str) -> Option<(&str, &str)> {
    let (name, end) = line.strip_prefix("test ")?.split_once(" ... ")?;
    Some((name.trim_end_matches(" - should panic"), end.trim()))
}

/// Returns the output of each failed test, printed below a line `---- name stdout ----`. A list of failed
/// tests ends the output.
fn printed(output: &str) -> HashMap<&str, Vec<&str>> {
    let mut sections: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut current = None;
    for line in output.lines() {
        let heading = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----"));
        match heading {
            Some(test) => current = Some(test),
            None if line == "failures:" => current = None,
            None => {
                if let Some(test) = current {
                    sections.entry(test).or_default().push(line);
                }
            }
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(test: &str, output: &str) -> Failure {
        Failure { test: test.to_owned(), output: output.to_owned() }
    }

    const OUTPUT: &str = "
running 4 tests
test slow has been running for over 60 seconds
test passes ... ok
test left_out ... ignored, for a reason
test fails ... FAILED
test slow ... ok
test silent ... FAILED

failures:

---- fails stdout ----

thread 'fails' panicked at tests/protocol.rs:9:10:
Sends:
- the path is `/`, expected `/things`
test other ... ok

failures:
    fails
    silent

test result: FAILED. 2 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
";

    #[test]
    fn parses_passed_failed_and_skipped_tests() {
        let list = "passes: test\nfails: test\nslow: test\nsilent: test\nleft_out: test\n\
                    bench: benchmark\n\n5 tests, 1 benchmark\n";
        let results = results(&listed(list), OUTPUT, "");
        assert_eq!((results.passed, results.skipped), (2, 1));
        let fails = "thread 'fails' panicked at tests/protocol.rs:9:10:\nSends:\n\
                     - the path is `/`, expected `/things`\ntest other ... ok";
        assert_eq!(
            results.failed,
            [failure("fails", fails), failure("silent", "it printed nothing")]
        );
    }

    #[test]
    fn counts_a_test_without_a_result_as_failed() {
        let output = "running 2 tests\ntest a ... ok\ntest b ... ";
        let results = results(&["a", "b", "c"], output, "fatal runtime error: stack overflow\n");
        let text = "fatal runtime error: stack overflow";
        assert_eq!((results.passed, results.skipped), (1, 0));
        let failures = results.failed.iter().map(|failure| failure.test.as_str());
        assert_eq!(failures.collect::<Vec<_>>(), ["b", "c"]);
        assert_eq!(results.failed[1], failure("c", text));
    }
}
