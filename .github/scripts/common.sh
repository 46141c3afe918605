# Sourced by the scripts beside it, in the root of the repository.
# shellcheck shell=bash

# Fails, with what is wrong and what to do about it.
fail() {
    printf 'error: %s\n  help: %s\n' "$1" "$2" >&2
    exit 1
}

# The path of the project's model.
model_in_place() {
    local models=(model/*.json)
    if [ ${#models[@]} != 1 ] || [ ! -f "${models[0]}" ]; then
        fail "there has to be just one model in model/, and there is: ${models[*]}" "leave one there"
    fi
    echo "${models[0]}"
}

# compare OLD NEW FILTER OPTION...: what a filter of model.jq makes of NEW; OLD is `$old` in it.
compare() {
    jq "${@:4}" -L .github/scripts --slurpfile old "$1" \
        'include "model"; $old[0] as $old | '"$3" "$2"
}
