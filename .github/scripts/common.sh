# Sourced by the other scripts of this folder, from the root of the repository.
# shellcheck shell=bash

# fail MESSAGE HELP: prints an error with a remedy, and exits.
fail() {
    printf 'error: %s\n  help: %s\n' "$1" "$2" >&2
    exit 1
}

# Prints the path of the project's model.
model_in_place() {
    local models=(model/*.json)
    if [ ${#models[@]} != 1 ] || [ ! -f "${models[0]}" ]; then
        fail "model/ must contain exactly one model, but contains: ${models[*]}" "remove the others, or add the model"
    fi
    echo "${models[0]}"
}

# compare OLD NEW FILTER OPTION...: applies a filter of model.jq to NEW. OLD is `$old` in the filter.
compare() {
    jq "${@:4}" -L .github/scripts --slurpfile old "$1" \
        'include "model"; $old[0] as $old | '"$3" "$2"
}
