#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the portal. './run.sh' serves; './run.sh VERB …' runs an operator's verb ('help' lists them).
# Exit codes: docs/operations.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source "$root/eng/machine.sh"

need_sdk
need_japan
# A server of one's own needs no PostgreSQL here.
if [ -z "${ConnectionStrings__Portal:-}" ]; then need_postgresql; fi

# The stamp names what was published: sources, and the SDK they were built with.
app=$root/artifacts/app
stamp=$root/artifacts/app.stamp
mkdir -p "$root/artifacts"
exec 9>"$root/artifacts/app.lock"
if command -v flock >/dev/null; then flock 9; fi
changed() {
  [ ! -f "$app/CollabPortal.Web.dll" ] || [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$(dotnet --version)" ] ||
    [ -n "$(cd "$root" && find src eng Directory.Build.props Directory.Packages.props global.json .editorconfig \
      \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]
}
if (cd "$root" && changed); then
  echo "Building (a few minutes the first time) …" >&2
  begun=$(mktemp "$root/artifacts/begun.XXXXXX")
  (cd "$root" && dotnet --version) > "$begun"
  log=$root/artifacts/publish.log
  if ! (cd "$root" && dotnet publish src/CollabPortal.Web -c Release -o "$app.new" -nologo -v quiet) > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -rf "$app.new" "$begun"
    fail 1 "The build failed; its messages are in $log."
  fi
  # A portal that still runs keeps its opened files; a new start takes the new folder.
  rm -rf "$app" && mv "$app.new" "$app"
  mv "$begun" "$stamp"
fi
exec 9>&-

export PORTAL_HOME=$root
export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Production}
exec dotnet "$app/CollabPortal.Web.dll" "$@"
