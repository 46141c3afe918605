#!/usr/bin/env bash
# Counts the instructions of the work in `benches/calls.rs` with callgrind. Runs the work N and 2N times, and
# subtracts, to exclude one-time costs.
#
# usage: tests/benchmarks/instructions.sh [WORK...]
#
# valgrind's virtual processor has no SHA-256 instructions, so the count overestimates the cost of signatures.
set -euo pipefail
cd "$(dirname "$0")/../.."

works=("$@")
[ $# -gt 0 ] || works=(sigv4 default parse serialize)
declare -A steps=([sigv4]=1000 [default]=200 [parse]=5 [serialize]=2000)

target=$(rustc --version --verbose | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')
export "CARGO_TARGET_${target}_RUNNER=valgrind --tool=callgrind --callgrind-out-file=/dev/null"

# instructions SIDE WORK STEPS READY
instructions() {
    cargo bench --quiet --package benchmarks --bench calls -- \
        --only "$1" --work "$2" --steps "$3" --ready "$4" 2>&1 | sed -n 's/.*Collected : //p'
}

# per_step SIDE WORK
per_step() {
    local n=${steps[$2]} once twice
    once=$(instructions "$1" "$2" "$n" $((2 * n)))
    twice=$(instructions "$1" "$2" $((2 * n)) $((2 * n)))
    echo $(((twice - once) / n))
}

echo '| work | ours, instructions | official, instructions | ratio |'
echo '|---|---|---|---|'
for work in "${works[@]}"; do
    ours=$(per_step ours "$work")
    official=$(per_step official "$work")
    ratio=$(awk -v ours="$ours" -v official="$official" 'BEGIN { printf "%.2f", ours / official }')
    echo "| $work | $ours | $official | $ratio |"
done
