//! Distinct Rust names for names of the model that differ only in case or punctuation.
//!
//! The first one, in the order of the model, keeps the name, and the later ones get a number as a suffix:
//! `foo_bar`, `foo_bar_2`; `FooBar`, `FooBar2`. Shapes added to the end of a model therefore don't change
//! earlier names. Names on the wire are not affected.

use std::collections::{HashMap, HashSet};

use crate::plan::names::name::Name;
use crate::plan::names::reserved::CLIENT_METHODS;

/// Allocates names, each at most once.
pub(in crate::plan) struct Distinct {
    taken: HashSet<String>,
    /// The first number that may be free, for each requested name with its companions. All lower numbers are
    /// taken, so a large number of equal names does not try the same numbers again.
    numbers: HashMap<Vec<String>, usize>,
    /// The separator between a name and its number: empty for names in camel case.
    separator: &'static str,
}

impl Distinct {
    /// Creates an allocator of names in camel case.
    pub(in crate::plan) fn camel() -> Self {
        Self { taken: HashSet::new(), numbers: HashMap::new(), separator: "" }
    }

    /// Creates an allocator of names in snake case.
    pub(in crate::plan) fn snake() -> Self {
        Self { taken: HashSet::new(), numbers: HashMap::new(), separator: "_" }
    }

    /// Reserves names that are used elsewhere.
    pub(in crate::plan) fn reserve(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.taken.extend(names);
        self
    }

    /// Returns the name, with a number if the name is taken.
    pub(in crate::plan) fn name(&mut self, wanted: Name) -> Name {
        self.name_with(wanted, |_| Vec::new())
    }

    /// Returns the name, with a number if the name or one of its companions is taken.
    pub(in crate::plan) fn name_with(
        &mut self,
        wanted: Name,
        others: impl Fn(&Name) -> Vec<String>,
    ) -> Name {
        let number = self.numbers.entry(with_others(&wanted, &others)).or_insert(1);
        loop {
            let name = match *number {
                1 => wanted.clone(),
                number => numbered(&wanted, number, self.separator),
            };
            *number += 1;
            let names = with_others(&name, &others);
            if names.iter().all(|name| !self.taken.contains(name)) {
                self.taken.extend(names);
                return name;
            }
        }
    }
}

/// A name and its companions.
fn with_others(name: &Name, others: impl Fn(&Name) -> Vec<String>) -> Vec<String> {
    [name.bare().to_owned()].into_iter().chain(others(name)).collect()
}

fn numbered(name: &Name, number: usize, separator: &str) -> Name {
    // Two digits in a row would read as one number.
    let ends_in_digit = name.bare().ends_with(|c: char| c.is_ascii_digit());
    name.numbered(if ends_in_digit { "_" } else { separator }, number)
}

/// The names of the items in an operation's file. Errors can't have these names, because that file refers to
/// errors without a path.
pub(in crate::plan) fn names_in_file_of(operation: &Name) -> Vec<String> {
    let suffixes = ["", "Input", "InputBuilder", "Output", "OutputBuilder", "Error"];
    suffixes.iter().map(|suffix| format!("{}{suffix}", operation.bare())).collect()
}

/// Creates an allocator of a client's method names, without the names of the client's own methods.
pub(in crate::plan) fn methods_of_client() -> Distinct {
    Distinct::snake().reserve(CLIENT_METHODS.iter().map(|name| (*name).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(distinct: &mut Distinct, make: fn(&str) -> Name, texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| distinct.name(make(text)).to_string()).collect()
    }

    #[test]
    fn keeps_the_first_name_and_numbers_the_others() {
        let texts = ["fooBar", "foo_bar", "FooBar", "other", "foo_bar_2"];
        let expected = ["foo_bar", "foo_bar_2", "foo_bar_3", "other", "foo_bar_2_2"];
        assert_eq!(given(&mut Distinct::snake(), Name::snake, &texts), expected);
    }

    #[test]
    fn separates_numbers_from_digits_of_the_name() {
        let texts = ["a1", "a_1", "A1", "type", "Type"];
        let expected = ["A1", "A1_2", "A1_3", "Type", "Type2"];
        assert_eq!(given(&mut Distinct::camel(), Name::camel, &texts), expected);
    }

    /// Takes half a minute if each name tries all numbers from the first.
    #[test]
    fn numbers_ten_thousand_equal_names_in_sequence() {
        let mut distinct = Distinct::snake();
        let others = |name: &Name| vec![name.with_prefix("set")];
        for number in 1..=10_000 {
            let name = distinct.name_with(Name::snake("fooBar"), others);
            let expected = if number == 1 { "foo_bar".into() } else { format!("foo_bar_{number}") };
            assert_eq!(name.as_str(), expected);
        }
        let next = distinct.name_with(Name::snake("foo_bar_7"), others);
        assert_eq!(next.as_str(), "foo_bar_7_2");
    }

    #[test]
    fn skips_a_number_only_for_names_whose_companions_are_taken() {
        let mut distinct = Distinct::camel().reserve(["FooBuilder".to_owned()]);
        let builder = |name: &Name| vec![name.with_suffix("Builder").bare().to_owned()];
        let foo = || Name::camel("Foo");
        assert_eq!(distinct.name_with(foo(), builder).as_str(), "Foo2");
        assert_eq!(distinct.name(foo()).as_str(), "Foo");
        assert_eq!(distinct.name(foo()).as_str(), "Foo3");
        assert_eq!(distinct.name_with(foo(), builder).as_str(), "Foo4");
    }

    #[test]
    fn writes_keywords_as_raw_identifiers_only_without_a_number() {
        let texts = ["type", "Type", "self", "Self"];
        let expected = ["r#type", "type_2", "self_", "self_2"];
        assert_eq!(given(&mut Distinct::snake(), Name::snake, &texts), expected);
    }
}
