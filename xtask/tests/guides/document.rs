//! The links, headings, code spans and code blocks of a Markdown document.

use std::fs;
use std::path::PathBuf;

use comrak::nodes::{AstNode, NodeCodeBlock, NodeValue};
use comrak::{Arena, Options, parse_document};
use tests::root;

use crate::shown_command::ShownCommand;

pub(crate) struct Document {
    /// The path relative to the project's folder.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The targets of links and images.
    pub(crate) links: Vec<String>,
    /// The anchors of the headings, as GitHub makes them.
    pub(crate) anchors: Vec<String>,
    pub(crate) code_spans: Vec<String>,
    code_blocks: Vec<NodeCodeBlock>,
}

impl Document {
    pub(crate) fn read(name: &str) -> Self {
        let text = fs::read_to_string(root().join(name))
            .unwrap_or_else(|error| panic!("{name} cannot be read: {error}"));
        let mut options = Options::default();
        options.extension.table = true;
        let mut document = Self {
            name: name.to_owned(),
            text: text.clone(),
            links: Vec::new(),
            anchors: Vec::new(),
            code_spans: Vec::new(),
            code_blocks: Vec::new(),
        };
        let arena = Arena::new();
        for node in parse_document(&arena, &text, &options).descendants() {
            document.add(node);
        }
        document
    }

    fn add<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data.borrow().value {
            NodeValue::Link(link) | NodeValue::Image(link) => self.links.push(link.url.clone()),
            NodeValue::Heading(_) => self.anchors.push(anchor(node)),
            NodeValue::Code(code) => self.code_spans.push(code.literal.clone()),
            NodeValue::CodeBlock(block) => self.code_blocks.push(block.as_ref().clone()),
            _ => {}
        }
    }

    /// The folder that relative links start from.
    pub(crate) fn folder(&self) -> PathBuf {
        let mut path = root().join(&self.name);
        path.pop();
        path
    }

    /// The code blocks of a language, given as the whole info string.
    pub(crate) fn blocks(&self, info: &str) -> impl Iterator<Item = &str> {
        let blocks = self.code_blocks.iter().filter(move |block| block.info == info);
        blocks.map(|block| block.literal.as_str())
    }

    /// The commands of all console blocks.
    pub(crate) fn commands(&self) -> Vec<ShownCommand> {
        self.blocks("console").flat_map(ShownCommand::parse_all).collect()
    }
}

fn anchor<'a>(heading: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in heading.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            _ => {}
        }
    }
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
