#!/usr/bin/env bash
# Tests the scripts that propose a new model, in a temporary repository with fakes of `cargo` and `gh`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Ignore the user's git configuration, and never prompt.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_TERMINAL_PROMPT=0
unset GITHUB_OUTPUT "${!GIT_AUTHOR_@}" "${!GIT_COMMITTER_@}"
export FAKES=$scratch PATH=$scratch/bin:$PATH

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

expect() { [[ $2 == *"$3"* ]] || fail "$1: no «$3» in «$2»"; }

# Runs a command that must succeed, and sets `output`.
run() { output=$("$@" 2>&1) || fail "$* failed: $output"; }

# Runs a command that must fail, and sets `output`.
run_failing() { ! output=$("$@" 2>&1) || fail "$* succeeded: $output"; }

# model DOCS MEMBERS: prints a model with one structure, its documentation, and additional members.
model() {
    jq --null-input --indent 4 --arg docs "$1" --argjson more "$2" '{smithy: "2.0", shapes: {"a#S": {
        type: "structure",
        members: ({x: {target: "smithy.api#String", traits: {"smithy.api#documentation": $docs}}} + $more),
        traits: {"smithy.api#documentation": $docs}}}}'
}

# A fake `cargo`: `xtask update` copies the model, or runs the command in update.does; `test` writes a snapshot.
fake_cargo() {
    cat > "$scratch/bin/cargo" <<'EOF'
#!/usr/bin/env bash
set -euo pipefail
echo "$*" >> "$FAKES/cargo.log"
case "$1 $2" in
    "xtask update") "$(cat "$FAKES/update.does" 2>/dev/null || echo cp)" "$3" model/m.json ;;
    "xtask changes")
        case "$6" in markdown) echo "### The report" ;; html) echo "<!doctype html>" ;; *) exit 2 ;; esac ;;
    "test --package")
        mkdir -p tests/snapshots/partnercentral-channel
        cp model/m.json tests/snapshots/partnercentral-channel/lib.snap ;;
    *) exit 2 ;;
esac
EOF
}

# A fake `gh` with an open pull request if the file `number` contains its number.
fake_gh() {
    cat > "$scratch/bin/gh" <<'EOF'
#!/usr/bin/env bash
set -euo pipefail
printf '%s ' "$@" >> "$FAKES/gh.log"
echo >> "$FAKES/gh.log"
case "$1 $2" in
    "pr list") cat "$FAKES/number" 2>/dev/null || true ;;
    "pr create") echo 7 > "$FAKES/number" ;;
    "api --silent") ;;
    "api --method")
        if [[ $* == *"/commits "* ]]; then cat "$FAKES/commit" 2>/dev/null || true; else echo '{}'; fi ;;
    *) exit 2 ;;
esac
EOF
}

new_repository() {
    mkdir -p "$scratch/bin" "$scratch/published" "$scratch/work/.github/scripts" "$scratch/work/model"
    fake_cargo
    fake_gh
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

# Restores a fresh checkout of main.
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

changed_documentation_is_not_an_update() {
    start_over
    publish "Theirs." '{}'
    run prepare
    expect "documentation only" "$output" "differs only in documentation"
    [ ! -e "$scratch/cargo.log" ] || fail "changed documentation was treated as an update"
    run propose
    [ -z "$(git status --porcelain)" ] || fail "changed documentation has modified the working tree"
    [ ! -e "$scratch/gh.log" ] || fail "changed documentation was proposed"
}

fails_for_an_invalid_model() {
    start_over
    echo '{' > "$scratch/published/model.json"
    run_failing prepare
}

an_update_keeps_our_documentation() {
    start_over
    publish "Theirs." "$member_y"
    run prepare
    expect "the new model" "$(<model/m.json)" '"Ours."'
    expect "the new model" "$(<model/m.json)" '"Theirs of y."'
    [[ $(<model/m.json) != *'"Theirs."'* ]] || fail "the publisher's documentation has replaced ours"
    [ "$(<"$scratch/update/title")" = "Update the model: S changed" ] || fail "title: $(<"$scratch/update/title")"
    local body
    body=$(<"$scratch/update/body.md")
    expect "body" "$body" "(https://example.com/model)"
    expect "body" "$body" $'only the publisher\'s'
    [ "$(grep '^> - ' <<<"$body")" = '> - `S$y`' ] || fail "places to reword: $body"
    expect "body" "$body" $'\n### The report'
    expect "commands" "$(<"$scratch/cargo.log")" "xtask changes $scratch/update/old.json $scratch/update/new.json"
    [ ! -e tests/snapshots/partnercentral-channel/gone.snap ] || fail "the snapshot of a removed file still exists"
}

opens_a_draft_pull_request() {
    expect "the page" "$(<"$scratch/update/changes.html")" "<!doctype html>"
    export PAGE_URL="https://example.com/runs/1/artifacts/2?a&b"
    run propose
    unset PAGE_URL
    expect "body" "$(sed -n 2,4p "$scratch/update/body.md")" $'\n[The changes as an HTML page](https://example.com/runs/1/artifacts/2?a&b), with'
    expect "body" "$(<"$scratch/update/body.md")" $'\n### The report'
    expect "output" "$output" "branch=model-update"
    expect "calls" "$(<"$scratch/gh.log")" \
        "pr create --draft --base main --head model-update --title Update the model: S changed"
    local committed
    committed=$(git -C "$scratch/origin" log -1 --format='%s, %an' model-update)
    [ "$committed" = "Update the model: S changed, github-actions[bot]" ] || fail "commit: $committed"
}

does_not_propose_the_same_update_twice() {
    local before
    before=$(git -C "$scratch/origin" rev-parse model-update)
    start_over
    run prepare
    run propose
    expect "again" "$output" "#7 already proposes this"
    [ "$before" = "$(git -C "$scratch/origin" rev-parse model-update)" ] || fail "the same update was pushed again"
}

a_newer_update_replaces_the_proposal() {
    start_over
    publish "Theirs." "$member_z"
    run prepare
    [[ $(<"$scratch/update/body.md") != *IMPORTANT* ]] || fail "asks to reword documentation although there is none"
    run propose
    expect "calls" "$(<"$scratch/gh.log")" "--method PATCH repos/{owner}/{repo}/pulls/7"
    [[ $(<"$scratch/update/body.md") != *"as an HTML page"* ]] || fail "links to a page that was not uploaded"
    expect "the branch" "$(git -C "$scratch/origin" show model-update:model/m.json)" '"z"'
}

does_not_overwrite_commits_of_others() {
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

fails_for_a_modified_working_tree_or_a_failed_update() {
    start_over
    echo changed > model/other
    run_failing prepare
    expect "changes" "$output" "the working tree has changes"
    start_over
    echo false > "$scratch/update.does"
    run_failing prepare
    [ ! -e "$scratch/update/title" ] || fail "a failed update has a title"
}

does_not_propose_an_empty_update() {
    start_over
    echo true > "$scratch/update.does"
    run prepare
    rm "$scratch/update.does"
    expect "no change" "$output" "the update changed nothing"
    [ ! -e "$scratch/update/title" ] || fail "an empty update has a title"
}

shortens_long_reports() {
    start_over
    sed -i "s/echo \"### The report\"/head --bytes 90000 \/dev\/zero | tr '\\\\0' r/" "$scratch/bin/cargo"
    run prepare
    local length
    length=$(wc --chars < "$scratch/update/body.md")
    [ "$length" -gt 60000 ] && [ "$length" -lt 65536 ] || fail "the body has $length characters"
}

fetches_the_model_with_its_url() {
    run_failing .github/scripts/fetch-model.sh a/b.json main "$scratch/fetched"
    expect "a missing path" "$output" "has no a/b.json at main"
    echo 0123abc > "$scratch/commit"
    run .github/scripts/fetch-model.sh a/b.json main "$scratch/fetched"
    expect "source" "$(<"$scratch/fetched/source")" "aws/api-models-aws/blob/0123abc/a/b.json"
    [ "$(<"$scratch/fetched/model.json")" = '{}' ] || fail "fetched model: $(<"$scratch/fetched/model.json")"
}

new_repository
tests=(
    changed_documentation_is_not_an_update fails_for_an_invalid_model an_update_keeps_our_documentation opens_a_draft_pull_request
    does_not_propose_the_same_update_twice a_newer_update_replaces_the_proposal does_not_overwrite_commits_of_others
    fails_for_a_modified_working_tree_or_a_failed_update does_not_propose_an_empty_update
    shortens_long_reports fetches_the_model_with_its_url
)
for test in "${tests[@]}"; do
    "$test"
    echo "$test: ok"
done
