//! Conversion of HTML, CommonMark and mixtures of both.

use super::super::Docs;
use super::*;

fn lines(text: &str) -> Vec<String> {
    Docs::from_model(text).lines().to_vec()
}

/// Pairs of documentation and expected lines: fault case `documentation`, and similar texts.
const CASES: &[(&str, &[&str])] = &[
    (
        "See <https://example.com/a> or <me@example.com>.",
        &["See <https://example.com/a> or <me@example.com>."],
    ),
    (
        "A `Vec<String>` or Vec<String>, Option<T>.",
        &[r"A `Vec<String>` or Vec\<String\>, Option\<T\>."],
    ),
    (
        "<p>Use <code>arn:<partition>:s3:<account-id></code> and app/<name>/<id>.</p>",
        &[r"Use `arn:<partition>:s3:<account-id>` and app/\<name\>/\<id\>."],
    ),
    ("if a<b and c>d then x", &[r"if a\<b and c\>d then x"]),
    ("<p>if a<b and c>d</p>", &[r"if a\<b and c\>d"]),
    ("copy <src> <dst>", &[r"copy \<src\> \<dst\>"]),
    ("<src> alone\nand *more*", &[r"\<src\> alone and *more*"]),
    (
        "See [the docs](https://example.com/<id>/x) <b>now</b>.",
        &[r"See [the docs](https://example.com/\<id\>/x) **now**."],
    ),
    (
        "<p>x</p>\n```json\n{\"a\": \"<b>\"}\n```\n",
        &["x", "", "```json", "{\"a\": \"<b>\"}", "```"],
    ),
    ("<p>Intro</p>\n- one\n- two <i>x</i>\n", &["Intro", "", "- one", "- two *x*"]),
    ("<p>Intro</p>\n\n1. one\n2. <b>two</b>", &["Intro", "", "1. one", "2. **two**"]),
    ("<p>A</p>\nB *c* `d`\n\nE *f*", &[r"A", "", r"B \*c\* `d`", "", "E *f*"]),
    ("<ul>\n\n        <li>one</li>\n\n        <li>two</li>\n\n</ul>", &["- one", "- two"]),
    ("<p>&lt;T&gt; &amp; <code>&lt;x&gt;</code></p>", &[r"\<T\> & `<x>`"]),
    ("<p>write &amp;lt; for &lt;</p>", &[r"write \&lt; for \<"]),
    ("10<sup>3</sup> H<sub>2</sub>O 2<sup>n + 1</sup>", &[r"10^3 H\_2O 2^(n + 1)"]),
    ("<p>10<sup>3</sup></p>", &["10^3"]),
    ("<code>10<sup>3</sup></code>", &["`10^3`"]),
    (
        "<p>A:</p><pre>\n\tkey: <b>value</b>\n\n\t\tnested: <x>\n</pre>",
        &["A:", "", "```text", "    key: value", "", "        nested: <x>", "```"],
    ),
    ("Use <code>a*b*<i>c</i>_d</code>.", &["Use `a*b*c_d`."]),
    ("<code>`x`</code> and <code>a``b</code>", &["`` `x` `` and `a``b`"]),
    (
        "<p>Uses * and _a_ and `b<c>` in arn:*:*.</p>",
        &[r"Uses \* and \_a\_ and `b<c>` in arn:\*:\*."],
    ),
    ("a<br>b<br/>c", &[r"a\", r"b\", "c"]),
    ("<a href=\"https://example.com\"><b>bold</b></a>", &["[**bold**](https://example.com)"]),
    ("<a href=\"https://example.com\"></a>after", &["<https://example.com>after"]),
    ("<ol start=\"5\"><li>five</li><li>six</li></ol>", &["5. five", "6. six"]),
    ("<p>See <img src=\"https://e.com/x.png\" alt=\"the picture\"/>.</p>", &["See the picture."]),
    ("See <img alt='the picture'>.", &["See the picture."]),
    ("<note><p>One</p></note> <fullname>Two</fullname>", &["One", "", "Two"]),
    (
        "<table><thead><tr><th>A</th><td>B</td></tr></thead><tr><th>c</th><td>d</td></tr></table>",
        &["| A | B |", "| --- | --- |", "| c | d |"],
    ),
    ("<dl><dt>a</dt><dd>b</dd></dl>", &["a", "", "b"]),
    ("<p>a <!-- not this --> b</p>", &["a b"]),
    ("    Vec<String>\n", &["```text", "Vec<String>", "```"]),
    ("> quoted <b>x</b>\n> more", &["> quoted **x** more"]),
    ("<p/>", &[]),
];

#[test]
fn keeps_spaces_at_the_ends_of_links() {
    let markdown = without_html("<p>see<a href=\"https://x.y\"> this </a>and</p>");
    assert_eq!(markdown, "see [this](https://x.y) and");
}

#[test]
fn converts_html_and_markdown() {
    for (text, expected) in CASES {
        assert_eq!(lines(text), *expected, "{text}");
    }
}

#[test]
fn keeps_every_word() {
    for (text, _) in CASES {
        let output = lines(text).join("\n");
        for word in words(text) {
            assert!(output.contains(&word), "{word:?} of {text:?} is missing in {output:?}");
        }
    }
}

/// The words of documentation, without markup.
fn words(text: &str) -> Vec<String> {
    let text: String = tokens(text)
        .iter()
        .map(|token| match token {
            Token::Tag(tag) if tag.is_markup => " ".to_owned(),
            Token::Code(content) | Token::Pre(content) => words(content).join(" "),
            token => source(token),
        })
        .collect();
    let text = text.replace("&lt;", " ").replace("&gt;", " ").replace("&amp;", " ");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[test]
fn compiles_fixed_patterns() {
    assert!(ENDS_HTML.is_match("\n- a") && !ENDS_HTML.is_match("\na"));
    assert_eq!(alternative("<img alt=x>"), "x");
}

#[test]
fn converts_deeply_nested_markdown_with_html() {
    let text = "> ".repeat(10_000) + "a <b>b</b>";
    assert!(lines(&text).join(" ").contains('b'));
}

#[test]
fn turns_references_into_code_spans() {
    assert_eq!(
        lines("<p>Call <a>CreateThing</a> or <a>b</a>.</p>"),
        ["Call `CreateThing` or `b`."]
    );
    assert_eq!(lines("<p>An <a>open link, <a>two words</a>.</p>"), ["An open link, two words."]);
    assert_eq!(
        lines("<p><a href=\"https://example.com\">One</a> <a>Two</a></p>"),
        ["[One](https://example.com) `Two`"]
    );
}
