//! JMESPath functions of the paths in waiters and endpoint parameters.
//!
//! See <https://jmespath.org/specification.html#built-in-functions>.

use std::cmp::Ordering;

/// `contains` for lists: returns whether one of the items equals the given one.
pub fn contains<T: PartialEq>(items: impl IntoIterator<Item = T>, item: T) -> bool {
    items.into_iter().any(|it| it == item)
}

/// `avg`: returns the mean of numbers, if there are any.
pub fn average(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = numbers
        .into_iter()
        .fold((0.0, 0_u32), |(sum, count), number| (sum + number, count.saturating_add(1)));
    (count > 0).then(|| sum / f64::from(count))
}

/// `sort`: returns the items in ascending order. Incomparable items keep their order.
pub fn sorted<T: PartialOrd>(items: impl IntoIterator<Item = T>) -> std::vec::IntoIter<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
    items.into_iter()
}

/// A slice: returns every `step`-th item from `start` to before `stop`. Negative indices count from the end;
/// a negative step goes backwards.
///
/// See <https://jmespath.org/specification.html#slices>.
pub fn slice<T>(
    items: impl IntoIterator<Item = T>,
    start: Option<i32>,
    stop: Option<i32>,
    step: i32,
) -> std::vec::IntoIter<T> {
    let items: Vec<T> = items.into_iter().collect();
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (least, greatest) = if step < 0 { (-1, count - 1) } else { (0, count) };
    let bound = |at: Option<i32>, otherwise: i64| {
        let from_start = |at: i64| if at < 0 { at + count } else { at };
        at.map_or(otherwise, |at| from_start(at.into()).clamp(least, greatest))
    };
    let (first, end) = if step < 0 { (greatest, least) } else { (least, greatest) };
    let (start, stop) = (bound(start, first), bound(stop, end));
    let every = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX).max(1);
    let index = |at: i64| usize::try_from(at).unwrap_or_default();
    let selected: Vec<T> = if step < 0 {
        let between = items.into_iter().take(index(start + 1)).skip(index(stop + 1));
        between.rev().step_by(every).collect()
    } else {
        items.into_iter().take(index(stop)).skip(index(start)).step_by(every).collect()
    };
    selected.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: Option<i32>, stop: Option<i32>, step: i32) -> Vec<i32> {
        slice(0..5, start, stop, step).collect()
    }

    #[test]
    fn slices_follow_the_specification() {
        assert_eq!(of(None, None, 1), [0, 1, 2, 3, 4]);
        assert_eq!(of(Some(1), Some(-1), 1), [1, 2, 3]);
        assert_eq!(of(Some(-2), None, 1), [3, 4]);
        assert_eq!(of(None, None, 2), [0, 2, 4]);
        assert_eq!(of(None, None, -1), [4, 3, 2, 1, 0]);
        assert_eq!(of(Some(-2), Some(0), -2), [3, 1]);
        assert_eq!(of(Some(9), Some(-9), -3), [4, 1]);
        assert_eq!(of(Some(3), Some(1), 1), [0; 0]);
        assert_eq!(of(Some(1), Some(3), -1), [0; 0]);
        assert_eq!(slice([0; 0], None, None, -1).count(), 0);
    }

    #[test]
    fn finds_items() {
        assert!(contains([Some(1), None], None) && !contains([1, 2], 3));
    }

    #[test]
    fn averages_and_sorts() {
        assert_eq!(average([1.0, 2.5, 4.0]), Some(2.5));
        assert_eq!(average([]), None);
        assert_eq!(sorted(["b", "", "a"]).collect::<Vec<_>>(), ["", "a", "b"]);
        assert_eq!(sorted([2.5, -1.0]).collect::<Vec<_>>(), [-1.0, 2.5]);
    }
}
