#!/usr/bin/env bash
# Tests the scripts that propose a new model, in a repository made for it, with stand-ins for `cargo` and `gh`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Nothing of the machine's settings, and no asking for anything.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_TERMINAL_PROMPT=0
unset GITHUB_OUTPUT "${!GIT_AUTHOR_@}" "${!GIT_COMMITTER_@}"
export STAND_INS=$scratch PATH=$scratch/bin:$PATH

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

expect() { [[ $2 == *"$3"* ]] || fail "$1: no «$3» in «$2»"; }

# What a command prints; it has to succeed.
run() { output=$("$@" 2>&1) || fail "$* failed: $output"; }

# What a command prints; it has to fail.
run_failing() { ! output=$("$@" 2>&1) || fail "$* succeeded: $output"; }

# A model with one structure; its documentation, and members beside the first.
model() {
    jq --null-input --indent 4 --arg docs "$1" --argjson more "$2" '{smithy: "2.0", shapes: {"a#S": {
        type: "structure",
        members: ({x: {target: "smithy.api#String", traits: {"smithy.api#documentation": $docs}}} + $more),
        traits: {"smithy.api#documentation": $docs}}}}'
}

# `cargo xtask update` puts the model in place, or does what a test has it do; `cargo test` writes a snapshot.
stand_in_cargo() {
    cat > "$scratch/bin/cargo" <<'EOF'
#!/usr/bin/env bash
set -euo pipefail
echo "$*" >> "$STAND_INS/cargo.log"
case "$1 $2" in
    "xtask update") "$(cat "$STAND_INS/update.does" 2>/dev/null || echo cp)" "$3" model/m.json ;;
    "xtask changes")
        case "$6" in markdown) echo "### The report" ;; html) echo "<!doctype html>" ;; *) exit 2 ;; esac ;;
    "test --package")
        mkdir -p tests/snapshots/partnercentral-channel
        cp model/m.json tests/snapshots/partnercentral-channel/lib.snap ;;
    *) exit 2 ;;
esac
EOF
}

# `gh` that knows of the pull request whose number stands in a file, if one does.
stand_in_gh() {
    cat > "$scratch/bin/gh" <<'EOF'
#!/usr/bin/env bash
set -euo pipefail
printf '%s ' "$@" >> "$STAND_INS/gh.log"
echo >> "$STAND_INS/gh.log"
case "$1 $2" in
    "pr list") cat "$STAND_INS/number" 2>/dev/null || true ;;
    "pr create") echo 7 > "$STAND_INS/number" ;;
    "api --silent") ;;
    "api --method")
        if [[ $* == *"/commits "* ]]; then cat "$STAND_INS/commit" 2>/dev/null || true; else echo '{}'; fi ;;
    *) exit 2 ;;
esac
EOF
}

new_repository() {
    mkdir -p "$scratch/bin" "$scratch/published" "$scratch/work/.github/scripts" "$scratch/work/model"
    stand_in_cargo
    stand_in_gh
    chmod +x "$scratch"/bin/*
    echo "https://example.com/model" > "$scratch/published/source"
    git init --quiet --bare "$scratch/origin"
    cd "$scratch/work"
    git init --quiet --initial-branch=main
    git config user.name "Someone"
    git config user.email "someone@example.com"
    git remote add origin "$scratch/origin"
    cp "$here"/*.sh "$here"/*.jq .github/scripts/
    model "Ours." '{}' > model/m.json
    mkdir -p tests/snapshots/partnercentral-channel
    echo old | tee tests/snapshots/partnercentral-channel/{lib,gone}.snap > "$scratch/null"
    git add --all
    git commit --quiet --message "The start"
}

# As the workflow does it, from a fresh checkout of main.
start_over() {
    git switch --quiet --discard-changes main
    git clean --quiet --force -d
    rm -rf "$scratch/update" "$scratch"/*.log
}
prepare() { .github/scripts/prepare-update.sh "$scratch/published" "$scratch/update"; }
propose() { .github/scripts/propose-update.sh "$scratch/update"; }
publish() { model "$1" "$2" > "$scratch/published/model.json"; }

member_y='{"y": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Theirs of y."}}}'
member_z='{"z": {"target": "smithy.api#String"}}'

words_alone_are_no_update() {
    start_over
    publish "Theirs." '{}'
    run prepare
    expect "other words" "$output" "differs in nothing but words"
    [ ! -e "$scratch/cargo.log" ] || fail "other words were taken for an update"
    run propose
    [ -z "$(git status --porcelain)" ] || fail "other words have changed the work tree"
    [ ! -e "$scratch/gh.log" ] || fail "other words were proposed"
}

what_is_no_model_is_an_error() {
    start_over
    echo '{' > "$scratch/published/model.json"
    run_failing prepare
}

an_update_keeps_our_words() {
    start_over
    publish "Theirs." "$member_y"
    run prepare
    expect "what is put in place" "$(<model/m.json)" '"Ours."'
    expect "what is put in place" "$(<model/m.json)" '"Theirs of y."'
    [[ $(<model/m.json) != *'"Theirs."'* ]] || fail "the publisher's words have taken the place of ours"
    [ "$(<"$scratch/update/title")" = "Update the model: S changed" ] || fail "title: $(<"$scratch/update/title")"
    local body
    body=$(<"$scratch/update/body.md")
    expect "body" "$body" "(https://example.com/model)"
    expect "body" "$body" $'only the publisher\'s'
    [ "$(grep '^> - ' <<<"$body")" = '> - `S$y`' ] || fail "places to be worded: $body"
    expect "body" "$body" $'\n### The report'
    expect "commands" "$(<"$scratch/cargo.log")" "xtask changes $scratch/update/old.json $scratch/update/new.json"
    [ ! -e tests/snapshots/partnercentral-channel/gone.snap ] || fail "a snapshot is left of a file that is gone"
}

it_becomes_a_draft() {
    expect "the page" "$(<"$scratch/update/changes.html")" "<!doctype html>"
    export PAGE_URL="https://example.com/runs/1/artifacts/2?a&b"
    run propose
    unset PAGE_URL
    expect "body" "$(sed -n 2,4p "$scratch/update/body.md")" $'\n[The changes as a page](https://example.com/runs/1/artifacts/2?a&b), with'
    expect "body" "$(<"$scratch/update/body.md")" $'\n### The report'
    expect "output" "$output" "branch=model-update"
    expect "calls" "$(<"$scratch/gh.log")" \
        "pr create --draft --base main --head model-update --title Update the model: S changed"
    local committed
    committed=$(git -C "$scratch/origin" log -1 --format='%s, %an' model-update)
    [ "$committed" = "Update the model: S changed, github-actions[bot]" ] || fail "commit: $committed"
}

it_is_not_proposed_twice() {
    local before
    before=$(git -C "$scratch/origin" rev-parse model-update)
    start_over
    run prepare
    run propose
    expect "again" "$output" "#7 proposes this already"
    [ "$before" = "$(git -C "$scratch/origin" rev-parse model-update)" ] || fail "it was pushed again"
}

a_newer_one_takes_its_place() {
    start_over
    publish "Theirs." "$member_z"
    run prepare
    [[ $(<"$scratch/update/body.md") != *IMPORTANT* ]] || fail "asks for words where there are none"
    run propose
    expect "calls" "$(<"$scratch/gh.log")" "--method PATCH repos/{owner}/{repo}/pulls/7"
    [[ $(<"$scratch/update/body.md") != *"as a page"* ]] || fail "links to a page that is nowhere"
    expect "the branch" "$(git -C "$scratch/origin" show model-update:model/m.json)" '"z"'
}

work_of_others_is_left_alone() {
    start_over
    git fetch --quiet origin model-update
    git switch --quiet --force-create theirs FETCH_HEAD
    git commit --quiet --allow-empty --message "Word it"
    git push --quiet origin HEAD:model-update
    start_over
    publish "Theirs." "$member_y"
    run prepare
    run_failing propose
    expect "commits of others" "$output" "has commits of others"
    expect "the branch" "$(git -C "$scratch/origin" log -1 --format=%s model-update)" "Word it"
    rm "$scratch/number"
    run propose
    expect "after it is closed" "$(<"$scratch/gh.log")" "pr create --draft"
}

changes_in_the_tree_and_refusals_are_errors() {
    start_over
    echo changed > model/other
    run_failing prepare
    expect "changes" "$output" "the work tree has changes"
    start_over
    echo false > "$scratch/update.does"
    run_failing prepare
    [ ! -e "$scratch/update/title" ] || fail "a refused update has a title"
}

an_update_that_changes_nothing_is_none() {
    start_over
    echo true > "$scratch/update.does"
    run prepare
    rm "$scratch/update.does"
    expect "no change" "$output" "the update has changed nothing"
    [ ! -e "$scratch/update/title" ] || fail "no change has a title"
}

long_reports_are_shortened() {
    start_over
    sed -i "s/echo \"### The report\"/head --bytes 90000 \/dev\/zero | tr '\\\\0' r/" "$scratch/bin/cargo"
    run prepare
    local length
    length=$(wc --chars < "$scratch/update/body.md")
    [ "$length" -gt 60000 ] && [ "$length" -lt 65536 ] || fail "the body has $length characters"
}

fetching_says_where_from() {
    run_failing .github/scripts/fetch-model.sh a/b.json main "$scratch/fetched"
    expect "a path that is not there" "$output" "has no a/b.json at main"
    echo 0123abc > "$scratch/commit"
    run .github/scripts/fetch-model.sh a/b.json main "$scratch/fetched"
    expect "source" "$(<"$scratch/fetched/source")" "aws/api-models-aws/blob/0123abc/a/b.json"
    [ "$(<"$scratch/fetched/model.json")" = '{}' ] || fail "what was fetched: $(<"$scratch/fetched/model.json")"
}

new_repository
tests=(
    words_alone_are_no_update what_is_no_model_is_an_error an_update_keeps_our_words it_becomes_a_draft
    it_is_not_proposed_twice a_newer_one_takes_its_place work_of_others_is_left_alone
    changes_in_the_tree_and_refusals_are_errors an_update_that_changes_nothing_is_none
    long_reports_are_shortened fetching_says_where_from
)
for test in "${tests[@]}"; do
    "$test"
    echo "$test: ok"
done
