//! The syntax of names in code spans.

/// The name or path in a code span, such as `Tag`, `ListTags()`, `Tag$key` or `filter.status`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CodeSpan<'t> {
    /// The names in the path.
    pub(super) names: Vec<&'t str>,
    /// Whether the path ends with parentheses.
    pub(super) is_call: bool,
}

impl<'t> CodeSpan<'t> {
    /// Parses the text of a code span. `None` if it is not a path.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let (text, is_call) = match text.strip_suffix("()") {
            Some(text) => (text, true),
            None => (text, false),
        };
        let path = text.split_once('#').map_or(text, |(_, name)| name);
        let names: Vec<&str> = path.split("::").flat_map(|part| part.split(['.', '$'])).collect();
        let names: Vec<&str> =
            names.iter().map(|name| name.strip_suffix("[]").unwrap_or(name)).collect();
        let is_name = |name: &&str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        names.iter().all(is_name).then_some(Self { names, is_call })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_names_and_paths() {
        let cases: [(&str, &[&str]); 7] = [
            ("Tag", &["Tag"]),
            ("START_DATE", &["START_DATE"]),
            ("Tag$key", &["Tag", "key"]),
            ("com.example#Tag$key", &["Tag", "key"]),
            ("Tag::key", &["Tag", "key"]),
            ("filters.name", &["filters", "name"]),
            ("filters[].name", &["filters", "name"]),
        ];
        for (text, names) in cases {
            let expected = CodeSpan { names: names.to_vec(), is_call: false };
            assert_eq!(CodeSpan::parse(text), Some(expected), "{text}");
        }
        let call = CodeSpan { names: vec!["ListTags"], is_call: true };
        assert_eq!(CodeSpan::parse("ListTags()"), Some(call));
    }

    #[test]
    fn parses_no_other_code() {
        for text in
            ["", "a b", "\"AWS\"", "a = 1", "pma-", "a.", "{}", "()", "s3:GetObject", "a[0]"]
        {
            assert_eq!(CodeSpan::parse(text), None, "{text}");
        }
    }
}
