//! Notes in documentation about traits such as `@since` and `@recommended`.

use super::markdown::plain;
use crate::model::Traits;

/// The note on operations with `aws.api#clientDiscoveredEndpoint`.
const DISCOVERED: &str = "This operation requires an endpoint that is discovered at run time: call the operation \
    that describes endpoints, and set its result as `endpoint_url`, on the client or with `customize`.";

/// The notes about traits, each a paragraph of Markdown.
pub(super) fn notes(traits: &Traits) -> Vec<String> {
    let since = traits.since.as_ref().map(|since| format!("Available since {}.", plain(since)));
    let unstable = traits.unstable.then(|| "Unstable: may change at any time.".to_owned());
    let internal = traits.internal.then(|| "Intended for internal use.".to_owned());
    let recommended = traits.recommended.as_ref().map(|recommended| match &recommended.reason {
        Some(reason) => format!("Recommended: {}", plain(reason)),
        None => "Setting this is recommended.".to_owned(),
    });
    let discovered = traits.requires_discovered_endpoint.then(|| DISCOVERED.to_owned());
    [recommended, discovered, since, unstable, internal, see_also(traits)]
        .into_iter()
        .flatten()
        .collect()
}

/// Links to external documentation.
fn see_also(traits: &Traits) -> Option<String> {
    let links = traits.external_documentation.iter();
    let links: Vec<String> =
        links.map(|(name, url)| format!("[{}](<{}>)", plain(name), destination(url))).collect();
    (!links.is_empty()).then(|| format!("See also: {}.", links.join(", ")))
}

/// Escapes a URL for use as a link's destination in Markdown.
fn destination(url: &str) -> String {
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
    use crate::plan::docs::NoLinks;

    fn lines(traits: &Traits) -> Vec<String> {
        Docs::of(traits, Docs::text("The member `x`."), &NoLinks).lines().to_vec()
    }

    #[test]
    fn adds_notes_after_the_documentation() {
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
            "Unstable: may change at any time.",
            "",
            "Intended for internal use.",
        ];
        assert_eq!(lines(&traits), expected);
    }

    #[test]
    fn explains_how_to_set_a_discovered_endpoint() {
        let traits = Traits { requires_discovered_endpoint: true, ..Traits::default() };
        assert!(lines(&traits).join(" ").contains("set its result as `endpoint_url`"));
    }

    #[test]
    fn links_only_to_absolute_urls() {
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
    fn adds_no_notes_without_traits() {
        assert_eq!(lines(&Traits::default()), ["The member `x`."]);
        let recommended = Traits { recommended: Some(Recommended::default()), ..Traits::default() };
        assert_eq!(lines(&recommended)[2], "Setting this is recommended.");
    }
}
