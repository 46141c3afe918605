#!/usr/bin/env bash
# Opens a draft pull request with the update that prepare-update.sh left in the working tree, or updates the open one.
#
# usage: propose-update.sh OUT
#
# Does nothing if OUT/title doesn't exist, or the open pull request already has the same model. Sets the step output
# `branch` after a push. PAGE_URL is the URL of the uploaded OUT/changes.html for a link in the pull request. Requires
# `gh`, and GH_TOKEN in the environment.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=.github/scripts/common.sh
source .github/scripts/common.sh

out=$1
branch="model-update"
name="github-actions[bot]"
email="41898282+github-actions[bot]@users.noreply.github.com"

# Runs git with the token. Other git commands don't get it.
git_with_token() { git -c credential.helper= -c credential.helper='!gh auth git-credential' "$@"; }

# Succeeds if the fetched branch has the same model as the working tree, apart from documentation.
proposed_already() {
    local model
    model=$(model_in_place)
    git show "FETCH_HEAD:$model" > "$out/proposed.json"
    [ "$(compare "$out/proposed.json" "$model" 'same_structure($old)')" = true ]
}

# Fails if the branch has commits of others, such as reworded documentation, which must not be overwritten.
check_no_commits_of_others() {
    local authors
    authors=$(git log --format=%ae HEAD..FETCH_HEAD | sort -u | grep --invert-match --line-regexp --fixed-strings \
        -- "$email" || true)
    [ -z "$authors" ] || fail "pull request #$1 is out of date, but has commits of others" \
    "merge or close it, and start this workflow again"
}

# Inserts a link to the page after the first paragraph.
link_page() {
    [ -n "${PAGE_URL:-}" ] || return 0
    local link="[The changes as an HTML page]($PAGE_URL), with requests and responses as Rust code."
    local body
    body=$(<"$out/body.md")
    { head -n 1 <<<"$body"; printf '\n%s\n' "$link"; tail -n +2 <<<"$body"; } > "$out/body.md"
}

push() {
    git switch --force-create "$branch"
    git add --all
    git -c user.name="$name" -c user.email="$email" commit --quiet --file "$out/title"
    git_with_token push --force origin "$branch"
}

# Uses the REST API, because `gh pr edit` requires permissions that the token doesn't have.
update() {
    gh api --silent --method PATCH "repos/{owner}/{repo}/pulls/$1" \
        --raw-field title="$(<"$out/title")" --field body="@$out/body.md"
}

create() {
    gh pr create --draft --base main --head "$branch" --title "$(<"$out/title")" --body-file "$out/body.md"
}

[ -f "$out/title" ] || exit 0
number=$(gh pr list --head "$branch" --state open --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
    git_with_token fetch origin "$branch"
    if proposed_already; then
        echo "pull request #$number already proposes this"
        exit 0
    fi
    check_no_commits_of_others "$number"
fi
link_page
push
if [ -n "$number" ]; then update "$number"; else create; fi
echo "branch=$branch" >> "${GITHUB_OUTPUT:-/dev/stdout}"
