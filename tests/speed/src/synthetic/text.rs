//! Random names and documentation.

use fastrand::Rng;

/// Nouns for names of entities and for sentences.
const NOUNS: &[&str] = &[
    "account",
    "agreement",
    "archive",
    "bundle",
    "catalog",
    "channel",
    "contract",
    "device",
    "gateway",
    "handshake",
    "invoice",
    "ledger",
    "license",
    "partner",
    "pipeline",
    "policy",
    "project",
    "proposal",
    "relationship",
    "report",
    "schedule",
    "session",
    "territory",
    "voucher",
];

const ADJECTIVES: &[&str] = &[
    "active",
    "annual",
    "central",
    "certified",
    "direct",
    "federated",
    "global",
    "internal",
    "joint",
    "managed",
    "monthly",
    "pending",
    "preferred",
    "private",
    "public",
    "regional",
    "renewed",
    "shared",
    "signed",
    "strategic",
];

const VERBS: &[&str] =
    &["accepts", "describes", "identifies", "limits", "names", "replaces", "restricts", "shows"];

/// Generates random text.
pub(super) struct Words(pub(super) Rng);

impl Words {
    /// Returns one or two sentences of about 80 characters, sometimes with code.
    pub(super) fn sentence(&mut self) -> String {
        let (subject, object) = (self.thing(), self.thing());
        let verb = self.one_of(VERBS);
        let mut text = format!("The {subject} that {verb} the {object} of a caller.");
        if self.0.u8(..4) == 0 {
            let (code, noun) = (self.one_of(NOUNS).to_uppercase(), self.one_of(NOUNS));
            text.push_str(&format!(" Use `{code}` for every {noun}."));
        }
        text
    }

    /// Returns paragraphs of documentation for an operation.
    pub(super) fn paragraphs(&mut self) -> String {
        let sentences = [(); 3].map(|()| self.sentence());
        format!("{}\n\n{} {}", sentences[0], sentences[1], sentences[2])
    }

    /// Returns a number in `least..=most`.
    pub(super) fn number(&mut self, least: usize, most: usize) -> usize {
        self.0.usize(least..=most)
    }

    fn thing(&mut self) -> String {
        format!("{} {}", self.one_of(ADJECTIVES), self.one_of(NOUNS))
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        self.0.choice(words).copied().unwrap_or_default()
    }
}

/// Returns the name of the entity with an index: `ActiveAccount`, `ActiveAgreement`, …, with a number after all
/// combinations are used.
pub(super) fn entity(index: usize) -> String {
    let (adjective, noun) = (index / NOUNS.len(), index % NOUNS.len());
    let name = camel(ADJECTIVES[adjective % ADJECTIVES.len()]) + &camel(NOUNS[noun]);
    match adjective / ADJECTIVES.len() {
        0 => name,
        round => format!("{name}{round}"),
    }
}

/// Returns the noun with an index, for the name of a member or value.
pub(super) fn noun(index: usize) -> &'static str {
    NOUNS[index % NOUNS.len()]
}

/// Capitalizes a word.
pub(super) fn camel(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}
