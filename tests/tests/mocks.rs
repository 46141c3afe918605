//! Tests as an application writes them that uses the generated client: without a network.

mod mocks {
    mod answers;
    mod application;
    mod canned;
    mod offline;
    mod refusals;
    mod retries;
}
