//! Authentication with API keys.

use serde::Deserialize;

/// The place of API keys in requests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawHttpApiKeyAuth")]
pub enum HttpApiKeyAuth {
    /// A header.
    Header {
        /// The name of the header.
        name: String,
        /// The scheme, a prefix of the key.
        scheme: Option<String>,
    },
    /// A query parameter.
    Query {
        /// The name of the parameter.
        name: String,
    },
}

/// The value of the trait `smithy.api#httpApiKeyAuth`.
#[derive(Deserialize)]
#[serde(expecting = "an object with `name` and `in`")]
struct RawHttpApiKeyAuth {
    name: String,
    #[serde(rename = "in")]
    location: HttpApiKeyLocation,
    scheme: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum HttpApiKeyLocation {
    Header,
    Query,
}

impl TryFrom<RawHttpApiKeyAuth> for HttpApiKeyAuth {
    type Error = String;

    fn try_from(raw: RawHttpApiKeyAuth) -> Result<Self, Self::Error> {
        let RawHttpApiKeyAuth { name, location, scheme } = raw;
        match location {
            HttpApiKeyLocation::Header => {
                token(&name)?;
                scheme.as_deref().map_or(Ok(()), token)?;
                Ok(Self::Header { name, scheme })
            }
            HttpApiKeyLocation::Query if scheme.is_none() => Ok(Self::Query { name }),
            HttpApiKeyLocation::Query => {
                Err("`scheme` is only allowed if `in` is `header`".to_owned())
            }
        }
    }
}

/// Checks that text is a token of RFC 9110, such as the name of a header.
fn token(text: &str) -> Result<(), String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match !text.is_empty() && text.chars().all(is_part) {
        true => Ok(()),
        false => Err(format!("`{text}` is not a valid header name or scheme")),
    }
}
