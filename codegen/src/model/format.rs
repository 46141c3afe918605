//! Formats that users may pass instead of a model, detected by their first bytes or their properties.

use std::fmt;

/// A format other than the JSON AST of a Smithy model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A Git LFS pointer, the placeholder of a large file.
    GitLfsPointer,
    /// A git-annex pointer, the placeholder of a large file.
    GitAnnexPointer,
    /// A file with the markers of an unresolved merge conflict.
    MergeConflict,
    /// An HTML page.
    Html,
    /// XML.
    Xml,
    /// Smithy IDL.
    SmithyIdl,
    /// A configuration of `smithy build`.
    SmithyBuild,
    /// JSON with comments.
    JsonWithComments,
    /// YAML.
    Yaml,
    /// An OpenAPI or Swagger document.
    OpenApi,
    /// A model in the format of botocore and older AWS SDKs.
    Botocore,
    /// A JSON Schema.
    JsonSchema,
    /// Text in UTF-16.
    Utf16,
    /// Text in UTF-32.
    Utf32,
    /// A file compressed with gzip.
    Gzip,
    /// A file compressed with bzip2, xz or Zstandard.
    Compressed,
    /// A ZIP archive, such as a JAR.
    Zip,
}

/// The first bytes of binary formats.
const MAGIC: &[(&[u8], Format)] = &[
    (b"\x1f\x8b", Format::Gzip),
    (b"BZh", Format::Compressed),
    (b"\xfd7zXZ\0", Format::Compressed),
    (b"\x28\xb5\x2f\xfd", Format::Compressed),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\xff\xfe\0\0", Format::Utf32),
    (b"\0\0\xfe\xff", Format::Utf32),
    (b"\xff\xfe", Format::Utf16),
    (b"\xfe\xff", Format::Utf16),
];

/// The first characters of text formats, in lower case.
const STARTS: &[(&str, Format)] = &[
    ("version https://git-lfs.github.com/", Format::GitLfsPointer),
    ("/annex/objects/", Format::GitAnnexPointer),
    ("<!doctype html", Format::Html),
    ("<html", Format::Html),
    ("<head", Format::Html),
    ("<body", Format::Html),
    ("<<<<<<<", Format::MergeConflict),
    ("<", Format::Xml),
    ("---\n", Format::Yaml),
    ("---\r\n", Format::Yaml),
    ("%yaml", Format::Yaml),
    ("openapi:", Format::OpenApi),
    ("swagger:", Format::OpenApi),
    ("smithy:", Format::Yaml),
    ("shapes:", Format::Yaml),
];

/// The first characters of the Smithy IDL statements that can begin a file.
const STATEMENTS: &[&str] = &["$", "namespace ", "metadata ", "use ", "@"];

/// The properties that identify a JSON format. An object must have all properties of a row; messages point to the first
/// one.
const PROPERTIES: &[(&[&str], Format)] = &[
    (&["openapi"], Format::OpenApi),
    (&["swagger"], Format::OpenApi),
    (&["operations", "metadata", "shapes"], Format::Botocore),
    (&["projections", "version"], Format::SmithyBuild),
    (&["sources", "version"], Format::SmithyBuild),
    (&["maven", "version"], Format::SmithyBuild),
    (&["plugins", "version"], Format::SmithyBuild),
    (&["$schema"], Format::JsonSchema),
];

/// The length of the examined prefix of a text, in bytes.
const PREFIX: usize = 4096;

impl Format {
    /// Detects a format by its first bytes.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
        magic.map(|(_, format)| *format).or_else(|| {
            // ASCII text in UTF-16 or UTF-32 without a byte order mark has zero bytes.
            let zeros = bytes.first_chunk::<4>()?.map(|byte| byte == 0);
            match zeros {
                [true, true, true, false] | [false, true, true, true] => Some(Self::Utf32),
                [true, false, true, false] | [false, true, false, true] => Some(Self::Utf16),
                _ => None,
            }
        })
    }

    /// Detects the format of a text that is not JSON.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let text = text.get(..text.floor_char_boundary(PREFIX)).unwrap_or(text).trim_start();
        let lower = text.to_ascii_lowercase();
        if lower.starts_with("<?xml") && lower.contains("<html") {
            return Some(Self::Html);
        }
        let start = STARTS.iter().find(|(start, _)| lower.starts_with(start));
        start.map(|(_, format)| *format).or_else(|| {
            let statement = without_comments(text);
            let is_idl = STATEMENTS.iter().any(|start| statement.starts_with(start));
            is_idl.then_some(Self::SmithyIdl)
        })
    }

    /// Detects the format by the text that follows valid JSON, such as a comment.
    pub(super) fn of_rest(rest: &str) -> Option<Self> {
        let is_marker = ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|it| rest.starts_with(it));
        let is_comment = ["//", "/*", "#"].iter().any(|start| rest.starts_with(start));
        match (is_marker, is_comment) {
            (true, _) => Some(Self::MergeConflict),
            (_, true) => Some(Self::JsonWithComments),
            _ => None,
        }
    }

    /// Detects the format of a JSON object by its properties. Also returns the property that identifies the format.
    pub(super) fn of_object(properties: &[&str]) -> Option<(Self, &'static str)> {
        PROPERTIES.iter().find_map(|(names, format)| {
            let fits = names.iter().all(|name| properties.contains(name));
            names.first().filter(|_| fits).map(|name| (*format, *name))
        })
    }

    /// Returns the way to obtain a model.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::GitLfsPointer => "fetch the actual file: `git lfs pull`",
            Self::GitAnnexPointer => "fetch the actual file: `git annex get`",
            Self::MergeConflict => "resolve the conflict",
            Self::Html => "download the file itself instead of the page that shows it",
            Self::Xml | Self::Yaml | Self::JsonSchema | Self::OpenApi => {
                "use a Smithy model in JSON: an object with `smithy` and `shapes`"
            }
            Self::SmithyIdl => {
                "convert the model to JSON with the Smithy CLI: `smithy ast FILE > model.json`"
            }
            Self::SmithyBuild => "use the output of `smithy build`: `model.json`",
            Self::JsonWithComments => "remove the comments",
            Self::Botocore => {
                "use the Smithy model of the service; AWS publishes its models at https://github.com/aws/api-models-aws"
            }
            Self::Utf16 | Self::Utf32 => "save the file as UTF-8",
            Self::Gzip => "decompress the file: `gunzip`",
            Self::Compressed => "decompress the file",
            Self::Zip => "extract the model from the archive: `unzip`",
        }
    }
}

/// Writes the name of the format after its indefinite article.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GitLfsPointer => "a Git LFS pointer",
            Self::GitAnnexPointer => "a git-annex pointer",
            Self::MergeConflict => "a file with an unresolved merge conflict",
            Self::Html => "an HTML page",
            Self::Xml => "XML",
            Self::SmithyIdl => "Smithy IDL",
            Self::SmithyBuild => "a `smithy build` configuration",
            Self::JsonWithComments => "JSON with comments",
            Self::Yaml => "YAML",
            Self::OpenApi => "an OpenAPI document",
            Self::Botocore => "a botocore model",
            Self::JsonSchema => "a JSON Schema",
            Self::Utf16 => "text in UTF-16",
            Self::Utf32 => "text in UTF-32",
            Self::Gzip => "a file compressed with gzip",
            Self::Compressed => "a compressed file",
            Self::Zip => "a ZIP archive",
        })
    }
}

/// Removes leading comments and blank lines from Smithy IDL.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_not_detected_as_another_format() {
        for text in ["{}", " [1]", "\"a\"", "1", "null", "{\"smithy\"", ""] {
            assert_eq!(Format::of_text(text), None, "{text}");
            assert_eq!(Format::of_bytes(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Format::of_object(&["metadata", "shapes"]), None);
    }

    #[test]
    fn skips_comments_before_a_statement() {
        let idl = "// Copyright\n\n/// Docs\n$version: \"2\"\nnamespace a";
        assert_eq!(Format::of_text(idl), Some(Format::SmithyIdl));
        assert_eq!(Format::of_text("// Copyright\n{}"), None);
        assert_eq!(Format::of_text("// Copyright"), None);
    }

    #[test]
    fn detects_utf_16_and_utf_32_without_a_byte_order_mark() {
        let bytes = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(Format::of_bytes(&bytes("{\"smithy\"")), Some(Format::Utf16));
        let bytes = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(Format::of_bytes(&bytes("{\"smithy\"")), Some(Format::Utf16));
        assert_eq!(Format::of_bytes(b"{\0\0\0\"\0\0\0"), Some(Format::Utf32));
    }
}
