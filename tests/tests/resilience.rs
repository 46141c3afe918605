//! Behavior of calls if something fails: service errors, broken connections, invalid responses and incomplete
//! configurations. Each test checks the requests at the server and the result of the call.

mod support;

mod resilience {
    mod answers;
    mod causes;
    mod clock;
    mod connections;
    mod credentials;
    mod footprint;
    mod incomplete;
    mod logs;
    mod offline;
    mod parallel;
    mod recorder;
    mod retries;
    mod sensitive;
    mod server;
    mod setup;
    mod shared_config;
    mod stalls;
    mod step;
    mod timeouts;
    mod without_tokio;
}
