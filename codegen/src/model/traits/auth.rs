//! Authentication with API keys.

use serde::Deserialize;

/// Where a service takes API keys.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenHttpApiKeyAuth")]
pub enum HttpApiKeyAuth {
    /// In a header.
    Header {
        /// The name of the header.
        name: String,
        /// The name of the scheme that stands before the key.
        scheme: Option<String>,
    },
    /// In a parameter of the query.
    Query {
        /// The name of the parameter.
        name: String,
    },
}

/// `smithy.api#httpApiKeyAuth` as it is written.
#[derive(Deserialize)]
#[serde(expecting = "an object with `name` and `in`")]
struct WrittenHttpApiKeyAuth {
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

impl TryFrom<WrittenHttpApiKeyAuth> for HttpApiKeyAuth {
    type Error = String;

    fn try_from(written: WrittenHttpApiKeyAuth) -> Result<Self, Self::Error> {
        let WrittenHttpApiKeyAuth { name, location, scheme } = written;
        match location {
            HttpApiKeyLocation::Header => {
                token(&name)?;
                scheme.as_deref().map_or(Ok(()), token)?;
                Ok(Self::Header { name, scheme })
            }
            HttpApiKeyLocation::Query if scheme.is_none() => Ok(Self::Query { name }),
            HttpApiKeyLocation::Query => {
                Err("`scheme` can only be set where `in` is `header`".to_owned())
            }
        }
    }
}

/// Checks that a text is a token as RFC 9110 defines it, such as the name of a header.
fn token(text: &str) -> Result<(), String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match !text.is_empty() && text.chars().all(is_part) {
        true => Ok(()),
        false => Err(format!("`{text}` is no name that a header can have")),
    }
}
