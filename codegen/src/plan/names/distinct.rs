//! Distinct names, where names of the model come to the same in Rust.
//!
//! The first of them, in the order of the model, has the name, and those after it have a number behind
//! it: `foo_bar`, `foo_bar_2`; `FooBar`, `FooBar2`. What is added to the end of a model so leaves the names
//! before it alone. Names on the wire stay as they are.

use std::collections::{HashMap, HashSet};

use crate::plan::names::name::Name;
use crate::plan::names::reserved::CLIENT_METHODS;

/// Hands out names, each once.
pub(in crate::plan) struct Distinct {
    taken: HashSet<String>,
    /// For each name that was wanted, with those that came with it, the first number that may be free. All numbers
    /// below are taken, so that many equal names don't try the same numbers again.
    numbers: HashMap<Vec<String>, usize>,
    /// What stands between a name and its number; nothing, where names are in camel case.
    separator: &'static str,
}

impl Distinct {
    /// Names in camel case.
    pub(in crate::plan) fn camel() -> Self {
        Self { taken: HashSet::new(), numbers: HashMap::new(), separator: "" }
    }

    /// Names of words with underscores between them.
    pub(in crate::plan) fn snake() -> Self {
        Self { taken: HashSet::new(), numbers: HashMap::new(), separator: "_" }
    }

    /// Takes names that stand for something else.
    pub(in crate::plan) fn reserve(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.taken.extend(names);
        self
    }

    /// The name, or the name with the first number that makes it a new one.
    pub(in crate::plan) fn name(&mut self, wanted: Name) -> Name {
        self.name_with(wanted, |_| Vec::new())
    }

    /// The same for a name that comes with others, which have to be new as well.
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

/// A name, and those that come with it.
fn with_others(name: &Name, others: impl Fn(&Name) -> Vec<String>) -> Vec<String> {
    [name.bare().to_owned()].into_iter().chain(others(name)).collect()
}

fn numbered(name: &Name, number: usize, separator: &str) -> Name {
    // Two digits in a row would read as one number.
    let ends_in_digit = name.bare().ends_with(|c: char| c.is_ascii_digit());
    name.numbered(if ends_in_digit { "_" } else { separator }, number)
}

/// The names of what an operation's file defines, which an error may not have: that file names errors
/// without a path.
pub(in crate::plan) fn names_in_file_of(operation: &Name) -> Vec<String> {
    let suffixes = ["", "Input", "InputBuilder", "Output", "OutputBuilder", "Error"];
    suffixes.iter().map(|suffix| format!("{}{suffix}", operation.bare())).collect()
}

/// The names of methods of a client, which has some for itself.
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
    fn the_first_has_the_name_and_the_others_a_number() {
        let texts = ["fooBar", "foo_bar", "FooBar", "other", "foo_bar_2"];
        let expected = ["foo_bar", "foo_bar_2", "foo_bar_3", "other", "foo_bar_2_2"];
        assert_eq!(given(&mut Distinct::snake(), Name::snake, &texts), expected);
    }

    #[test]
    fn numbers_are_told_from_digits() {
        let texts = ["a1", "a_1", "A1", "type", "Type"];
        let expected = ["A1", "A1_2", "A1_3", "Type", "Type2"];
        assert_eq!(given(&mut Distinct::camel(), Name::camel, &texts), expected);
    }

    /// Each name is compared with those before it once, however many are equal. Were all numbers tried for each,
    /// this would take half a minute.
    #[test]
    fn ten_thousand_equal_names_are_numbered_one_after_another() {
        let mut distinct = Distinct::snake();
        let others = |name: &Name| vec![name.behind("set")];
        for number in 1..=10_000 {
            let name = distinct.name_with(Name::snake("fooBar"), others);
            let expected = if number == 1 { "foo_bar".into() } else { format!("foo_bar_{number}") };
            assert_eq!(name.as_str(), expected);
        }
        let next = distinct.name_with(Name::snake("foo_bar_7"), others);
        assert_eq!(next.as_str(), "foo_bar_7_2");
    }

    #[test]
    fn a_number_is_left_out_for_one_name_and_not_for_another_with_fewer_names_beside_it() {
        let mut distinct = Distinct::camel().reserve(["FooBuilder".to_owned()]);
        let builder = |name: &Name| vec![name.with_suffix("Builder").bare().to_owned()];
        let foo = || Name::camel("Foo");
        assert_eq!(distinct.name_with(foo(), builder).as_str(), "Foo2");
        assert_eq!(distinct.name(foo()).as_str(), "Foo");
        assert_eq!(distinct.name(foo()).as_str(), "Foo3");
        assert_eq!(distinct.name_with(foo(), builder).as_str(), "Foo4");
    }

    #[test]
    fn keywords_are_raw_only_without_a_number() {
        let texts = ["type", "Type", "self", "Self"];
        let expected = ["r#type", "type_2", "self_", "self_2"];
        assert_eq!(given(&mut Distinct::snake(), Name::snake, &texts), expected);
    }
}
