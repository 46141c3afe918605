//! Compares calls of both clients.

use services::answer::Answer;
use services::differences::{Intended, explained};
use services::pair::Pair;

/// Makes all calls with the answers for each, given by the call's name. All differences must be intended, and each of the
/// intended ones must be found.
pub(crate) async fn compare(
    calls: Vec<Pair>,
    answers: impl Fn(&str) -> Vec<(&'static str, Answer)>,
    intended: &[&Intended],
) {
    let mut found: Vec<&Intended> = Vec::new();
    for pair in calls {
        for (case, answer) in answers(pair.name) {
            let (ours, official) = pair.observe(answer).await;
            assert!(!ours.requests.is_empty(), "{}, {case}: {ours:?}", pair.name);
            let differences = ours.differences(&official);
            match explained(&differences) {
                Ok(explained) => found.extend(explained),
                Err(difference) => panic!("{}, {case}: {difference}", pair.name),
            }
        }
    }
    for expected in intended {
        assert!(found.contains(expected), "not found: {expected:?}");
    }
    let other = found.iter().find(|it| !intended.contains(it));
    assert_eq!(other, None, "a difference of another kind");
}
