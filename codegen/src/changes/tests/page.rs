//! Tests for the HTML page: order, links, Rust code, and text that looks like HTML.

use std::collections::HashSet;
use std::sync::OnceLock;

use regex::Regex;
use serde_json::{Value, json};

use super::{BASE, base, set, with_reports, without};

const OLD: &str = include_str!("hostile/old.json");
const NEW: &str = include_str!("hostile/new.json");

/// Returns the page for two models.
fn page(old: &Value, new: &Value) -> String {
    with_reports(old, new, |report, old, new| report.html(Some(old), new))
}

/// Returns the pages for the models with hostile text, in both directions.
fn hostile() -> &'static [String; 2] {
    static PAGES: OnceLock<[String; 2]> = OnceLock::new();
    PAGES.get_or_init(|| {
        let read = |text| serde_json::from_str::<Value>(text).expect("JSON");
        let (old, new) = (read(OLD), read(NEW));
        [page(&old, &new), page(&new, &old)]
    })
}

/// Returns the values of an attribute.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let pattern = Regex::new(&format!(r#" {name}="([^"]*)""#)).expect("a pattern");
    pattern.captures_iter(page).map(|found| found[1].to_owned()).collect()
}

#[track_caller]
fn assert_links_resolve(page: &str) {
    let ids = attributes(page, "id");
    let distinct: HashSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    let links = attributes(page, "href");
    assert!(!links.is_empty());
    for link in links {
        let id = link.strip_prefix('#').map(str::to_owned);
        assert!(id.is_some_and(|id| distinct.contains(&id)), "{link} has no target");
    }
}

/// Returns the lines of the snippet with a title after an anchor, with marks.
fn snippet(page: &str, anchor: &str, title: &str) -> Vec<String> {
    let start = page.find(&format!("id=\"{anchor}\"")).expect("the anchor");
    let title = format!("<figcaption>{title}");
    let start = start + page[start..].find(&title).expect("the title");
    let code = page[start..].split("<pre><code>").nth(1).expect("code");
    let code = code.split("</code></pre>").next().unwrap_or_default();
    let tags = Regex::new("<[^>]*>").expect("a pattern");
    let text = tags.replace_all(code, "");
    let text = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn text_from_the_model_is_never_markup() {
    const TAGS: [&str; 31] = [
        "DOCTYPE",
        "a",
        "article",
        "body",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "header",
        "html",
        "ins",
        "li",
        "main",
        "meta",
        "nav",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "style",
    ];
    let tag = Regex::new(r"<[/!]?([a-zA-Z0-9]*)([^>]*)>").expect("a pattern");
    for page in hostile() {
        for found in tag.captures_iter(page) {
            let is_known =
                TAGS.contains(&&found[1]) || ["summary", "title", "ul"].contains(&&found[1]);
            assert!(is_known, "{}", &found[0]);
            assert!(!found[2].contains("onclick"), "{}", &found[0]);
        }
        assert_eq!(page.matches("</style>").count(), 1);
        assert_eq!(page.matches("</title>").count(), 1);
        assert!(page.contains("&lt;/script&gt;") && page.contains(r"\u{202e}"));
        let is_unescaped =
            |c: char| c.is_control() && c != '\n' || ['\u{202e}', '\u{200b}'].contains(&c);
        assert!(!page.contains(is_unescaped));
    }
}

#[test]
fn links_have_targets() {
    hostile().iter().for_each(|page| assert_links_resolve(page));
    let empty = base();
    let (old, new) = (&empty.old, without("t#Shop operations 1").new);
    assert_links_resolve(&page(old, &new));
    assert_links_resolve(&page(&new, old));
    assert_links_resolve(&with_reports(old, old, |_, _, new| {
        super::Report::initial(new).html(None, new)
    }));
}

#[test]
fn loads_no_resources() {
    for page in hostile() {
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        assert!(!page.contains(" src=") && !page.contains("url(") && !page.contains("@import"));
    }
}

#[test]
fn breaking_changes_come_first() {
    let edited = without("t#ListItems traits smithy.api#paginated")
        .and("t#Shade members GREY", json!({ "target": "smithy.api#Unit" }))
        .and("t#New", json!({ "type": "operation" }))
        .and("t#Shop operations -", json!({ "target": "t#New" }));
    let page = page(&edited.old, &edited.new);
    let order = [
        "1 new and 2 updated operations, 1 breaking change (source): major version bump.",
        "<h2>Breaking changes</h2>",
        "<dd>The paginator was removed.</dd>",
        "<h2>Other changes</h2>",
        "<h2>Updated operations</h2>",
        "<h2>New operations</h2>",
        "<h2>Unchanged operations</h2>",
    ];
    let mut rest = page.as_str();
    for part in order {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} is not in order: {page}"));
        rest = &rest[at + part.len()..];
    }
    assert!(rest.contains("GetReceipt"));
}

#[test]
fn shows_requests_and_responses_as_rust_with_marks() {
    let edited = without("t#PlaceOrderInput members order traits smithy.api#required")
        .and("t#Shared members extra", json!({ "target": "t#Shade" }))
        .and("t#Way members cash", json!({ "target": "smithy.api#Unit" }));
    let page = page(&edited.old, &edited.new);
    let request = [
        " let output = client",
        "     .place_order()",
        "-    .order(order) [1]",
        "+    .order(order) // optional [1]",
        "     .shade(Shade::Dark) // optional",
        "     .token(\"…\") // optional: generated by the client",
        "     .send()",
        "     .await?;",
    ];
    assert_eq!(snippet(&page, "operation-PlaceOrder", "Request"), request);
    let response = ["~let shared: Option<Shared> = output.shared;"];
    assert_eq!(snippet(&page, "operation-PlaceOrder", "Response"), response);
    let order = [
        " let order = Order::builder()",
        "     .id(\"…\")",
        "     .note(\"…\") // optional",
        "     .count(1) // optional: has a default",
        "~    .way(way) // optional",
        "     .tags([\"…\"]) // optional",
        "     .parts([(\"…\", part)]) // optional",
        "     .build();",
    ];
    assert_eq!(snippet(&page, "type-Order", "In requests"), order);
    let way = [
        " let way = Way::Post(post);",
        " let way = Way::Text(\"…\".to_owned());",
        "+let way = Way::Cash; [3]",
    ];
    assert_eq!(snippet(&page, "type-Way", "In requests"), way);
    let shared = [
        " let text: Option<String> = shared.text;",
        "+let extra: Option<Shade> = shared.extra; [2]",
    ];
    assert_eq!(snippet(&page, "type-Shared", "In responses"), shared);
}

#[test]
fn shows_enums_once_with_wire_values() {
    let added =
        json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "grey" } });
    let edited = set("t#Shade members GREY", added)
        .and("t#Shared members shade", json!({ "target": "t#Shade" }))
        .and_without("t#Shade members DARK");
    let page = page(&edited.old, &edited.new);
    let shade = snippet(&page, "type-Shade", "Values");
    let expected = [
        " match shade {",
        "-    Shade::Dark => {} // \"dark\"",
        "     Shade::Light => {} // \"light\"",
        "+    Shade::Grey => {} // \"grey\"",
        "     _ => {} // added in the future",
        " }",
    ];
    assert_eq!(shade, expected);
    let request = snippet(&page, "operation-PlaceOrder", "Request");
    assert!(request.contains(&"~    .shade(Shade::Light) // optional".to_owned()), "{request:?}");
}

/// Readers can follow the marks from an operation to the changed type.
#[test]
fn marks_types_that_contain_a_change() {
    let docs = json!({ "smithy.api#documentation": "The *number* of the `house`. Or its name." });
    let house = json!({ "target": "smithy.api#String", "traits": docs });
    let edited = set("t#Post members house", house);
    let page = page(&edited.old, &edited.new);
    assert!(snippet(&page, "operation-PlaceOrder", "Request")[2].starts_with("~    .order(order)"));
    assert!(snippet(&page, "type-Order", "In requests")[4].starts_with("~    .way(way)"));
    assert_eq!(snippet(&page, "type-Way", "In requests")[0], "~let way = Way::Post(post);");
    let house = ["+    // The number of the house.", "+    .house(\"…\") // optional [1]"];
    assert_eq!(snippet(&page, "type-Post", "In requests")[2..4], house);
}

#[test]
fn shows_trees_of_members_if_no_crate_can_be_generated() {
    let stream = json!({ "type": "blob", "traits": { "smithy.api#streaming": {} } });
    let edited = set("t#Body", stream)
        .and("t#GetReceiptOutput members body", json!({ "target": "t#Body" }))
        .and("t#Receipt members <b>", Value::Null)
        .and_without("t#Receipt members <b>");
    let page = page(&edited.old, &edited.new);
    assert!(page.contains("The source verdicts are estimates"), "{page}");
    assert_eq!(snippet(&page, "operation-GetReceipt", "Response"), ["+body: blob, @streaming"]);
    assert_links_resolve(&page);
}

#[test]
fn a_report_without_changes_is_a_page() {
    let base: Value = serde_json::from_str(BASE).expect("JSON");
    let page = page(&base, &base);
    assert!(page.contains("No operation has changed, no breaking changes: no version bump."));
    assert!(page.contains("GetReceipt, ListItems, PlaceOrder"));
    assert!(!page.contains("<h2>Breaking") && !page.contains("<pre>"));
}
