//! Sequences of answers.

/// The answers of a rule, in order.
#[derive(Clone, Debug)]
pub(super) struct Steps<A>(Vec<(A, Times)>);

/// The number of times that an answer is given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Times {
    Exactly(usize),
    AnyNumber,
}

impl<A> Steps<A> {
    /// Adds an answer to be given once.
    pub(super) fn push(&mut self, answer: A) {
        self.0.push((answer, Times::Exactly(1)));
    }

    /// Changes how often the last answer is given.
    pub(super) fn repeat_last(&mut self, times: Times) {
        if let Some((_, last)) = self.0.last_mut() {
            *last = times;
        }
    }

    /// Returns the answer after the first `given` ones, if one is left.
    pub(super) fn next(&self, mut given: usize) -> Option<&A> {
        self.0.iter().find_map(|(answer, times)| match *times {
            Times::Exactly(times) if given >= times => {
                given -= times;
                None
            }
            Times::Exactly(_) | Times::AnyNumber => Some(answer),
        })
    }

    /// Returns the number of outstanding answers after the first `given` ones.
    pub(super) fn outstanding(&self, mut given: usize) -> usize {
        let left = |times: &Times| match *times {
            Times::Exactly(times) => {
                let now = given.min(times);
                given -= now;
                times - now
            }
            // The first `given` answers end here: the ones after an unlimited answer are never given.
            Times::AnyNumber => {
                given = 0;
                0
            }
        };
        self.0.iter().map(|(_, times)| times).map(left).sum()
    }
}

impl<A> Default for Steps<A> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(answers: &[(char, Times)]) -> Steps<char> {
        Steps(answers.to_vec())
    }

    #[test]
    fn gives_answers_in_order_the_given_number_of_times() {
        let steps =
            steps(&[('a', Times::Exactly(2)), ('b', Times::Exactly(0)), ('c', Times::Exactly(1))]);
        let given: Vec<_> = (0..4).map(|given| steps.next(given).copied()).collect();
        assert_eq!(given, [Some('a'), Some('a'), Some('c'), None]);
        let outstanding: Vec<_> = (0..4).map(|given| steps.outstanding(given)).collect();
        assert_eq!(outstanding, [3, 2, 1, 0]);
    }

    #[test]
    fn an_unlimited_answer_is_never_outstanding_and_never_runs_out() {
        let steps = steps(&[('a', Times::Exactly(1)), ('b', Times::AnyNumber)]);
        assert_eq!(steps.next(0), Some(&'a'));
        assert_eq!(steps.next(1000), Some(&'b'));
        assert_eq!([0, 1, 1000].map(|given| steps.outstanding(given)), [1, 0, 0]);
    }

    #[test]
    fn answers_after_an_unlimited_one_stay_outstanding() {
        let steps = steps(&[('a', Times::AnyNumber), ('b', Times::Exactly(1))]);
        assert_eq!([0, 1000].map(|given| steps.outstanding(given)), [1, 1]);
    }
}
