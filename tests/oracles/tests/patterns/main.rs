//! Compares the patterns in `validate()` with `regress`, an implementation of ECMA-262 regular expressions.
//!
//! Each pattern is planned as part of a model, and matched with texts as the runtime does. Unchecked patterns
//! accept everything, and their documentation says so.

mod plan;
mod random;
mod strict;
mod texts;

use std::cell::Cell;

use proptest::prelude::Just;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use smithy_client_codegen::model::Model;

use plan::Planned;

/// Limits the search for the smallest failing pattern, because each step plans a model.
fn config(cases: u32) -> Config {
    Config { max_shrink_iters: 500, ..oracles::config(cases) }
}

/// Checks that a planned pattern accepts exactly the same texts as ECMA-262, or that its documentation says that it
/// is not checked. Returns whether the pattern is checked.
fn compare(pattern: &str, texts: &[String]) -> Result<bool, String> {
    let planned = Planned::of(pattern);
    let documentation = &planned.documentation;
    let Some(checked) = &planned.checked else {
        return match documentation.contains("which this client does not check") {
            true => Ok(false),
            false => {
                Err(format!("{pattern:?} is not checked, but documented as {documentation:?}"))
            }
        };
    };
    let oracle = strict::oracle(pattern)?;
    for text in texts {
        let (expected, accepted) = (strict::matches(&oracle, text), checked.accepts(text));
        if expected != accepted {
            let regex = &checked.regex;
            return Err(format!(
                "{pattern:?} as {regex:?} accepts {text:?}: {accepted}, expected: {expected}"
            ));
        }
    }
    Ok(true)
}

#[test]
fn random_patterns_agree_with_ecma_262() {
    let cases = random::pattern().prop_flat_map(|piece| {
        let texts = texts::near(piece.samples.to_vec());
        (Just(piece.pattern), texts)
    });
    let (checked, all) = (Cell::new(0_u32), Cell::new(0_u32));
    let result = TestRunner::new(config(2_000)).run(&cases, |(pattern, texts)| {
        let is_checked = compare(&pattern, &texts).map_err(TestCaseError::fail)?;
        all.set(all.get() + 1);
        checked.set(checked.get() + u32::from(is_checked));
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    println!("{} of {} patterns are checked", checked.get(), all.get());
    assert!(checked.get() * 10 >= all.get() * 8, "too few patterns are checked");
}

/// Returns the patterns of a model.
fn patterns_of(model: &Model) -> impl Iterator<Item = &str> {
    let shapes = model.shapes.values();
    let traits = shapes.flat_map(|shape| {
        let members = shape.members().into_iter().map(|member| &member.traits);
        std::iter::once(&shape.traits).chain(members)
    });
    traits.filter_map(|traits| traits.pattern.as_deref())
}

#[test]
fn patterns_of_real_models_agree_with_ecma_262() {
    let mut patterns = std::collections::BTreeSet::new();
    for path in plan::real_models() {
        // Other tests cover models that can't be read.
        let Ok(model) = Model::read(&path) else { continue };
        patterns.extend(patterns_of(&model).filter(|it| !it.is_empty()).map(str::to_owned));
    }
    assert!(patterns.len() > 15, "{patterns:?}");
    for pattern in patterns {
        let Some(checked) = Planned::of(&pattern).checked else {
            compare(&pattern, &[]).unwrap_or_else(|error| panic!("{error}"));
            continue;
        };
        let samples = texts::matching(&checked.regex);
        let texts = samples.prop_flat_map(texts::near);
        let result = TestRunner::new(config(20))
            .run(&texts, |texts| compare(&pattern, &texts).map(drop).map_err(TestCaseError::fail));
        result.unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Fault `patterns`: values that are valid in the dialect of the pattern's author.
#[test]
fn accepts_valid_values_of_patterns_in_other_dialects() {
    for (pattern, valid) in [
        (r"^\Asnap-[a-f0-9]{8}\z$", "snap-1234abcd"),
        (r"^\Asnap-[a-f0-9]{8}\Z", "snap-1234abcd"),
        (r"^a\hb\Rc\G$", "a b\nc"),
        (r"^\Qa.b\E$", "a.b"),
        ("^[a-z&&[^b]]$", "c"),
        ("[[:alnum:]]+", "a1"),
        (r"^\p{Alnum}+\p{Punct}$", "a1$"),
        (r"^\p{IsGreek}\p{InGreek}$", "αβ"),
        ("(?i)^abc$", "ABC"),
        ("^a++$", "aa"),
        ("^(?>a|ab)c$", "ac"),
        (r"^[]a]+[^]]$", "]a]b"),
        ("^a{,2}$", "aa"),
        (r"^[\u10000-\u10FFFF]$", "😀"),
        ("/^[a-z]$/", "a"),
        ("(abc", "abc"),
        ("", ""),
    ] {
        let planned = Planned::of(pattern);
        let accepts = planned.checked.is_none_or(|checked| checked.accepts(valid));
        assert!(accepts, "{pattern} rejects {valid:?}");
        assert_eq!(planned.documentation.contains("Constraints"), !pattern.is_empty(), "{pattern}");
    }
}
