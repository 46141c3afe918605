//! A document in Markdown: what it links to, names and shows.

use std::fs;
use std::path::PathBuf;

use comrak::nodes::{AstNode, NodeCodeBlock, NodeLink, NodeValue};
use comrak::{Arena, Options, parse_document};
use tests::root;

use crate::commands::Shown;

pub(crate) struct Document {
    /// The path in the project's folder.
    pub(crate) name: &'static str,
    links: Vec<String>,
    code: Vec<String>,
    blocks: Vec<NodeCodeBlock>,
}

impl Document {
    pub(crate) fn read(name: &'static str) -> Self {
        let text = fs::read_to_string(root().join(name)).expect("the guide");
        let mut options = Options::default();
        options.extension.table = true;
        let arena = Arena::new();
        let mut document = Self { name, links: Vec::new(), code: Vec::new(), blocks: Vec::new() };
        for node in parse_document(&arena, &text, &options).descendants() {
            document.add(node);
        }
        document
    }

    fn add<'a>(&mut self, node: &'a AstNode<'a>) {
        match &node.data.borrow().value {
            NodeValue::Link(link) => {
                let NodeLink { url, .. } = link.as_ref();
                self.links.push(url.clone());
            }
            NodeValue::Code(code) => self.code.push(code.literal.clone()),
            NodeValue::CodeBlock(block) => self.blocks.push(block.as_ref().clone()),
            _ => {}
        }
    }

    /// The folder that links start from, and commands.
    pub(crate) fn folder(&self) -> PathBuf {
        let mut path = root().join(self.name);
        path.pop();
        path
    }

    pub(crate) fn links(&self) -> &[String] {
        &self.links
    }

    /// What stands between backticks.
    pub(crate) fn code(&self) -> impl Iterator<Item = String> {
        self.code.iter().cloned()
    }

    /// What is shown of consoles.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &str> {
        let blocks = self.blocks.iter().filter(|block| block.info == "console");
        blocks.map(|block| block.literal.as_str())
    }

    /// The commands, each with what is shown that it prints.
    pub(crate) fn commands(&self) -> Vec<Shown> {
        self.blocks().flat_map(Shown::all_in).collect()
    }
}
