#!/usr/bin/env bash
# Prints the minimum Rust version that the packages of the workspace declare (`rust-version`).
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo metadata --no-deps --locked --format-version 1 | jq --raw-output --exit-status '
    [.packages[].rust_version] | unique
    | if length == 1 then .[0] else error("the packages declare different versions: \(.)") end'
