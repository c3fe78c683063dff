#!/bin/sh
# Checks for what the set-up cannot bring along itself, and names each missing part in one
# line. Plain POSIX sh, because Python itself may be what is missing.
# Usage: tools/preflight.sh [PYTHON]
python=${1:-python3}
missing=0

lacks() {
    echo "motorworks: $1" >&2
    missing=1
}

if ! command -v make >/dev/null 2>&1; then
    lacks "make is missing; on Debian: apt-get install make"
fi

# A pyenv shim may be on the path and yet run nothing, so the question is whether it runs.
if ! "$python" -c '' >/dev/null 2>&1; then
    lacks "$python is missing or does not run; Python 3.11 or newer is needed; on Debian: apt-get install python3"
elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    lacks "$("$python" --version 2>&1) is too old; Python 3.11 or newer is needed (name another one with: make PYTHON=python3.12)"
else
    # On Debian `venv` can be imported without `ensurepip`, but then makes no usable environment.
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        lacks "Python's venv module is missing; on Debian: apt-get install python3-venv"
    fi
    include=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')
    if [ ! -f "$include/Python.h" ]; then
        lacks "Python's headers (Python.h) are missing; on Debian: apt-get install python3-dev"
    fi
fi

# The first of these that is there is the one CMake will take, too. CXX may hold options or
# a launcher beside the compiler's name, so it is split into words on purpose.
compiler=
for candidate in "${CXX:-}" c++ g++ clang++; do
    if [ -n "$candidate" ] && command -v "${candidate%% *}" >/dev/null 2>&1; then
        compiler=$candidate
        break
    fi
done
if [ -z "$compiler" ]; then
    lacks "a C++ compiler is missing; on Debian: apt-get install g++"
else
    folder=$(mktemp -d) || exit 1
    trap 'rm -rf "$folder"' EXIT
    printf '#include <bit>\n#include <concepts>\n#include <span>\nint main() { return std::popcount(0u); }\n' \
        >"$folder/probe.cpp"
    # shellcheck disable=SC2086
    if ! $compiler -std=c++20 -o "$folder/probe" "$folder/probe.cpp" >/dev/null 2>&1; then
        lacks "$compiler cannot compile C++20; on Debian 12: apt-get install g++ (version 11 or newer)"
    fi
fi

exit $missing
