//! Extraction of a paragraph's first sentence.

/// Abbreviations whose period does not end a sentence. Single letters and words such as `e.g.` are
/// recognized by their form.
const ABBREVIATIONS: &[&str] = &["etc.", "vs.", "no.", "approx.", "incl.", "resp."];

/// The first sentence of a paragraph of CommonMark, on one line. `None` if the sentence ends with a colon and
/// so introduces another block, such as a list.
pub(super) fn first_of(lines: &[&str]) -> Option<String> {
    let lines: Vec<&str> = lines.iter().map(|line| without_hard_break(line)).collect();
    let text = lines.join(" ");
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut open = Open::default();
    let ends = |at: &usize| {
        open.read(words[*at]);
        let next = words.get(at + 1);
        !open.is_open() && ends_sentence(words[*at]) && next.is_none_or(|next| begins(next))
    };
    let count = (0..words.len()).find(ends).map_or(words.len(), |at| at + 1);
    let sentence = words[..count].join(" ");
    (!sentence.is_empty() && !sentence.ends_with(':')).then_some(sentence)
}

/// Removes the backslash of a hard line break.
fn without_hard_break(line: &str) -> &str {
    let backslashes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
    if backslashes % 2 == 1 { &line[..line.len() - 1] } else { line }
}

/// The brackets and code spans that are open. No sentence ends inside them.
#[derive(Default)]
struct Open {
    /// The number of backticks that opened the code span.
    code: Option<usize>,
    brackets: usize,
}

impl Open {
    fn is_open(&self) -> bool {
        self.code.is_some() || self.brackets > 0
    }

    fn read(&mut self, word: &str) {
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '`' => {
                    let mut fence = 1;
                    while chars.next_if_eq(&'`').is_some() {
                        fence += 1;
                    }
                    self.fence(fence);
                }
                _ if self.code.is_some() => {}
                '\\' => drop(chars.next()),
                '(' | '[' => self.brackets += 1,
                ')' | ']' => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn fence(&mut self, backticks: usize) {
        match self.code {
            None => self.code = Some(backticks),
            Some(open) if open == backticks => self.code = None,
            Some(_) => {}
        }
    }
}

/// Returns whether a word may end a sentence.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches([')', '"', '\'', '*', '_', '”', '’']);
    if word.ends_with(['!', '?']) {
        return true;
    }
    let Some(bare) = word.strip_suffix('.') else { return false };
    let letters = bare.trim_start_matches(['(', '"', '*', '_']);
    let is_letter = letters.chars().count() == 1 && letters.starts_with(char::is_alphabetic);
    let is_dotted = letters.contains('.') && letters.split('.').all(|part| part.len() == 1);
    !(is_letter || is_dotted || ABBREVIATIONS.iter().any(|it| it.eq_ignore_ascii_case(word)))
}

/// Returns whether a word may begin a sentence.
fn begins(word: &str) -> bool {
    !word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::plan::Docs;

    fn first(text: &str) -> Option<String> {
        Docs::from_model(text).first_sentence()
    }

    #[test]
    fn finds_the_end_of_the_first_sentence() {
        let cases = [
            ("One two. Three.", "One two."),
            ("One two", "One two"),
            ("<p>One <code>two</code>. Three</p>", "One `two`."),
            ("Is it? It is.", "Is it?"),
            ("One (two. Three). Four.", "One (two. Three)."),
            ("`one. Two` three. Four.", "`one. Two` three."),
            (
                "One [two. Three](https://example.com/a.b). Four.",
                "One [two. Three](https://example.com/a.b).",
            ),
            ("One, e.g. AWS, i.e. Two. Three.", "One, e.g. AWS, i.e. Two."),
            ("One etc. Two. Three.", "One etc. Two."),
            ("Version 1.5 of it. Two.", "Version 1.5 of it."),
            ("One. two. Three.", "One. two."),
            (r"One \[ two. Three.", r"One \[ two."),
            ("One ``a ` b. Two`` three. Four.", "One ``a ` b. Two`` three."),
            ("\"One.\" Two.", "\"One.\""),
        ];
        for (text, expected) in cases {
            assert_eq!(first(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn joins_the_lines_of_a_sentence() {
        let text = "word ".repeat(40);
        assert_eq!(first(&format!("{text}end. Next.")).map(|it| it.len()), Some(204));
        assert_eq!(first("One  \ntwo. Three.").as_deref(), Some("One two."));
    }

    #[test]
    fn finds_no_sentence_in_other_blocks() {
        for text in ["", " ", "- one", "# One", "It is one of:\n\n- two", "```\none\n```"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
