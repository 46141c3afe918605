#!/usr/bin/env bash
# How many instructions the work of `benches/calls.rs` takes, as callgrind counts them: the difference
# between doing it twice as often and doing it so often, so that what happens once drops out.
#
# usage: tests/benchmarks/instructions.sh [WORK...]
#
# The processor that valgrind shows a program has no instructions for SHA-256, so signatures count more
# than their time says.
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
