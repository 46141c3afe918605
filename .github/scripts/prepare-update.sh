#!/usr/bin/env bash
# Updates the work tree to a published model, and writes what a pull request with it would say.
#
# usage: prepare-update.sh PUBLISHED OUT
#
# PUBLISHED is a folder as fetch-model.sh writes it. If there is something to propose, it is in the work tree
# afterwards, and OUT has `title`, `body.md` and `changes.html`. If there is not, neither is the case. Why our words are put into
# the model, and what becomes of the publisher's, stands in workflows/update-model.yml.
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

# Renews the snapshots, and with them Cargo.lock for the crate's new version, so it can't be `--locked`. A file that
# is no longer generated must not leave a snapshot; the test that looks for such runs after those that write.
renew_snapshots() {
    rm -rf tests/snapshots/partnercentral-channel
    INSTA_UPDATE=always cargo test --package tests --test snapshots -- --test-threads=1
}

# Says which words are not ours yet.
wording() {
    local places
    places=$(compare "$out/old.json" "$out/new.json" '"> - `\(places_of_words_not_in($old))`"' --raw-output)
    [ -n "$places" ] || return 0
    cat <<EOF
> [!IMPORTANT]
> Our documentation has been kept, but what is new has only the publisher's, which is not to be merged. Put it
> into our own words in \`$model\`, then run \`cargo xtask codegen\` and renew the snapshots
> (\`INSTA_UPDATE=always cargo test -p tests\`). These are the places:
>
EOF
    printf '%s\n\n' "$places"
}

body() {
    echo "AWS has published [another revision of the model]($(<"$published/source"))." \
        "This is what \`cargo xtask update\` makes of it."
    echo
    wording
    cargo xtask changes "$out/old.json" "$out/new.json" --format markdown
}

# The body of a pull request can't have more than 65,536 characters.
shortened() {
    jq --raw-input --slurp --raw-output \
        'if length > 60000 then .[:60000] + "\n\n… All of it is in `generated/CHANGELOG.md` and in the page." else . end'
}

[ -z "$(git status --porcelain)" ] || fail "the work tree has changes" "commit them, or put them away"
mkdir -p "$out"
git show "HEAD:$model" > "$out/old.json"
same=$(compare "$out/old.json" "$published/model.json" 'same_structure($old)')
[ "$same" = false ] || nothing_to_do "what is published differs in nothing but words"

compare "$out/old.json" "$published/model.json" 'with_words_of($old)' --indent 4 > "$out/new.json"
cargo xtask update "$out/new.json"
[ -n "$(git status --porcelain)" ] || nothing_to_do "the update has changed nothing"
renew_snapshots

echo "Update the model: $(compare "$out/old.json" "$out/new.json" 'headline($old)' --raw-output)" > "$out/title"
body | shortened > "$out/body.md"
cargo xtask changes "$out/old.json" "$out/new.json" --format html > "$out/changes.html"
cat "$out/title"
