//! Samples of one quantity: what is in the middle, and how far the others lie from it.

use std::fmt;

/// Several measurements of the same, sorted. There is at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample(Vec<f64>);

impl Sample {
    /// Nothing, if nothing was measured.
    pub fn new(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self(values))
    }

    /// The value in the middle.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The greatest value.
    pub fn max(&self) -> f64 {
        self.quantile(1.0)
    }

    /// The value below which a share of the others lies, between the two nearest in proportion.
    fn quantile(&self, share: f64) -> f64 {
        let at = share * (self.0.len() - 1) as f64;
        let (below, above) = (self.0[at.floor() as usize], self.0[at.ceil() as usize]);
        below + (above - below) * at.fract()
    }
}

/// The median, and in parentheses the quartiles between which half of all values lie, in as many decimals as
/// are asked for: `1.20 (1.18–1.25)`.
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
    fn the_median_and_the_quartiles() {
        let sample = Sample::new([4.0, 1.0, 3.0, 2.0, 10.0]).expect("values");
        assert_eq!((sample.median(), sample.max()), (3.0, 10.0));
        assert_eq!(sample.to_string(), "3.0 (2.0–4.0)");
        let even = Sample::new([1.0, 2.0]).expect("values");
        assert_eq!(format!("{even:.2}"), "1.50 (1.25–1.75)");
        assert_eq!(Sample::new([7.0]).expect("a value").to_string(), "7.0");
        assert_eq!(Sample::new([]), None);
    }
}
