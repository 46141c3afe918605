//! Formats of documents that are given in the place of a model, told by their first bytes or their properties.

use std::fmt;

/// A format of a document that is not the JSON AST of a Smithy model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The pointer that Git LFS keeps in the place of a large file.
    GitLfsPointer,
    /// The pointer that git-annex keeps in the place of a large file.
    GitAnnexPointer,
    /// A file with the markers of an unresolved merge.
    MergeConflict,
    /// A page of a web site.
    Html,
    /// XML.
    Xml,
    /// Smithy IDL, the language that models are written in.
    SmithyIdl,
    /// A configuration of `smithy build`.
    SmithyBuild,
    /// JSON with comments.
    JsonWithComments,
    /// YAML.
    Yaml,
    /// An OpenAPI or Swagger document.
    OpenApi,
    /// A model in the format of botocore and of older AWS SDKs.
    Botocore,
    /// A JSON Schema.
    JsonSchema,
    /// Text in UTF-16.
    Utf16,
    /// Text in UTF-32.
    Utf32,
    /// A file compressed by gzip.
    Gzip,
    /// A file compressed by something else: bzip2, xz or Zstandard.
    Compressed,
    /// A ZIP archive, such as a JAR.
    Zip,
}

/// What the first bytes of files are.
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

/// What texts start with, in lower case.
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

/// What the statements of Smithy IDL start with that a file can begin with.
const STATEMENTS: &[&str] = &["$", "namespace ", "metadata ", "use ", "@"];

/// Properties that tell what a JSON object is, all of a row together; the first of a row is shown.
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

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 4096;

impl Format {
    /// The format of bytes, where it can be told without reading them as text.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
        magic.map(|(_, format)| *format).or_else(|| {
            // Without a byte order mark, ASCII text is told by its zeros.
            let zeros = bytes.first_chunk::<4>()?.map(|byte| byte == 0);
            match zeros {
                [true, true, true, false] | [false, true, true, true] => Some(Self::Utf32),
                [true, false, true, false] | [false, true, false, true] => Some(Self::Utf16),
                _ => None,
            }
        })
    }

    /// The format of a text that is not JSON, where it can be told.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text).trim_start();
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

    /// What is wrong where a text stops being JSON, where it can be told from what comes there.
    pub(super) fn of_rest(rest: &str) -> Option<Self> {
        let is_marker = ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|it| rest.starts_with(it));
        let is_comment = ["//", "/*", "#"].iter().any(|start| rest.starts_with(start));
        match (is_marker, is_comment) {
            (true, _) => Some(Self::MergeConflict),
            (_, true) => Some(Self::JsonWithComments),
            _ => None,
        }
    }

    /// The format of a JSON object with some properties, where it can be told, and the property that tells it.
    pub(super) fn of_object(properties: &[&str]) -> Option<(Self, &'static str)> {
        PROPERTIES.iter().find_map(|(names, format)| {
            let fits = names.iter().all(|name| properties.contains(name));
            names.first().filter(|_| fits).map(|name| (*format, *name))
        })
    }

    /// How to get a model instead.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::GitLfsPointer => "fetch the file that it stands for: `git lfs pull`",
            Self::GitAnnexPointer => "fetch the file that it stands for: `git annex get`",
            Self::MergeConflict => "resolve the conflict first",
            Self::Html => "download the file itself, not the page that shows it",
            Self::Xml | Self::Yaml | Self::JsonSchema | Self::OpenApi => {
                "give a Smithy model in JSON: an object with `smithy` and `shapes`"
            }
            Self::SmithyIdl => {
                "convert the model to JSON with the Smithy CLI: `smithy ast FILE > model.json`"
            }
            Self::SmithyBuild => "give a model that `smithy build` has written: `model.json`",
            Self::JsonWithComments => "remove the comments",
            Self::Botocore => {
                "give the Smithy model of the service; AWS publishes them at https://github.com/aws/api-models-aws"
            }
            Self::Utf16 | Self::Utf32 => "save the file as UTF-8",
            Self::Gzip => "decompress it first: `gunzip`",
            Self::Compressed => "decompress it first",
            Self::Zip => "extract the model from it first: `unzip`",
        }
    }
}

/// The format with its indefinite article.
impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GitLfsPointer => "a pointer of Git LFS",
            Self::GitAnnexPointer => "a pointer of git-annex",
            Self::MergeConflict => "a file with an unresolved merge conflict",
            Self::Html => "an HTML page",
            Self::Xml => "XML",
            Self::SmithyIdl => "Smithy IDL",
            Self::SmithyBuild => "a configuration of `smithy build`",
            Self::JsonWithComments => "JSON with comments",
            Self::Yaml => "YAML",
            Self::OpenApi => "an OpenAPI document",
            Self::Botocore => "a model in the format of botocore",
            Self::JsonSchema => "a JSON Schema",
            Self::Utf16 => "text in UTF-16",
            Self::Utf32 => "text in UTF-32",
            Self::Gzip => "a file compressed with gzip",
            Self::Compressed => "a compressed file",
            Self::Zip => "a ZIP archive",
        })
    }
}

/// A text of Smithy IDL without the comments and blank lines that it starts with.
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
    fn json_is_no_other_format() {
        for text in ["{}", " [1]", "\"a\"", "1", "null", "{\"smithy\"", ""] {
            assert_eq!(Format::of_text(text), None, "{text}");
            assert_eq!(Format::of_bytes(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Format::of_object(&["metadata", "shapes"]), None);
    }

    #[test]
    fn comments_before_a_statement_are_passed_over() {
        let idl = "// Copyright\n\n/// Docs\n$version: \"2\"\nnamespace a";
        assert_eq!(Format::of_text(idl), Some(Format::SmithyIdl));
        assert_eq!(Format::of_text("// Copyright\n{}"), None);
        assert_eq!(Format::of_text("// Copyright"), None);
    }

    #[test]
    fn text_without_a_byte_order_mark_is_told_by_its_zeros() {
        let bytes = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(Format::of_bytes(&bytes("{\"smithy\"")), Some(Format::Utf16));
        let bytes = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(Format::of_bytes(&bytes("{\"smithy\"")), Some(Format::Utf16));
        assert_eq!(Format::of_bytes(b"{\0\0\0\"\0\0\0"), Some(Format::Utf32));
    }
}
