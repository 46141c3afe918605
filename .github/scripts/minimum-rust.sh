#!/usr/bin/env bash
# Prints the version of Rust that the packages of the workspace declare as their minimum (`rust-version`).
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo metadata --no-deps --locked --format-version 1 | jq --raw-output --exit-status '
    [.packages[].rust_version] | unique
    | if length == 1 then .[0] else error("the packages declare several versions: \(.)") end'
