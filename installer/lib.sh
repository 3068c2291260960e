# SPDX-FileCopyrightText: 2026 Breakwater contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by installer/start, installer/test and .ci/run: says what it does, installs what is missing, times itself.
# shellcheck shell=bash
set -Eeuo pipefail
umask 022
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
self=${0##*/}
SECONDS=0
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin:/sbin

say() { printf '%s: [%3d s] %s\n' "$self" "$SECONDS" "$*" >&2; }
die() { say "$*"; exit 1; }
trap 'say "line $LINENO failed: $BASH_COMMAND"' ERR

# packagesOf GROUP…: the names of these groups of installer/packages.
packagesOf() {
    local group
    for group; do
        awk -v group="[$group]" '/^#/ { next } /^\[/ { inside = $0 == group; next } inside { print }' "$root/installer/packages"
    done | tr -s ' ' '\n' | sed '/^$/d'
}

# installPackages GROUP…: those that are not there yet. As an ordinary user: says what to run.
installPackages() {
    local -a missing=()
    local package
    while read -r package; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done < <(packagesOf "$@")
    ((${#missing[@]})) || return 0
    local -a prefix=()
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || die "packages are missing; as root, run: apt-get install --no-install-recommends ${missing[*]}"
        prefix=(sudo -n)
    fi
    say "installing ${#missing[@]} packages"
    # PostgreSQL's package would make and start a cluster of its own: the tests make theirs.
    if [[ " ${missing[*]} " == *' postgresql-15 '* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
        "${prefix[@]}" mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | "${prefix[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    local log
    log=$(mktemp)
    if ! {
        "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
            "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
                -o Dpkg::Options::=--force-confold "${missing[@]}"
    } >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        die "the packages could not be installed (above; whole in $log)"
    fi
    rm -f -- "$log"
    say "packages are there"
}

# installNpm: what tests ask for a second opinion from npm, pinned by its lock file, into build/npm. Tests skip, with the reason, without it.
installNpm() {
    local from=$root/tests/models/mailauth/peers to=$root/build/npm log=$root/build/npm.log
    command -v npm >/dev/null || installPackages npm
    if [[ -d $to/node_modules ]] && cmp -s "$from/package-lock.json" "$to/package-lock.json"; then
        return 0
    fi
    say "installing mailauth (npm) for its tests"
    rm -rf -- "$to"
    mkdir -p "$to"
    if ! { cp -- "$from/package.json" "$to/" && (cd -- "$to" && cp -- "$from/package-lock.json" . && npm ci --ignore-scripts --no-audit --no-fund); } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        rm -rf -- "$to"
        say "mailauth could not be installed (above): its tests will be skipped"
    fi
}

# build PRESET [TARGET…]: configures and builds; shows the output only if it fails.
build() {
    local preset=$1 log=$root/build/$1.log
    local -a targets=()
    shift
    (($# == 0)) || targets=(--target "$@")
    mkdir -p "$root/build"
    say "building preset $preset ${*:+($*)}"
    if ! { cd -- "$root" && cmake --preset "$preset" && cmake --build "build/$preset" "${targets[@]}"; } >"$log" 2>&1; then
        grep -E -A 8 'error|FAILED|CMake Error' "$log" | head -n 80 >&2 || tail -n 40 "$log" >&2
        die "preset $preset does not build (whole output in $log)"
    fi
}

# runTests PRESET [CTEST OPTION…]: all of its tests, one more at a time than there are processors: many wait for a server. Says in a few lines what
# failed, and why, at the very end: what stands there is read first, and kept where a long output is cut.
runTests() {
    local preset=$1 log=$root/build/$1.tests.log name
    shift
    say "testing preset $preset"
    if (cd -- "$root" && ctest --preset "$preset" -j "$(($(nproc) + 1))" --no-tests=error "$@") >"$log" 2>&1; then
        tail -n 3 "$log" >&2
        return 0
    fi
    while read -r name; do
        printf '\n---- %s\n' "$name" >&2
        # Its own part of the output, without what passed; ctest says "Test #7: name ....***Failed" above it.
        awk -v name="$name" '
            / Test +#[0-9]+: / || /^ +Start +[0-9]+: / { inside = 0 }
            / Test +#[0-9]+: / && index($0, ": " name " ") && !/ Passed / { inside = 1 }
            inside && !/^(PASS|QINFO|QDEBUG|Config:|\*\*\*\*)/ { print substr($0, 1, 300) }' "$log" | head -n 40 >&2
    done < <(sed -n 's/^[[:space:]]*[0-9]* - \([^ ]*\) (.*/\1/p' "$log")
    tail -n 20 "$log" >&2
    die "tests of preset $preset failed (above; whole in $log)"
}
