//! Medians and how far values spread around them.

/// Values of one kind, in order of size.
#[derive(Clone, Debug)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// Sorts values.
    pub fn new(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value in the middle.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The values between which the middle half lies.
    pub fn quartiles(&self) -> (f64, f64) {
        (self.at(0.25), self.at(0.75))
    }

    /// The value below which a part of all values lies, between two of them in proportion.
    fn at(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let place = part * last as f64;
        let below = self.value(place.floor() as usize);
        let above = self.value((place.ceil() as usize).min(last));
        below + (above - below) * place.fract()
    }

    fn value(&self, index: usize) -> f64 {
        self.0.get(index).copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_quartiles() {
        let sorted = Sorted::new([5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!((sorted.median(), sorted.quartiles()), (3.0, (2.0, 4.0)));
        let even = Sorted::new([4.0, 1.0, 2.0, 3.0]);
        assert_eq!((even.median(), even.quartiles()), (2.5, (1.75, 3.25)));
    }

    #[test]
    fn of_nothing_there_is_no_median() {
        assert!(Sorted::new([]).median().is_nan());
    }
}
