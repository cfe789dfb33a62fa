# shellcheck shell=bash
# Sourced by the scripts beside it: goes to the project's folder, finds what is missing to build it,
# and installs that where it may. Where it may not, it prints the line to type and stops.
#
# Nothing is kept outside the project's folder but system packages: the caches of SwiftPM and
# fontconfig, and temporary files, go into .build too.

set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
cd "$project"
mkdir -p .build/cache .build/temporary
export XDG_CACHE_HOME="$project/.build/cache" TMPDIR="$project/.build/temporary"

# SwiftPM makes some folders in the home folder all the same, and keeps nothing in them: those that
# were not there before go again.
new_in_home=()
for folder in .swiftpm .cache .local .local/share .local/share/bin; do
  if [[ -n "${HOME:-}" && ! -e "$HOME/$folder" ]]; then new_in_home+=("$HOME/$folder"); fi
done
leave_home_as_it_was() {
  local folder
  for folder in ${new_in_home[@]+"${new_in_home[@]}"}; do
    if [[ ! -d "$folder" ]]; then continue; fi
    # A link to the cache in the project, and folders of nothing.
    find "$folder" -type l -lname "$project/*" -delete
    find "$folder" -depth -type d -empty -delete
  done
}
trap leave_home_as_it_was EXIT

# Where SwiftPM keeps what it would keep in the home folder.
swift_folders=(
  --cache-path "$project/.build/cache/swiftpm" --config-path "$project/.build/cache/config"
  --security-path "$project/.build/cache/security")

say() { printf '%s\n' "$*" >&2; }
stop() {
  say "$@"
  exit 1
}

# Runs `swift build`, `swift test` …, with all folders inside the project.
swift_package() {
  local verb="$1"
  shift
  swift "$verb" "${swift_folders[@]}" "$@"
}

require_swift() {
  command -v swift >/dev/null || stop "Swift is missing. Get version 6.2 or later from" \
    "https://www.swift.org/install and put its usr/bin folder on PATH."
  local version
  version="$(swift --version 2>/dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)"
  [[ -n "$version" ]] || stop "\`swift --version\` does not say which version it is." \
    "Version 6.2 or later is needed: https://www.swift.org/install"
  local major="${version%%.*}" minor="${version#*.}"
  ((major > 6 || (major == 6 && minor >= 2))) || stop "This is Swift $version; version 6.2 or" \
    "later is needed. Get it from https://www.swift.org/install"
}

# Names the packages that are missing, one a line.
missing_packages() {
  if ! has_header graphviz/gvc.h; then echo libgraphviz-dev; fi
  # SwiftPM asks it where Graphviz is.
  if ! command -v pkg-config >/dev/null; then echo pkg-config; fi
  # Labels are measured with its widths; pictures and PDF documents are drawn with it.
  if ! has_liberation_sans; then liberation_package; fi
  # SwiftPM fetches the argument parser with it.
  if ! command -v git >/dev/null; then echo git; fi
  if [[ " $* " == *" python3 "* ]] && ! command -v python3 >/dev/null; then echo python3; fi
  if [[ " $* " == *" python3-venv "* ]] && ! python3 -c 'import ensurepip' 2>/dev/null; then
    echo python3-venv
  fi
  if [[ " $* " == *" python3-graph-tool "* ]] &&
    ! /usr/bin/python3 -c 'import graph_tool' 2>/dev/null; then
    echo python3-graph-tool
  fi
}

has_header() {
  local folder
  for folder in /usr/include /usr/local/include /opt/homebrew/include; do
    if [[ -e "$folder/$1" ]]; then return 0; fi
  done
  return 1
}

has_liberation_sans() {
  find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts" \
    -name 'LiberationSans-Regular.ttf' -print -quit 2>/dev/null | grep -q .
}

# Debian 12 calls the font's second version fonts-liberation2, later releases fonts-liberation.
liberation_package() {
  if ! command -v apt-cache >/dev/null || [[ -n "$(apt-cache madison fonts-liberation2 2>/dev/null)" ]] ||
    [[ -z "$(apt-cache madison fonts-liberation 2>/dev/null)" ]]; then
    echo fonts-liberation2
  else
    echo fonts-liberation
  fi
}

# Installs what is missing, or stops with the line to type. Arguments are tools that are needed
# beside what the build needs.
require_packages() {
  local missing
  missing="$(missing_packages "$@")"
  if [[ -z "$missing" ]]; then return; fi
  # shellcheck disable=SC2086 # one word a package
  set -- $missing
  if ! command -v apt-get >/dev/null; then
    stop "Missing: $*. These are the names in Debian and Ubuntu; elsewhere they are Graphviz 2.42" \
      "or later with its headers (graphviz-devel, graphviz), pkg-config or pkgconf, git and the" \
      "fonts Liberation Sans. Install them and run this again."
  fi
  local as_root=()
  if [[ "$(id -u)" != 0 ]]; then as_root=(sudo -n); fi
  if [[ "$(id -u)" != 0 ]] && ! sudo -n true 2>/dev/null; then
    stop "Missing: $*. Type this, then run the script again:" $'\n' \
      " sudo apt-get update && sudo apt-get install --no-install-recommends --yes $*"
  fi
  say "Installing $*"
  install_packages "$@" ||
    stop "apt-get could not install: $*. Its messages are above. By hand:" $'\n' \
      " apt-get update && apt-get install --no-install-recommends --yes $*"
}

install_packages() {
  local options=(-q -o DPkg::Lock::Timeout=300)
  if ! has_package_lists || ! apt_get install "${options[@]}" --no-install-recommends --yes "$@"; then
    # The lists are absent or too old for the archive.
    apt_get update "${options[@]}" >&2
    # The names of packages may have been unknown without lists.
    # shellcheck disable=SC2046 # one word a package
    set -- $(missing_packages "$@")
    apt_get install "${options[@]}" --no-install-recommends --yes "$@"
  fi >&2
}

apt_get() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@"; }

has_package_lists() {
  find /var/lib/apt/lists -maxdepth 1 -type f -name '*Packages*' -print -quit 2>/dev/null | grep -q .
}

# How tests are built: optimised, since laying diagrams out takes a hundred times as long without, and
# in a folder of their own, so that neither build undoes the other.
# shellcheck disable=SC2034 # read by the scripts that source this
tests=(-c release -Xswiftc -enable-testing --scratch-path "$project/.build/tests")

# Installs, builds in release mode, and leaves the path of the program in $alliance.
build_release() {
  swift_package build -c release --static-swift-stdlib --product alliance >&2
  # shellcheck disable=SC2034 # read by the scripts that source this
  alliance="$(swift_package build -c release --show-bin-path)/alliance"
}
