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

# Published again only when a source or the SDK changed, so that a second start takes seconds.
app=$root/artifacts/app
stamp=$root/artifacts/app.stamp
mkdir -p "$root/artifacts"
exec 9>"$root/artifacts/app.lock"
if command -v flock >/dev/null; then flock 9; fi
fingerprint=$(
  cd "$root"
  dotnet --version
  find src eng Directory.Build.props Directory.Packages.props global.json .editorconfig \( -name bin -o -name obj \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
)
if [ ! -f "$app/CollabPortal.Web.dll" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$fingerprint" ]; then
  echo "Building (a minute or two the first time) …" >&2
  log=$root/artifacts/publish.log
  rm -rf "$app.new"
  if ! (cd "$root" && dotnet publish src/CollabPortal.Web -c Release -o "$app.new" -nologo -v quiet) > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail 1 "The build failed; its messages are in $log."
  fi
  # A portal that still runs keeps its opened files; the next start takes the new folder.
  rm -rf "$app" "$stamp" && mv "$app.new" "$app"
  echo "$fingerprint" > "$stamp"
fi
exec 9>&-

export PORTAL_HOME=$root
export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Production}
exec dotnet "$app/CollabPortal.Web.dll" "$@"
