#!/usr/bin/env bash
# Installs what the tests need and is missing, builds, runs every test project, and ends with one line: N passed, N failed.
# Works beside a running ./run.sh: another build configuration, clusters of its own in /tmp, no fixed ports.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source "$root/eng/machine.sh"

need_sdk
need_japan
need_postgresql
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
# A Japanese font: without one every screen shows boxes.
{ command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja family 2>/dev/null)" ]; } ||
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*cjk*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
install_missing "${missing[@]}"

cd "$root" || exit 1
# The settings of a portal on this machine must not steer the tests.
for name in $(compgen -e | grep -E '^(PORTAL_|ConnectionStrings__)'); do unset "$name"; done
if ! dotnet build CollabPortal.sln -nologo -v quiet -clp:NoSummary; then
  echo "The build failed." >&2
  echo "0 passed, 1 failed"
  exit 1
fi

results=$(mktemp -d "${TMPDIR:-/tmp}/collabportal-results-XXXXXX")
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0 broken=0
counter() { sed -n "s/.*<Counters[^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }
for project in tests/*Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  if ! grep -rlE --include='*.cs' --exclude-dir=obj --exclude-dir=bin '\[(Fact|Theory|Property)' "$(dirname "$project")" >/dev/null; then
    echo "$name: no tests yet"
    continue
  fi
  echo "== $name"
  dotnet test "$project" --no-build --nologo -v quiet --blame-hang --blame-hang-timeout 20m --blame-hang-dump-type none \
    --results-directory "$results/$name" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal"
  code=$?
  trx=$results/$name/$name.trx
  total=$([ -f "$trx" ] && counter "$trx" total)
  p=$([ -f "$trx" ] && counter "$trx" passed)
  ran=$([ -f "$trx" ] && counter "$trx" executed)
  p=${p:-0} ran=${ran:-0} total=${total:-0}
  passed=$((passed + p)) failed=$((failed + ran - p)) skipped=$((skipped + total - ran))
  # A project that crashed or ran nothing is a failure, whatever its file says.
  if { [ "$code" -ne 0 ] && [ "$ran" -eq "$p" ]; } || [ "$total" -eq 0 ]; then
    echo "$name: crashed, or ran no test (exit code $code)"
    broken=$((broken + 1))
  fi
done

failed=$((failed + broken))
line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
