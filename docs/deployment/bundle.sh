#!/usr/bin/env bash
# Everything that a machine without any network needs: docs/deployment/bundle.sh PYTHON → dist/youju-offline-VERSION.tar
set -euo pipefail
cd "$(dirname "$0")/../.."
python="$1"
version="$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')"
name="youju-offline-$version"
mkdir -p dist
work="$(mktemp -d -p dist)"
trap 'rm -rf "$work"' EXIT
bundle="$work/$name"
mkdir -p "$bundle/wheels" "$bundle/source"

echo "正在收集软件包……" >&2
"$python" -c '
import tomllib
project = tomllib.load(open("pyproject.toml", "rb"))
print("pip", "wheel", *project["build-system"]["requires"], *project["project"]["dependencies"], sep="\n")
' > "$work/wanted"
"$python" -m pip wheel -q --disable-pip-version-check -w "$bundle/wheels" -c constraints.txt -r "$work/wanted"

git archive HEAD | tar -x -C "$bundle/source"
rm -rf "$bundle/source/tests" "$bundle/source/.ci"
cp docs/deployment/install.sh "$bundle/install.sh"
cp docs/deployment/offline.md "$bundle/README.md"
chmod +x "$bundle/install.sh"
# The oldest C library that all wheels run with stands in their names.
glibc="$(find "$bundle/wheels" -name '*.whl' | grep -oE 'manylinux_2_[0-9]+' | grep -oE '[0-9]+$' | sort -n | tail -n 1 || true)"
{
	echo "version=$version"
	echo "machine=$(uname -m)"
	echo "system=$(uname -s)"
	echo "glibc=2.${glibc:-17}"
} > "$bundle/PLATFORM"
(cd "$bundle" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs -d '\n' sha256sum > SHA256SUMS)
tar -c -f "$work/$name.tar" -C "$work" "$name"
mv "$work/$name.tar" "dist/$name.tar"
echo "dist/$name.tar：$(du -h "dist/$name.tar" | cut -f 1)，$(find "$bundle/wheels" -name '*.whl' | wc -l) 个软件包" >&2
