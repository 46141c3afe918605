//! Parses and formats items.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

use super::expr::without_parentheses;
use super::width::join_lists;

/// Parses items.
///
/// # Panics
///
/// Panics if the tokens are not valid Rust, which is a bug in the generator.
pub(super) fn parse(tokens: TokenStream) -> Vec<syn::Item> {
    let parsed = items.parse2(tokens);
    let items = parsed.unwrap_or_else(|error| panic!("the generator wrote invalid Rust: {error}"));
    items.into_iter().map(without_parentheses).collect()
}

/// Parses items. An error message ends with the invalid item and those after it.
fn items(input: ParseStream<'_>) -> syn::Result<Vec<syn::Item>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let left = input.cursor();
        let item = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(error.span(), format!("{error}\n{}", left.token_stream()))
        })?;
        items.push(item);
    }
    Ok(items)
}

/// Adds a block for each item. Adjacent modules share a block, and so do adjacent imports.
pub(super) fn push_items(blocks: &mut Vec<String>, items: Vec<syn::Item>) {
    let mut last_kind = None;
    for item in items {
        let kind = run_kind(&item);
        let text = format(item);
        match blocks.last_mut() {
            Some(last) if kind.is_some() && kind == last_kind => {
                last.push('\n');
                last.push_str(&text);
            }
            _ => blocks.push(text),
        }
        last_kind = kind;
    }
}

/// Returns the group of an item that has no blank line between it and adjacent items of that group.
fn run_kind(item: &syn::Item) -> Option<u8> {
    match item {
        syn::Item::Mod(module) if module.content.is_none() && module.attrs.is_empty() => Some(0),
        syn::Item::Use(_) => Some(1),
        _ => None,
    }
}

pub(super) fn format(item: syn::Item) -> String {
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    with_blank_lines(&join_lists(prettyplease::unparse(&file).trim_end()))
}

/// Adds blank lines inside an item: after each function, each statement with a block, and the constants.
fn with_blank_lines(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut rest = text.lines().peekable();
    let mut in_constant = false;
    while let Some(line) = rest.next() {
        lines.push(line);
        in_constant |= starts_constant(line);
        let ends_constant = in_constant && line.ends_with(';');
        in_constant &= !ends_constant;
        let next_is_sibling = rest.peek().is_some_and(|next| {
            next.starts_with("    ") && !next.starts_with("     ") && !starts_constant(next)
        });
        let ends_macro = line == "    );" || line.starts_with("    smithy_client_runtime::");
        if next_is_sibling && (line == "    }" || ends_constant || ends_macro) {
            lines.push("");
        }
    }
    lines.join("\n")
}

fn starts_constant(line: &str) -> bool {
    line.starts_with("    const ") || line.starts_with("    type ")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn an_error_shows_the_invalid_item() {
        let tokens = quote! {
            struct Right;
            pub Wrong;
        };
        // `expect_err` would require a feature of `syn` that other packages enable.
        let Err(error) = items.parse2(tokens) else { panic!("`Wrong` is parsed") };
        let error = error.to_string();
        assert!(error.contains("pub Wrong ;") && !error.contains("Right"), "{error}");
    }
}
