#!/usr/bin/env bash
# Fetches a model from the repository of AWS service models.
#
# usage: fetch-model.sh PATH REF OUT
#
# Writes OUT/model.json, and its permanent URL to OUT/source. The URL contains the last commit at REF that changed
# the file, so it stays the same until the next change. Requires `gh`, and GH_TOKEN in the environment.
set -euo pipefail

repository=aws/api-models-aws
path=$1 ref=$2 out=$3

commit=$(gh api --method GET "repos/$repository/commits" \
    --raw-field path="$path" --raw-field sha="$ref" --raw-field per_page=1 --jq '.[0].sha // empty')
if [ -z "$commit" ]; then
    printf 'error: %s has no %s at %s\n' "$repository" "$path" "$ref" >&2
    echo "  help: look for its new path in the repository, and start the workflow manually with that path" >&2
    exit 1
fi

mkdir -p "$out"
gh api --method GET "repos/$repository/contents/$path" --raw-field ref="$commit" \
    --header "Accept: application/vnd.github.raw+json" > "$out/model.json"
echo "https://github.com/$repository/blob/$commit/$path" > "$out/source"
cat "$out/source"
