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

# Published once for each state of the sources and the SDK, into a folder named for it: a second start takes seconds, and a portal
# that still runs keeps its own files. The newest two are kept.
apps=$root/artifacts/app
mkdir -p "$apps"
exec 9>"$root/artifacts/app.lock"
if command -v flock >/dev/null; then flock 9; fi
state=$(
  cd "$root"
  {
    dotnet --version
    find src eng Directory.Build.props Directory.Packages.props global.json .editorconfig \( -name bin -o -name obj \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c 1-12
)
app=$apps/$state
if [ ! -f "$app/CollabPortal.Web.dll" ]; then
  echo "Building (a minute or two the first time) …" >&2
  log=$root/artifacts/publish.log
  rm -rf "$apps/unfinished"
  # Analyzers are for ./test.sh; here they would only cost a newcomer's time.
  if ! (cd "$root" && dotnet publish src/CollabPortal.Web -c Release -o "$apps/unfinished" -nologo -v quiet -nodeReuse:false \
    -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false 9>&-) > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail 1 "The build failed; its messages are in $log."
  fi
  mv "$apps/unfinished" "$app"
  ls -1dt "$apps"/*/ | tail -n +3 | xargs -r -d '\n' rm -rf
fi
exec 9>&-

export PORTAL_HOME=$root
export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Production}
exec dotnet "$app/CollabPortal.Web.dll" "$@"
