//! Notes: what traits besides the documentation have to say to readers.

use super::plain;
use crate::model::Traits;

/// What operations with `aws.api#clientDiscoveredEndpoint` need of their callers.
const DISCOVERED: &str = "The service itself tells the endpoint to send this to: ask for it with the operation \
     that describes endpoints, and set it with `endpoint_url`, for the client or with `customize`.";

/// The notes that follow from traits, each a paragraph of Markdown.
pub(super) fn notes(traits: &Traits) -> Vec<String> {
    let since = traits.since.as_ref().map(|since| format!("Available since {}.", plain(since)));
    let unstable = traits.unstable.then(|| "Unstable: it may change at any time.".to_owned());
    let internal = traits.internal.then(|| "Meant for internal use.".to_owned());
    let recommended = traits.recommended.as_ref().map(|recommended| match &recommended.reason {
        Some(reason) => format!("Recommended: {}", plain(reason)),
        None => "It is recommended to set it.".to_owned(),
    });
    let discovered = traits.requires_discovered_endpoint.then(|| DISCOVERED.to_owned());
    [recommended, discovered, since, unstable, internal, see_also(traits)]
        .into_iter()
        .flatten()
        .collect()
}

/// Links to more documentation.
fn see_also(traits: &Traits) -> Option<String> {
    let links = traits.external_documentation.iter();
    let links: Vec<String> =
        links.map(|(name, url)| format!("[{}](<{}>)", plain(name), address(url))).collect();
    (!links.is_empty()).then(|| format!("See also: {}.", links.join(", ")))
}

/// An address without what would end it in Markdown.
fn address(url: &str) -> String {
    url.trim()
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(['\n', '\r'], "")
        .replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;
    use crate::model::Recommended;
    use crate::plan::Docs;

    fn lines(traits: &Traits) -> Vec<String> {
        Docs::of(traits, "The member `x`.").lines().to_vec()
    }

    #[test]
    fn notes_come_behind_the_documentation() {
        let traits = Traits {
            documentation: Some("One.".to_owned()),
            since: Some("2.1_b".to_owned()),
            unstable: true,
            internal: true,
            recommended: Some(Recommended { reason: Some("it *helps*".to_owned()) }),
            ..Traits::default()
        };
        let expected = [
            "One.",
            "",
            r"Recommended: it \*helps\*",
            "",
            r"Available since 2.1\_b.",
            "",
            "Unstable: it may change at any time.",
            "",
            "Meant for internal use.",
        ];
        assert_eq!(lines(&traits), expected);
    }

    #[test]
    fn callers_learn_that_they_have_to_ask_for_the_endpoint() {
        let traits = Traits { requires_discovered_endpoint: true, ..Traits::default() };
        assert!(lines(&traits).join(" ").contains("set it with `endpoint_url`"));
    }

    #[test]
    fn links_lead_out_of_the_crate() {
        let link = |name: &str, url: &str| {
            let external_documentation = IndexMap::from([(name.to_owned(), url.to_owned())]);
            lines(&Traits { external_documentation, ..Traits::default() }).pop()
        };
        let https = link("The [API]", "https://example.com/a_b (c)");
        assert_eq!(
            https.as_deref(),
            Some(r"See also: [The \[API\]](https://example.com/a_b%20\(c\)).")
        );
        assert_eq!(link("Local", "other.html").as_deref(), Some("See also: Local."));
        assert_eq!(link("Odd", "javascript:x()").as_deref(), Some("See also: Odd."));
    }

    #[test]
    fn without_such_traits_there_are_no_notes() {
        assert_eq!(lines(&Traits::default()), ["The member `x`."]);
        let recommended = Traits { recommended: Some(Recommended::default()), ..Traits::default() };
        assert_eq!(lines(&recommended)[2], "It is recommended to set it.");
    }
}
