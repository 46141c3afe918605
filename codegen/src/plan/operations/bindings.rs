//! Checks of HTTP bindings, for protocols that use them.

use crate::plan::context::Context;

/// Reports invalid HTTP bindings, if the protocol uses them.
pub(in crate::plan) fn check_bindings(cx: &Context<'_>) {
    if cx.protocol.binds_http {
        for problem in cx.closure.check_http_bindings(cx.model) {
            cx.sink.add(problem);
        }
    }
}
