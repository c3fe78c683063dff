#!/bin/sh
# Writes the exact versions of the developers' packages: the newest releases that
# pyproject.toml allows, taken in an environment of their own. Run it with the oldest Python
# that is to be supported, Debian 12's 3.11.2: some releases ask for a later 3.11.
# The simulators that the benchmark compares with are taken apart from them, into a list of
# their own, so that what they ask for never reaches the developers' environment.
# Usage: tools/lock.sh PYTHON FILE PEERS_FILE
set -eu
python=$1
file=$2
peers_file=$3
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

"$python" -m venv "$folder/peers"
pip="$folder/peers/bin/python -m pip --disable-pip-version-check"
$pip install --quiet simpy salabim ciw simantha simprocesd
{
    echo "# The simulators that the benchmark measures beside Motorworks, exact, in an environment of their own."
    echo "# Written by 'make lock'. Nothing here reaches a user or the developers' environment."
    $pip freeze --all --exclude pip
} >"$folder/peers-lock"
cp "$folder/peers-lock" "$peers_file"
