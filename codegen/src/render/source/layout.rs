//! The layout of macro input: `prettyplease` puts each argument of a long attribute on a line, and this module
//! joins the lines.

/// The maximum line length.
const WIDTH: usize = 100;

/// Puts as many arguments of an attribute on a line as fit, and joins the lines of a variant.
pub(in crate::render) fn with_filled_lines(text: &str) -> String {
    let mut filled: Vec<String> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(list) = List::start(line) else {
            filled.push(line.to_owned());
            continue;
        };
        let mut arguments = Vec::new();
        let end = lines.by_ref().find(|line| {
            let is_end = line.strip_prefix(list.indent).is_some_and(|line| line.starts_with(')'));
            if !is_end {
                arguments.push(line.trim());
            }
            is_end
        });
        filled.extend(list.lines(&arguments, end.unwrap_or_default().trim_start()));
    }
    filled.join("\n")
}

/// A list of arguments, one on each line.
struct List<'t> {
    /// The line before the arguments.
    start: &'t str,
    indent: &'t str,
    is_attribute: bool,
}

impl<'t> List<'t> {
    /// Returns the list that starts on a line: an attribute, or a variant with its payload.
    fn start(start: &'t str) -> Option<Self> {
        let text = start.trim_start();
        let name = text.strip_suffix('(')?;
        let attribute = name.strip_prefix("#[");
        let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let indent = &start[..start.len() - text.len()];
        is_name(attribute.unwrap_or(name)).then_some(Self {
            start,
            indent,
            is_attribute: attribute.is_some(),
        })
    }

    fn lines(&self, arguments: &[&str], end: &str) -> Vec<String> {
        let one_line =
            one_line(std::iter::once(self.start).chain(arguments.iter().copied()).chain([end]));
        if one_line.chars().count() <= WIDTH {
            return vec![one_line];
        }
        let mut lines = vec![self.start.to_owned()];
        for argument in arguments {
            match lines.last_mut().filter(|line| self.takes(line, argument)) {
                Some(line) => *line = joined(line, argument),
                None => lines.push(format!("{}    {argument}", self.indent)),
            }
        }
        lines.push(format!("{}{end}", self.indent));
        lines
    }

    /// Returns whether an argument fits on a line that has others.
    fn takes(&self, line: &str, argument: &str) -> bool {
        let fits = line.chars().count() + 1 + argument.chars().count() <= WIDTH;
        self.is_attribute && line != self.start && fits
    }
}

/// Joins lines.
pub(in crate::render) fn one_line<'t>(lines: impl IntoIterator<Item = &'t str>) -> String {
    lines.into_iter().fold(String::new(), |line, next| joined(&line, next))
}

/// Appends the next line to a line.
fn joined(line: &str, next: &str) -> String {
    let closes = next.starts_with(')');
    let line = if closes { line.trim_end_matches(',') } else { line };
    let space = if closes || line.is_empty() || line.ends_with('(') { "" } else { " " };
    format!("{line}{space}{next}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_lines_of_attributes() {
        let text =
            "    #[member(\n        0,\n        \"a\",\n        b = C\n    )]\n    pub a: u8,\n";
        assert_eq!(with_filled_lines(text), "    #[member(0, \"a\", b = C)]\n    pub a: u8,");

        let long = "x".repeat(60);
        let text = format!("#[shape(\n    {long},\n    a,\n    {long}\n)]");
        let filled = format!("#[shape(\n    {long}, a,\n    {long}\n)]");
        assert_eq!(with_filled_lines(&text), filled);
        let variant = "    Name(\n        Name,\n    ) = is_name,";
        assert_eq!(with_filled_lines(variant), "    Name(Name) = is_name,");
    }
}
