//! Changes of inputs that a service expects although its model does not describe them, called by generated code.

/// A string member of an input.
pub trait TextMember {
    /// Returns the text. Empty if the member is unset.
    fn text(&self) -> &str;

    /// Replaces the text.
    fn set_text(&mut self, text: String);
}

impl TextMember for String {
    fn text(&self) -> &str {
        self
    }

    fn set_text(&mut self, text: String) {
        *self = text;
    }
}

impl TextMember for Option<String> {
    fn text(&self) -> &str {
        self.as_deref().unwrap_or_default()
    }

    fn set_text(&mut self, text: String) {
        *self = Some(text);
    }
}

/// Sets a member that is unset or empty.
pub fn set_default(member: &mut impl TextMember, value: &str) {
    if member.text().is_empty() {
        member.set_text(value.to_owned());
    }
}

/// Removes the text of a member up to its last separator.
pub fn keep_after_last(member: &mut impl TextMember, separator: &str) {
    if let Some((_, rest)) = member.text().rsplit_once(separator) {
        let rest = rest.to_owned();
        member.set_text(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_only_unset_and_empty_members() {
        for (mut member, expected) in
            [(None, "-"), (Some(String::new()), "-"), (Some("a".to_owned()), "a")]
        {
            set_default(&mut member, "-");
            assert_eq!(member.as_deref(), Some(expected));
        }
        let mut member = String::new();
        set_default(&mut member, "-");
        assert_eq!(member, "-");
    }

    #[test]
    fn removes_the_text_up_to_the_last_separator() {
        for (text, expected) in [("/hostedzone/Z1", "Z1"), ("hostedzone/Z1", "Z1"), ("Z1", "Z1")] {
            let mut member = text.to_owned();
            keep_after_last(&mut member, "/");
            assert_eq!(member, expected);
        }
        let mut member: Option<String> = None;
        keep_after_last(&mut member, "/");
        assert_eq!(member, None);
    }
}
