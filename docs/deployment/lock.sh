#!/usr/bin/env bash
# Resolve all dependencies (those for development too) in a fresh environment and write them down: docs/deployment/lock.sh PYTHON > constraints.txt
# Versions alone: no addresses of registries, and no local part (torch's +cpu) that another platform has not.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv="$(mktemp -d)"
trap 'rm -rf "$venv"' EXIT
"$1" -m venv "$venv"
run="$venv/bin/python"
"$run" -m pip install -qq --disable-pip-version-check --upgrade pip
"$run" -c '
import tomllib
project = tomllib.load(open("pyproject.toml", "rb"))
print(*project["build-system"]["requires"], *project["project"]["dependencies"], *project["dependency-groups"]["dev"], "wheel", sep="\n")
' > "$venv/wanted"
"$run" -m pip install -qq --disable-pip-version-check -r "$venv/wanted" >&2
echo "# Written by \`make lock\`: the versions that are installed and tested together. \`make install\` keeps to them."
"$run" -m pip freeze --all | sed -E 's/\+[A-Za-z0-9.]+$//' | grep -E '^[A-Za-z0-9._-]+==[0-9][^ ]*$' | LC_ALL=C sort -f
