//! Random JMESPath expressions that match the types of a model.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;

use super::shapes::{Kind, NUMBERS, Shapes, TEXTS, pick};

const TEXT: &str = "smithy.api#String";
const WHOLE: &str = "smithy.api#Long";

/// The expressions that can start at the current node, with their shapes.
pub(crate) type Scope = Vec<(String, String)>;

/// Generates expressions.
pub(crate) struct Writer<'a> {
    pub(crate) shapes: &'a Shapes,
    pub(crate) rng: &'a mut TestRng,
}

impl Writer<'_> {
    /// Returns the members of a structure or union, or only the value itself for other shapes.
    pub(crate) fn scope_of(&self, id: &str) -> Scope {
        match self.shapes.kind(id) {
            Kind::Structure(members) | Kind::Union(members) => {
                members.into_iter().map(|member| (member.name, member.target)).collect()
            }
            _ => vec![("@".to_owned(), id.to_owned())],
        }
    }

    /// Generates a path without projections to a value of the given kind.
    pub(crate) fn reach(
        &mut self,
        scope: &Scope,
        fits: fn(&Kind) -> bool,
    ) -> Option<(String, String)> {
        let mut found = Vec::new();
        self.collect(scope, "", 3, fits, &mut found);
        (!found.is_empty()).then(|| pick(self.rng, &found).clone())
    }

    fn collect(
        &self,
        scope: &Scope,
        before: &str,
        depth: u32,
        fits: fn(&Kind) -> bool,
        found: &mut Scope,
    ) {
        for (name, id) in scope {
            let kind = self.shapes.kind(id);
            let path = format!("{before}{name}");
            if fits(&kind) {
                found.push((path.clone(), id.clone()));
            }
            if depth > 0 && matches!(kind, Kind::Structure(_) | Kind::Union(_)) {
                self.collect(&self.scope_of(id), &format!("{path}."), depth - 1, fits, found);
            }
        }
    }

    /// Generates a condition.
    pub(crate) fn boolean(&mut self, scope: &Scope, depth: u32) -> String {
        let choices = if depth == 0 { 3 } else { 17 };
        match self.rng.random_range(0..choices) {
            0 | 1 => self.reach(scope, is_bool).map_or_else(|| "`true`".to_owned(), |it| it.0),
            2 => format!("!{}", self.anything(scope, 0)),
            3..=5 => format!("({} && {})", self.operand(scope, depth), self.operand(scope, depth)),
            6..=8 => format!("({} || {})", self.operand(scope, depth), self.operand(scope, depth)),
            9 => self.order(scope, depth),
            10 => {
                let (a, b) = (self.text(scope, depth - 1), self.text(scope, depth - 1));
                format!("({a} {} {b})", pick(self.rng, &["==", "!="]))
            }
            11 => {
                let value = self.reach(scope, |_| true).map_or("@".to_owned(), |it| it.0);
                format!("({value} {} `null`)", pick(self.rng, &["==", "!="]))
            }
            12 => self.contains(scope, depth),
            13 => {
                let function = pick(self.rng, &["contains", "starts_with", "ends_with"]);
                let (a, b) = (self.text(scope, depth - 1), pick(self.rng, &TEXTS));
                format!("{function}({a}, '{b}')")
            }
            14 => {
                let (list, _) = self.list(scope, depth - 1);
                let operator = self.operator();
                format!("(length({list}) {operator} `{}`)", pick(self.rng, &NUMBERS))
            }
            15 => {
                let joined = pick(self.rng, &["&&", "||"]);
                let (a, b) = (self.operand(scope, depth), self.operand(scope, depth));
                let equal = pick(self.rng, &["==", "!="]);
                format!("(({a} {joined} {b}) {equal} `{}`)", pick(self.rng, &["true", "false"]))
            }
            _ => {
                let (a, b) = (self.boolean(scope, depth - 1), self.boolean(scope, depth - 1));
                format!("({a} {} {b})", pick(self.rng, &["==", "!="]))
            }
        }
    }

    fn operand(&mut self, scope: &Scope, depth: u32) -> String {
        match self.rng.random_bool(0.7) {
            true => self.boolean(scope, depth - 1),
            false => self.anything(scope, depth - 1),
        }
    }

    /// Generates any value, to use its truthiness.
    fn anything(&mut self, scope: &Scope, depth: u32) -> String {
        match self.rng.random_range(0..3) {
            0 if depth > 0 => self.list(scope, depth - 1).0,
            1 if depth > 0 => self.text(scope, depth - 1),
            _ => self.reach(scope, |_| true).map_or("@".to_owned(), |it| it.0),
        }
    }

    fn operator(&mut self) -> &'static str {
        let operators = ["==", "!=", "<", "<=", ">", ">="];
        operators[self.rng.random_range(0..operators.len())]
    }

    fn order(&mut self, scope: &Scope, depth: u32) -> String {
        let operator = self.operator();
        let left = self.number(scope, depth - 1);
        let right = match self.rng.random_bool(0.5) {
            true => self.number(scope, depth - 1),
            false => format!("`{}`", pick(self.rng, &["-128", "0", "1", "127", "0.5", "300"])),
        };
        match self.rng.random_bool(0.5) {
            true => format!("({left} {operator} {right})"),
            false => format!("({right} {operator} {left})"),
        }
    }

    fn contains(&mut self, scope: &Scope, depth: u32) -> String {
        let (list, item) = self.list(scope, depth - 1);
        let item = match self.shapes.kind(&item) {
            Kind::Text | Kind::Enum if self.rng.random_bool(0.3) => self.text(scope, 0),
            Kind::Text | Kind::Enum => format!("'{}'", pick(self.rng, &TEXTS)),
            Kind::Bool => format!("`{}`", self.rng.random_bool(0.5)),
            _ => format!("`{}`", pick(self.rng, &NUMBERS)),
        };
        format!("contains({list}, {item})")
    }

    /// Generates text.
    pub(crate) fn text(&mut self, scope: &Scope, depth: u32) -> String {
        let choices = if depth == 0 { 4 } else { 9 };
        match self.rng.random_range(0..choices) {
            0 => format!("'{}'", pick(self.rng, &TEXTS)),
            1..=3 => self.reach(scope, is_text).map_or_else(|| "'a'".to_owned(), |it| it.0),
            4 => format!("({} || {})", self.text(scope, depth - 1), self.text(scope, depth - 1)),
            5 => format!(
                "not_null({}, {})",
                self.text(scope, depth - 1),
                self.text(scope, depth - 1)
            ),
            6 => {
                let function = pick(self.rng, &["max", "min"]);
                format!("{function}({})", self.texts(scope, depth - 1))
            }
            7 => match self.reach(scope, |kind| matches!(kind, Kind::List { .. })) {
                Some((list, id)) => self.of_item(&list, &id),
                None => "'b'".to_owned(),
            },
            _ => {
                let list = ordered(self.texts(scope, depth - 1));
                format!("({list} | [{}])", pick(self.rng, &["0", "1", "-1", "-2"]))
            }
        }
    }

    /// Generates text from an item of a list.
    fn of_item(&mut self, list: &str, id: &str) -> String {
        let Kind::List { item, .. } = self.shapes.kind(id) else { return "'b'".to_owned() };
        let scope = self.scope_of(&item);
        let index = *pick(self.rng, &["0", "1", "-1"]);
        match self.reach(&scope, is_text) {
            Some((path, _)) if path == "@" => format!("{list}[{index}]"),
            Some((path, _)) => format!("{list}[{index}].{path}"),
            None => "'b'".to_owned(),
        }
    }

    /// Generates a number that is not a literal.
    fn number(&mut self, scope: &Scope, depth: u32) -> String {
        let choices = if depth == 0 { 3 } else { 7 };
        match self.rng.random_range(0..choices) {
            3 => format!("length({})", self.list(scope, depth - 1).0),
            4 => format!("length({})", self.text(scope, depth - 1)),
            5 => {
                let function = pick(self.rng, &["sum", "avg", "max", "min"]);
                let number = |kind: &Kind| match kind {
                    Kind::List { item, .. } => {
                        ["#Integer", "#Double"].iter().any(|end| item.ends_with(end))
                    }
                    _ => false,
                };
                match self.reach(scope, number) {
                    Some((list, _)) => format!("{function}({list})"),
                    None => self.number(scope, depth - 1),
                }
            }
            6 => {
                let function = pick(self.rng, &["abs", "ceil", "floor"]);
                format!("{function}({})", self.number(scope, depth - 1))
            }
            _ => match self.reach(scope, |kind| matches!(kind, Kind::Whole | Kind::Float)) {
                Some((path, _)) => path,
                None => "length('ab')".to_owned(),
            },
        }
    }

    /// Generates a list of text.
    pub(crate) fn texts(&mut self, scope: &Scope, depth: u32) -> String {
        for _ in 0..20 {
            let (list, item) = self.list(scope, depth);
            if is_text(&self.shapes.kind(&item)) {
                return list;
            }
        }
        "['a', 'b']".to_owned()
    }

    /// Generates a list, and returns it with the shape of its items.
    fn list(&mut self, scope: &Scope, depth: u32) -> (String, String) {
        let choices = if depth == 0 { 7 } else { 12 };
        match self.rng.random_range(0..choices) {
            0 => match self.reach(scope, |kind| matches!(kind, Kind::Union(_))) {
                Some((union, _)) => (format!("keys({union})"), TEXT.to_owned()),
                None => ("[`1`]".to_owned(), WHOLE.to_owned()),
            },
            1 => match self.reach(scope, |kind| matches!(kind, Kind::Map { .. })) {
                Some((map, id)) => self.of_map(&map, &id),
                None => ("['a']".to_owned(), TEXT.to_owned()),
            },
            7 => self.reordered(scope, depth),
            8 => {
                let (list, item) = self.list(scope, depth - 1);
                (format!("({list} || `[]`)"), item)
            }
            9 => {
                let (a, b) = (self.texts(scope, depth - 1), self.texts(scope, depth - 1));
                (format!("({a} || {b})"), TEXT.to_owned())
            }
            10 => {
                let (a, b) = (self.text(scope, 0), self.text(scope, 0));
                (format!("[{a}, {b}]"), TEXT.to_owned())
            }
            _ => match self.reach(scope, |kind| matches!(kind, Kind::List { .. })) {
                Some((list, id)) => self.projected(&list, &id, depth),
                None => ("['a', 'b']".to_owned(), TEXT.to_owned()),
            },
        }
    }

    fn reordered(&mut self, scope: &Scope, depth: u32) -> (String, String) {
        let function = pick(self.rng, &["sort", "reverse"]);
        (format!("{function}({})", self.texts(scope, depth - 1)), TEXT.to_owned())
    }

    fn of_map(&mut self, map: &str, id: &str) -> (String, String) {
        let Kind::Map { value, .. } = self.shapes.kind(id) else { panic!("{id} is not a map") };
        match self.rng.random_range(0..4) {
            0 => (format!("keys({map})"), TEXT.to_owned()),
            1 => (format!("values({map})"), value),
            _ => self.project(&format!("{map}.*"), &value),
        }
    }

    fn projected(&mut self, list: &str, id: &str, depth: u32) -> (String, String) {
        let Kind::List { item, .. } = self.shapes.kind(id) else { panic!("{id} is not a list") };
        let scope = self.scope_of(&item);
        match self.rng.random_range(0..8) {
            0 => (list.to_owned(), item),
            1 | 2 => {
                let condition = self.boolean(&scope, depth);
                self.project(&format!("{list}[?{condition}]"), &item)
            }
            3 => {
                let slice = *pick(self.rng, &[":2", "1:", "::2", "::-1", "-2:", "1:-1", "2:0:-1"]);
                self.project(&format!("{list}[{slice}]"), &item)
            }
            4 => match self.reach(&scope, |kind| matches!(kind, Kind::List { .. })) {
                Some((inner, inner_id)) if inner != "@" => {
                    let Kind::List { item, .. } = self.shapes.kind(&inner_id) else {
                        panic!("{inner_id} is not a list")
                    };
                    let each = *pick(self.rng, &["[*]", "[]"]);
                    let (path, item) = self.project(&format!("{list}{each}.{inner}[]"), &item);
                    (path, item)
                }
                _ => self.project(&format!("{list}[]"), &item),
            },
            5 => {
                let (a, b) = (self.reach(&scope, is_text), self.reach(&scope, is_text));
                match (a, b) {
                    (Some((a, _)), Some((b, _))) if a != "@" && b != "@" => {
                        (format!("{list}[*].[{a}, {b}][]"), TEXT.to_owned())
                    }
                    _ => (format!("{list}[*]"), item),
                }
            }
            _ => {
                let each = *pick(self.rng, &["[*]", "[]"]);
                self.project(&format!("{list}{each}"), &item)
            }
        }
    }

    /// Generates a projection of a member, if the items have members.
    fn project(&mut self, list: &str, item: &str) -> (String, String) {
        let scope = self.scope_of(item);
        let is_simple = |kind: &Kind| {
            is_text(kind) || is_bool(kind) || matches!(kind, Kind::Whole | Kind::Float)
        };
        match self.reach(&scope, is_simple) {
            Some((path, target)) if path != "@" && self.rng.random_bool(0.7) => {
                (format!("{list}.{path}"), target)
            }
            _ => (list.to_owned(), item.to_owned()),
        }
    }

    /// Generates a path to a list of text, in the subset of JMESPath that Smithy allows in context parameters.
    pub(crate) fn selected_texts(&mut self, scope: &Scope) -> String {
        let choice = self.rng.random_range(0..6);
        let list_of = |kind: &Kind| matches!(kind, Kind::List { .. });
        match (choice, self.reach(scope, |kind| matches!(kind, Kind::Map { .. }))) {
            (0, Some((map, _))) => return format!("keys({map})"),
            (1, Some((map, id))) => {
                let Kind::Map { value, .. } = self.shapes.kind(&id) else {
                    panic!("{id} is not a map")
                };
                return self.project_text(&format!("{map}.*"), &value);
            }
            (2, _) => {
                let (a, b) = (self.reach(scope, is_text), self.reach(scope, is_text));
                if let (Some((a, _)), Some((b, _))) = (a, b) {
                    return format!("[{a}, {b}]");
                }
            }
            _ => {}
        }
        let Some((list, id)) = self.reach(scope, list_of) else { return "name".to_owned() };
        let Kind::List { item, .. } = self.shapes.kind(&id) else { panic!("{id} is not a list") };
        let inner_scope = self.scope_of(&item);
        let each = *pick(self.rng, &["[*]", "[]"]);
        match (choice, self.reach(&inner_scope, list_of)) {
            (3, _) if is_text(&self.shapes.kind(&item)) => list,
            (4, Some((inner, id))) if inner != "@" => {
                let Kind::List { item, .. } = self.shapes.kind(&id) else {
                    panic!("{id} is not a list")
                };
                self.project_text(&format!("{list}{each}.{inner}[]"), &item)
            }
            _ => self.project_text(&format!("{list}{each}"), &item),
        }
    }

    fn project_text(&mut self, list: &str, item: &str) -> String {
        let scope = self.scope_of(item);
        match self.reach(&scope, is_text) {
            Some((path, _)) if path != "@" => format!("{list}.{path}"),
            _ => list.to_owned(),
        }
    }
}

pub(crate) fn is_bool(kind: &Kind) -> bool {
    matches!(kind, Kind::Bool)
}

pub(crate) fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Enum)
}

/// Returns a list of text in a defined order. The values and keys of a map have no defined order.
fn ordered(list: String) -> String {
    if is_unordered(&list) { format!("sort({list})") } else { list }
}

/// Returns whether a list may contain the values or keys of a map.
pub(crate) fn is_unordered(list: &str) -> bool {
    [".*", "keys(", "values("].iter().any(|unordered| list.contains(unordered))
}
