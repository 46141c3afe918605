//! URI patterns of the trait `smithy.api#http`.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html#http-uri>.

use std::fmt;

/// A parsed URI pattern, such as `/things/{id}/{path+}?fixed=1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UriPattern<'u> {
    segments: Vec<Segment<'u>>,
    /// The keys and values of the query string.
    pub(super) query: Vec<(&'u str, Option<&'u str>)>,
}

/// A segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment<'u> {
    Literal(&'u str),
    Label { name: &'u str, is_greedy: bool },
}

impl<'u> UriPattern<'u> {
    /// Parses a pattern. The error describes the flaw.
    pub(super) fn parse(uri: &'u str) -> Result<Self, String> {
        let (path, query) = match uri.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (uri, None),
        };
        let Some(path) = path.strip_prefix('/') else {
            return Err(format!("the URI `{uri}` does not start with `/`"));
        };
        if uri.contains('#') {
            return Err(format!("the URI `{uri}` has a fragment"));
        }
        if query == Some("") {
            return Err(format!("the URI `{uri}` ends with `?`"));
        }
        if query.is_some_and(|query| query.contains(['{', '}'])) {
            return Err(format!("the query string of `{uri}` contains a label"));
        }
        let mut segments: Vec<&str> = path.split('/').collect();
        // A slash at the end starts no segment.
        segments.pop_if(|last| last.is_empty());
        let segments = segments.into_iter().map(|segment| Segment::parse(uri, segment));
        let pattern = Self {
            segments: segments.collect::<Result<_, _>>()?,
            query: query.map_or_else(Vec::new, parameters),
        };
        pattern.check_labels(uri)?;
        Ok(pattern)
    }

    /// Iterates over the names of the labels.
    pub(super) fn labels(&self) -> impl Iterator<Item = &'u str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Label { name, .. } => Some(*name),
            Segment::Literal(_) => None,
        })
    }

    fn check_labels(&self, uri: &str) -> Result<(), String> {
        let labels: Vec<&str> = self.labels().collect();
        for (at, name) in labels.iter().enumerate() {
            if labels.iter().take(at).any(|earlier| earlier == name) {
                return Err(format!("the URI `{uri}` has the label `{name}` twice"));
            }
        }
        let is_greedy =
            |segment: &&Segment<'_>| matches!(segment, Segment::Label { is_greedy: true, .. });
        let mut after = self.segments.iter().skip_while(|segment| !is_greedy(segment)).skip(1);
        match after.find(|segment| matches!(segment, Segment::Label { .. })) {
            Some(_) => Err(format!("the URI `{uri}` has a label after a greedy one")),
            None => Ok(()),
        }
    }
}

impl<'u> Segment<'u> {
    fn parse(uri: &str, text: &'u str) -> Result<Self, String> {
        if text.is_empty() {
            return Err(format!("the URI `{uri}` has an empty segment"));
        }
        if !text.contains(['{', '}']) {
            return Ok(Self::Literal(text));
        }
        let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        let Some(inner) = inner.filter(|inner| !inner.contains(['{', '}'])) else {
            return Err(format!("the segment `{text}` of the URI is not a single label"));
        };
        let (name, is_greedy) = match inner.strip_suffix('+') {
            Some(name) => (name, true),
            None => (inner, false),
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return Err(format!("`{inner}` is not a valid name of a label"));
        }
        Ok(Self::Label { name, is_greedy })
    }
}

fn parameters(query: &str) -> Vec<(&str, Option<&str>)> {
    let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
    parameters
        .map(|parameter| match parameter.split_once('=') {
            Some((key, value)) => (key, Some(value)),
            None => (parameter, None),
        })
        .collect()
}

/// Writes the requests that match the pattern: labels have no names, and query parameters are sorted.
impl fmt::Display for UriPattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.segments {
            match segment {
                Segment::Literal(text) => write!(f, "/{text}")?,
                Segment::Label { is_greedy: false, .. } => f.write_str("/{}")?,
                Segment::Label { is_greedy: true, .. } => f.write_str("/{+}")?,
            }
        }
        let mut query = self.query.clone();
        query.sort_unstable();
        for (key, value) in query {
            // A key without a value is the same as one with an empty value.
            write!(f, "?{key}={}", value.unwrap_or_default())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(uri: &str) -> String {
        UriPattern::parse(uri).expect_err("an invalid pattern")
    }

    #[test]
    fn parses_labels_and_queries() {
        let pattern = UriPattern::parse("/a/{b}/{c_1+}/d/?x=1&y&z=a=b").expect("valid");
        assert_eq!(pattern.labels().collect::<Vec<_>>(), ["b", "c_1"]);
        assert_eq!(pattern.query, [("x", Some("1")), ("y", None), ("z", Some("a=b"))]);
        assert_eq!(pattern.segments.len(), 4);
        for root in ["/", "/?a"] {
            assert!(UriPattern::parse(root).expect("valid").segments.is_empty());
        }
    }

    #[test]
    fn patterns_with_other_labels_match_the_same_requests() {
        let written = |uri| UriPattern::parse(uri).expect("valid").to_string();
        assert_eq!(written("/a/{b}?y&x=1"), written("/a/{c}?x=1&y="));
        assert_ne!(written("/a/{b}"), written("/a/{b+}"));
        assert_ne!(written("/a/{b}"), written("/a/b"));
        assert_ne!(written("/a?x"), written("/a?x=1"));
        assert_ne!(written("/a?x"), written("/a"));
    }

    #[test]
    fn rejects_invalid_patterns() {
        for (uri, expected) in [
            ("", "the URI `` does not start with `/`"),
            ("a/b", "the URI `a/b` does not start with `/`"),
            ("/a#b", "the URI `/a#b` has a fragment"),
            ("/a?", "the URI `/a?` ends with `?`"),
            ("/a?b={c}", "the query string of `/a?b={c}` contains a label"),
            ("/a//b", "the URI `/a//b` has an empty segment"),
            ("//", "the URI `//` has an empty segment"),
            ("/a/b{c}", "the segment `b{c}` of the URI is not a single label"),
            ("/{a}{b}", "the segment `{a}{b}` of the URI is not a single label"),
            ("/{a", "the segment `{a` of the URI is not a single label"),
            ("/{}", "`` is not a valid name of a label"),
            ("/{+}", "`+` is not a valid name of a label"),
            ("/{a-b}", "`a-b` is not a valid name of a label"),
            ("/{a}/{a}", "the URI `/{a}/{a}` has the label `a` twice"),
            ("/{a+}/{b}", "the URI `/{a+}/{b}` has a label after a greedy one"),
            ("/{a+}/{b+}", "the URI `/{a+}/{b+}` has a label after a greedy one"),
        ] {
            assert_eq!(reason(uri), expected, "{uri}");
        }
    }
}
