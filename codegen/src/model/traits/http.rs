//! Traits of HTTP requests.

use serde::Deserialize;

/// An operation's HTTP binding.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `method` and `uri`")]
pub struct Http {
    /// The HTTP method.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
    /// The status code of a successful response.
    #[serde(default = "Http::default_code")]
    pub code: u16,
}

impl Http {
    fn default_code() -> u16 {
        200
    }

    /// Returns the binding without the segment of a label, or `None` if the URI lacks the label.
    pub(crate) fn without_label(&self, label: &str) -> Option<Self> {
        let (path, query) = self.uri.split_at(self.uri.find('?').unwrap_or(self.uri.len()));
        let [simple, greedy] = [format!("{{{label}}}"), format!("{{{label}+}}")];
        let is_kept = |segment: &&str| *segment != simple && *segment != greedy;
        let segments: Vec<&str> = path.split('/').filter(is_kept).collect();
        if segments.len() == path.split('/').count() {
            return None;
        }
        let path = segments.join("/");
        let path = if path.is_empty() { "/" } else { &path };
        Some(Self { uri: format!("{path}{query}"), ..self.clone() })
    }

    /// Returns whether the path is the root.
    pub(crate) fn is_root(&self) -> bool {
        self.uri == "/" || self.uri.starts_with("/?")
    }
}

/// The request compression of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// The encodings, in order of preference.
    pub encodings: Vec<String>,
}

/// The host prefix of an operation, such as `{account}.data.`. Braces enclose members of the operation's input.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `hostPrefix`", rename_all = "camelCase")]
pub struct HostPrefix {
    /// The prefix.
    pub host_prefix: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(uri: &str) -> Option<String> {
        let http = Http { method: "GET".to_owned(), uri: uri.to_owned(), code: 200 };
        http.without_label("Bucket").map(|http| http.uri)
    }

    #[test]
    fn removes_the_segment_of_a_label() {
        for (uri, expected) in [
            ("/{Bucket}", "/"),
            ("/{Bucket}?list-type=2", "/?list-type=2"),
            ("/{Bucket}/{Key+}?tagging", "/{Key+}?tagging"),
            ("/a/{Bucket}/b", "/a/b"),
            ("/a/{Bucket+}", "/a"),
        ] {
            assert_eq!(without(uri).as_deref(), Some(expected), "{uri}");
        }
        for uri in ["/", "/Bucket", "/{BucketName}", "/?Bucket"] {
            assert_eq!(without(uri), None, "{uri}");
        }
    }

    #[test]
    fn the_root_has_no_segments() {
        let is_root =
            |uri: &str| Http { method: "GET".to_owned(), uri: uri.to_owned(), code: 200 }.is_root();
        assert!(is_root("/") && is_root("/?a"));
        assert!(!is_root("/a") && !is_root("/{a}?b"));
    }
}
