//! Answers in a row, each given a number of times.

/// The answers of a rule in the order in which they are given.
#[derive(Clone, Debug)]
pub(super) struct Steps<A>(Vec<(A, Times)>);

/// How often an answer is given.
#[derive(Clone, Copy, Debug)]
pub(super) enum Times {
    Exactly(usize),
    AnyNumber,
}

impl<A> Steps<A> {
    /// Adds an answer that is given once.
    pub(super) fn push(&mut self, answer: A) {
        self.0.push((answer, Times::Exactly(1)));
    }

    /// Changes how often the last answer is given.
    pub(super) fn repeat_last(&mut self, times: Times) {
        if let Some((_, last)) = self.0.last_mut() {
            *last = times;
        }
    }

    /// The answer that comes after the first `given` ones, if one is left.
    pub(super) fn next(&self, mut given: usize) -> Option<&A> {
        self.0.iter().find_map(|(answer, times)| match *times {
            Times::Exactly(times) if given >= times => {
                given -= times;
                None
            }
            Times::Exactly(_) | Times::AnyNumber => Some(answer),
        })
    }

    /// How many answers have yet to be given when `given` have been.
    pub(super) fn outstanding(&self, mut given: usize) -> usize {
        let left = |times: &Times| match *times {
            Times::Exactly(times) => {
                let now = given.min(times);
                given -= now;
                times - now
            }
            // The first `given` answers end here: what comes after this one is never given.
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
    fn answers_are_given_in_their_order_and_as_often_as_is_said() {
        let steps =
            steps(&[('a', Times::Exactly(2)), ('b', Times::Exactly(0)), ('c', Times::Exactly(1))]);
        let given: Vec<_> = (0..4).map(|given| steps.next(given).copied()).collect();
        assert_eq!(given, [Some('a'), Some('a'), Some('c'), None]);
        let outstanding: Vec<_> = (0..4).map(|given| steps.outstanding(given)).collect();
        assert_eq!(outstanding, [3, 2, 1, 0]);
    }

    #[test]
    fn an_answer_for_any_number_of_times_is_never_missed_and_never_runs_out() {
        let steps = steps(&[('a', Times::Exactly(1)), ('b', Times::AnyNumber)]);
        assert_eq!(steps.next(0), Some(&'a'));
        assert_eq!(steps.next(1000), Some(&'b'));
        assert_eq!([0, 1, 1000].map(|given| steps.outstanding(given)), [1, 0, 0]);
    }

    #[test]
    fn what_comes_after_any_number_of_times_stays_outstanding() {
        let steps = steps(&[('a', Times::AnyNumber), ('b', Times::Exactly(1))]);
        assert_eq!([0, 1000].map(|given| steps.outstanding(given)), [1, 1]);
    }
}
