#!/usr/bin/env bash
# Ask an advisory service about every locked version: docs/deployment/audit.sh PYTHON. Status 0 only when it was asked about all and knows nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv="$(mktemp -d)"
trap 'rm -rf "$venv"' EXIT
"$1" -m venv "$venv"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check pip-audit || { echo "没有审计：装不上 pip-audit" >&2; exit 3; }
status=0
"$venv/bin/pip-audit" --strict --no-deps --disable-pip --progress-spinner off --timeout 30 -r constraints.txt 2> "$venv/said" || status=$?
cat "$venv/said" >&2
if [ "$status" = 0 ]; then
	echo "已审计 $(grep -c == constraints.txt) 个软件包：没有已知漏洞"
elif grep -qE '^Found [0-9]+ known vulnerabilit' "$venv/said"; then
	echo "有已知漏洞：请升级所列的软件包，再运行 make lock" >&2
	exit 1
else
	echo "没有审计成：连不上公告服务，或有软件包查不到。这不等于没有漏洞，请在能联网的机器上重试" >&2
	exit 3
fi
