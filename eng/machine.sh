# What the machine must have; sourced by run.sh and test.sh. Installs by apt only what is missing, and only where it may.

# fail CODE SENTENCE
fail() {
  echo "$2" >&2
  exit "$1"
}

need_sdk() {
  command -v dotnet >/dev/null || fail 3 "The .NET SDK 10.0 is missing: install it (https://dotnet.microsoft.com/download) and put 'dotnet' into PATH."
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail 3 "No .NET SDK 10.0 was found among the installed ones: install it (https://dotnet.microsoft.com/download)."
}

# Culture and time-zone data. Without libicu 'dotnet' itself breaks off with a page of text.
need_japan() {
  local missing=()
  [ -n "$(find /usr/lib /usr/lib64 /lib /usr/local/lib -name 'libicuuc.so.*' -print -quit 2>/dev/null)" ] || missing+=(libicu-dev)
  [ -f "${TZDIR:-/usr/share/zoneinfo}/Asia/Tokyo" ] || missing+=(tzdata)
  install_missing "${missing[@]}"
}

need_postgresql() {
  local bin
  for bin in $(compgen -G '/usr/lib/postgresql/*/bin' || true); do
    [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && [ -x "$bin/postgres" ] && return
  done
  command -v initdb >/dev/null && command -v pg_ctl >/dev/null && command -v postgres >/dev/null && return
  install_missing postgresql
}

# install_missing PACKAGE…
install_missing() {
  [ $# -gt 0 ] || return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as=(sudo -n); else as=(refused); fi
  fi
  if ! command -v apt-get >/dev/null || [ "${as[*]:-}" = refused ]; then
    fail 3 "Missing on this machine: $*. Install it with 'sudo apt-get install -y $*' and start again."
  fi
  echo "Installing $* …" >&2
  # Debian's postgresql would make and start a cluster of its own, which nobody here needs.
  if [[ " $* " == *" postgresql "* ]] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${as[@]}" mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' | "${as[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  "${as[@]}" apt-get update -qq >/dev/null || echo "apt-get update failed; trying with the lists that are here." >&2
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >/dev/null ||
    fail 3 "apt-get could not install $*: install it by hand and start again."
}
