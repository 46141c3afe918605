#!/usr/bin/env bash
# Makes a draft pull request of what prepare-update.sh has left in the work tree, or renews the one that is open.
#
# usage: propose-update.sh OUT
#
# Does nothing if there is no OUT/title, or the open pull request has the same model already. Sets the output
# `branch` of the workflow's step if it has pushed. PAGE_URL is the address of the uploaded OUT/changes.html, to which
# the pull request links. Needs `gh`, and GH_TOKEN in the environment.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=.github/scripts/common.sh
source .github/scripts/common.sh

out=$1
branch="model-update"
name="github-actions[bot]"
email="41898282+github-actions[bot]@users.noreply.github.com"

# git, with the token only where it is needed.
git_with_token() { git -c credential.helper= -c credential.helper='!gh auth git-credential' "$@"; }

# Whether the fetched branch has the work tree's model, in whatever words.
proposed_already() {
    local model
    model=$(model_in_place)
    git show "FETCH_HEAD:$model" > "$out/proposed.json"
    [ "$(compare "$out/proposed.json" "$model" 'same_structure($old)')" = true ]
}

# Someone may be at work on the documentation there: that is not to be pushed over.
leave_alone_what_others_do() {
    local authors
    authors=$(git log --format=%ae HEAD..FETCH_HEAD | sort -u | grep --invert-match --line-regexp --fixed-strings \
        -- "$email" || true)
    [ -z "$authors" ] || fail "pull request #$1 is behind what is published, and has commits of others" \
        "merge or close it, and start this workflow again"
}

# Puts the link to the page below the first paragraph.
link_page() {
    [ -n "${PAGE_URL:-}" ] || return 0
    local link="[The changes as a page]($PAGE_URL), with requests and responses as Rust; open it in a browser."
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

# By way of the REST interface: `gh pr edit` wants permissions that the token doesn't have.
renew() {
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
        echo "pull request #$number proposes this already"
        exit 0
    fi
    leave_alone_what_others_do "$number"
fi
link_page
push
if [ -n "$number" ]; then renew "$number"; else create; fi
echo "branch=$branch" >> "${GITHUB_OUTPUT:-/dev/stdout}"
