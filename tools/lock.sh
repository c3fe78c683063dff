#!/bin/sh
# Writes the exact versions of the developers' packages: the newest releases that
# pyproject.toml allows, taken in an environment of their own. Run it with the oldest Python
# that is to be supported, Debian 12's 3.11.2: some releases ask for a later 3.11.
# Usage: tools/lock.sh PYTHON FILE
set -eu
python=$1
file=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" -m venv "$folder/venv"
pip="$folder/venv/bin/python -m pip --disable-pip-version-check"
$pip install --quiet scikit-build-core nanobind cmake ninja
$pip install --quiet --no-build-isolation \
    --config-settings=build-dir="$folder/build" ".[test,docs,bench]"
{
    echo "# Every package of the developers' environment, exact, so that set-ups can be repeated."
    echo "# Written by 'make lock'; what the product itself asks for stands in pyproject.toml."
    $pip freeze --exclude motorworks
} >"$folder/lock"
cp "$folder/lock" "$file"
