#!/usr/bin/env bash
# Updates the working tree to a published model, and writes the texts of a pull request.
#
# usage: prepare-update.sh PUBLISHED OUT
#
# PUBLISHED is a folder written by fetch-model.sh. If there is an update, the working tree contains it afterwards,
# and OUT contains `title`, `body.md` and `changes.html`. Otherwise, the working tree is unchanged, and OUT has none
# of these files. workflows/update-model.yml explains why the model keeps our documentation.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=.github/scripts/common.sh
source .github/scripts/common.sh

published=$1 out=$2
model=$(model_in_place)

nothing_to_do() {
    echo "nothing to do: $1"
    exit 0
}

# Updates the snapshots. This also updates Cargo.lock for the crate's new version, so `--locked` isn't possible.
# Snapshots of files that are no longer generated must be removed; the test for them runs after the tests that write.
update_snapshots() {
    rm -rf tests/snapshots/partnercentral-channel
    INSTA_UPDATE=always cargo test --package tests --test snapshots -- --test-threads=1
}

# Prints a notice with the places whose documentation must be reworded.
wording() {
    local places
    places=$(compare "$out/old.json" "$out/new.json" '"> - `\(places_of_words_not_in($old))`"' --raw-output)
    [ -n "$places" ] || return 0
    cat <<EOF
> [!IMPORTANT]
> Existing shapes keep our documentation, but new shapes have only the publisher's, which must not be merged. Reword
> it in \`$model\`, then run \`cargo xtask codegen\` and update the snapshots
> (\`INSTA_UPDATE=always cargo test -p tests\`). Reword the documentation of:
>
EOF
    printf '%s\n\n' "$places"
}

body() {
    echo "AWS has published [a new revision of the model]($(<"$published/source"))." \
    "This pull request is the result of \`cargo xtask update\`."
    echo
    wording
    cargo xtask changes "$out/old.json" "$out/new.json" --format markdown
}

# Shortens the body; a pull request allows at most 65,536 characters.
shortened() {
    jq --raw-input --slurp --raw-output \
        'if length > 60000 then .[:60000] + "\n\n… See `generated/CHANGELOG.md` and the HTML page for the rest." else . end'
}

[ -z "$(git status --porcelain)" ] || fail "the working tree has changes" "commit or stash them"
mkdir -p "$out"
git show "HEAD:$model" > "$out/old.json"
same=$(compare "$out/old.json" "$published/model.json" 'same_structure($old)')
[ "$same" = false ] || nothing_to_do "the published model differs only in documentation"

compare "$out/old.json" "$published/model.json" 'with_words_of($old)' --indent 4 > "$out/new.json"
cargo xtask update "$out/new.json"
[ -n "$(git status --porcelain)" ] || nothing_to_do "the update changed nothing"
update_snapshots

echo "Update the model: $(compare "$out/old.json" "$out/new.json" 'headline($old)' --raw-output)" > "$out/title"
body | shortened > "$out/body.md"
cargo xtask changes "$out/old.json" "$out/new.json" --format html > "$out/changes.html"
cat "$out/title"
