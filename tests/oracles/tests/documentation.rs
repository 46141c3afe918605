//! The conversion of documentation to Markdown neither loses nor adds words.
//!
//! Compares the words of the HTML, parsed by `html5ever`, with the words of the Markdown, parsed by
//! `pulldown-cmark`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Event, Parser, TagEnd};
use regex::{Captures, Regex};
use serde_json::Value;
use smithy_client_codegen::plan::Docs;

/// Elements that documentation uses for markup. Tags of other elements are text, as in examples of XML.
const KNOWN: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "caution",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "important",
    "li",
    "note",
    "ol",
    "p",
    "pre",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tip",
    "tr",
    "u",
    "ul",
    "warning",
];

/// Inline elements. Other elements separate words.
const INLINE: &[&str] =
    &["a", "b", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "u"];

#[test]
fn keeps_all_words_of_documentation() {
    let mut texts = BTreeSet::new();
    for path in models() {
        let json = std::fs::read(&path).expect("a model");
        let model: Value = serde_json::from_slice(&json).expect("JSON");
        collect(&model, &mut texts);
    }
    println!("{} texts", texts.len());
    assert!(texts.len() > 100);
    let wrong: Vec<String> = texts.iter().filter_map(|text| difference(text)).collect();
    assert!(wrong.is_empty(), "{} texts differ\n\n{}", wrong.len(), shown(&wrong));
}

fn shown(wrong: &[String]) -> String {
    wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n\n")
}

/// Returns the project's model and, if available, published models.
fn models() -> Vec<PathBuf> {
    let mut folders = vec![tests::root().join("model")];
    match tests::reference() {
        Some(reference) => {
            let names = [
                "models",
                "protocols/models",
                "protocols/tests",
                "revision-2026-11-20",
                "conformance",
            ];
            folders.extend(names.map(|name| reference.join(name)));
        }
        None => println!("no published models available: only the project's model is read"),
    }
    let is_json = |path: &PathBuf| path.extension().is_some_and(|it| it == "json");
    folders.iter().flat_map(|folder| files(folder)).filter(is_json).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    files.filter_map(|file| file.ok().map(|file| file.path())).collect()
}

/// Collects all documentation in a JSON value.
fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                match (name.as_str(), value.as_str()) {
                    ("smithy.api#documentation", Some(text)) => {
                        texts.insert(text.to_owned());
                    }
                    _ => collect(value, texts),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

/// Returns the difference between the words of HTML and those of its Markdown.
fn difference(html: &str) -> Option<String> {
    let markdown = Docs::from_model(html).lines().join("\n");
    let (expected, found) = (words(&text_of_html(html)), words(&text_of_markdown(&markdown)));
    let at = (0..expected.len().max(found.len())).find(|at| expected.get(*at) != found.get(*at))?;
    let near = |words: &[String]| {
        words.iter().skip(at.saturating_sub(3)).take(8).cloned().collect::<Vec<_>>()
    };
    Some(format!("{:?}\nis {:?}\nin {html}\n-> {markdown}", near(&expected), near(&found)))
}

/// Returns the sequences of letters and digits.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn text_of_html(html: &str) -> String {
    if !html.contains('<') {
        // Some words in Markdown source are not text, such as the numbers of lists.
        return text_of_markdown(html);
    }
    let html = known_tags(html);
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut text = String::new();
    add_text(&dom.document, &mut text);
    text
}

/// Escapes the tags of unknown elements.
fn known_tags(html: &str) -> String {
    let tag = Regex::new("<(/?)([A-Za-z][-A-Za-z0-9:_]*)").expect("a pattern");
    let replaced = tag.replace_all(html, |found: &Captures<'_>| {
        let start = if KNOWN.contains(&&found[2]) { "<" } else { "&lt;" };
        format!("{start}{}{}", &found[1], &found[2])
    });
    replaced.into_owned()
}

fn add_text(node: &Handle, text: &mut String) {
    let is_inline = match &node.data {
        NodeData::Text { contents } => {
            text.push_str(&contents.borrow());
            true
        }
        NodeData::Element { name, attrs, .. } if &*name.local == "img" => {
            let attributes = attrs.borrow();
            let alternative = attributes.iter().find(|attribute| &*attribute.name.local == "alt");
            text.extend(alternative.map(|attribute| &*attribute.value));
            true
        }
        NodeData::Element { name, .. } => INLINE.contains(&name.local.as_ref()),
        _ => true,
    };
    let end = if is_inline { "" } else { "\n" };
    text.push_str(end);
    node.children.borrow().iter().for_each(|child| add_text(child, text));
    text.push_str(end);
}

fn text_of_markdown(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push('\n'),
            Event::Start(_) | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text
}
