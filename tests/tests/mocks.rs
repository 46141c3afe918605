//! Tests of an application that uses the generated client, without a network.

mod mocks {
    mod answers;
    mod application;
    mod calls;
    mod canned;
    mod offline;
    mod overrides;
    mod refusals;
    mod retries;
}
