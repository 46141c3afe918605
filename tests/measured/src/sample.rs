//! Samples of a quantity, with median and quartiles.

use std::fmt;

/// Repeated measurements of a quantity, sorted. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample(Vec<f64>);

impl Sample {
    /// Creates a sample, or returns `None` if there are no values.
    pub fn new(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self(values))
    }

    /// Returns the median.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// Returns the maximum.
    pub fn max(&self) -> f64 {
        self.quantile(1.0)
    }

    /// Returns a quantile, linearly interpolated between the two nearest values.
    fn quantile(&self, share: f64) -> f64 {
        let at = share * (self.0.len() - 1) as f64;
        let (below, above) = (self.0[at.floor() as usize], self.0[at.ceil() as usize]);
        below + (above - below) * at.fract()
    }
}

/// Formats the median, with the first and third quartiles in parentheses, to the given precision:
/// `1.20 (1.18–1.25)`.
impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = f.precision().unwrap_or(1);
        write!(f, "{:.decimals$}", self.median())?;
        if self.0.len() > 1 {
            let (first, third) = (self.quantile(0.25), self.quantile(0.75));
            write!(f, " ({first:.decimals$}–{third:.decimals$})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_the_median_and_the_quartiles() {
        let sample = Sample::new([4.0, 1.0, 3.0, 2.0, 10.0]).expect("values");
        assert_eq!((sample.median(), sample.max()), (3.0, 10.0));
        assert_eq!(sample.to_string(), "3.0 (2.0–4.0)");
        let even = Sample::new([1.0, 2.0]).expect("values");
        assert_eq!(format!("{even:.2}"), "1.50 (1.25–1.75)");
        assert_eq!(Sample::new([7.0]).expect("a value").to_string(), "7.0");
        assert_eq!(Sample::new([]), None);
    }
}
