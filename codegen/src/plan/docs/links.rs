//! Links from code spans to the items that they name.

use std::sync::LazyLock;

use comrak::Arena;
use comrak::nodes::{AstNode, NodeCode, NodeLink, NodeValue};
use regex::Regex;

/// Finds the items that code spans of documentation name.
pub(in crate::plan) trait Resolve {
    /// Returns the item with a name of the model, or `None` if the name is unknown or ambiguous.
    fn resolve(&self, name: &str) -> Option<Reference>;
}

/// A reference to an item of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Reference {
    /// The name in Rust.
    pub(in crate::plan) text: String,
    /// The destination of the link, such as `struct@crate::types::Tag`. `None` for names without a link.
    pub(in crate::plan) target: Option<String>,
}

impl Reference {
    /// Returns whether the item is a variant.
    pub(in crate::plan) fn is_variant(&self) -> bool {
        self.target.as_ref().is_some_and(|target| target.starts_with("variant@"))
    }

    /// Returns the reference as Markdown.
    pub(in crate::plan) fn markdown(&self) -> String {
        match &self.target {
            Some(target) => format!("[`{}`]({target})", self.text),
            None => format!("`{}`", self.text),
        }
    }
}

/// Finds no items.
pub(in crate::plan) struct NoLinks;

impl Resolve for NoLinks {
    fn resolve(&self, _: &str) -> Option<Reference> {
        None
    }
}

/// Finds the items that another resolver finds, but without links, for documentation outside of the crate.
pub(in crate::plan) struct WithoutLinks<'r>(pub(in crate::plan) &'r dyn Resolve);

impl Resolve for WithoutLinks<'_> {
    fn resolve(&self, name: &str) -> Option<Reference> {
        self.0.resolve(name).map(|found| Reference { target: None, ..found })
    }
}

/// Turns a code span that names an item into a link to that item. Within another link, replaces only the text.
pub(super) fn link<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, resolver: &dyn Resolve) {
    let name = match &node.data.borrow().value {
        NodeValue::Code(code) => code.literal.clone(),
        _ => return,
    };
    let Some(Reference { text, target }) = resolver.resolve(&name) else { return };
    let code = NodeValue::Code(NodeCode { num_backticks: 1, literal: text });
    match target.filter(|_| !is_in_link(node)) {
        Some(url) => {
            node.data.borrow_mut().value =
                NodeValue::Link(Box::new(NodeLink { url, title: String::new() }));
            node.append(arena.alloc(code.into()));
        }
        None => node.data.borrow_mut().value = code,
    }
}

fn is_in_link<'a>(node: &'a AstNode<'a>) -> bool {
    let is_link = |it: &AstNode<'_>| matches!(it.data.borrow().value, NodeValue::Link(_));
    node.ancestors().skip(1).any(is_link)
}

/// Renames the items in the code spans of plain text, which has no links.
pub(in crate::plan) fn renamed(text: &str, resolver: &dyn Resolve) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| match resolver.resolve(part) {
        Some(found) if at % 2 == 1 => found.text,
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// Replaces links to items of the crate by their texts.
pub(super) fn without_links_to_items(markdown: &str) -> String {
    static LINK: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\[(`[^`]+`)\]\((?:[a-z]+@)?crate::[A-Za-z0-9_:]+\)").ok());
    match LINK.as_ref() {
        Some(link) => link.replace_all(markdown, "$1").into_owned(),
        None => markdown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Docs;

    struct Tags;

    impl Resolve for Tags {
        fn resolve(&self, name: &str) -> Option<Reference> {
            let target = match name {
                "theTag" => Some("field@crate::types::Tag::the_tag".to_owned()),
                "ownTag" => None,
                _ => return None,
            };
            Some(Reference { text: "the_tag".to_owned(), target })
        }
    }

    const LINK: &str = "[`the_tag`](field@crate::types::Tag::the_tag)";

    fn line(text: &str) -> String {
        Docs::linked(text, &Tags).lines().join("\n")
    }

    #[test]
    fn links_code_spans_that_name_items() {
        for text in ["A `theTag`.", "<p>A <code>theTag</code>.</p>", "A `` theTag ``."] {
            assert_eq!(line(text), format!("A {LINK}."), "{text}");
        }
        assert_eq!(line("- A `theTag`."), format!("- A {LINK}."));
        assert_eq!(line("# `theTag`"), format!("# {LINK}"));
        assert_eq!(line("**`theTag`**"), format!("**{LINK}**"));
    }

    #[test]
    fn changes_only_code_spans_with_names() {
        for text in ["theTag", "`other`", "`\"theTag\"`", "`theTag = 1`"] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("```\ntheTag\n```"), "```text\ntheTag\n```");
    }

    #[test]
    fn renames_without_a_link_to_the_item_itself_and_within_links() {
        assert_eq!(line("A `ownTag`."), "A `the_tag`.");
        assert_eq!(line("[A `theTag`](https://example.com)"), "[A `the_tag`](https://example.com)");
        assert_eq!(line("[A `theTag`](relative)"), format!("A {LINK}"));
    }

    #[test]
    fn renames_items_in_plain_text() {
        assert_eq!(renamed("Use `theTag` or `other`.", &Tags), "Use `the_tag` or `other`.");
        assert_eq!(renamed("theTag", &Tags), "theTag");
    }

    #[test]
    fn removes_links_for_other_places() {
        let plain = Docs::linked("A `theTag`.", &WithoutLinks(&Tags));
        assert_eq!(plain.lines(), ["A `the_tag`."]);
        let both = format!("A {LINK}, [`B`](crate::B), [`C`](https://example.com).");
        assert_eq!(without_links_to_items(&both), "A `the_tag`, `B`, [`C`](https://example.com).");
    }
}
