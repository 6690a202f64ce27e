#!/bin/sh
# 有据的离线安装：sh install.sh [安装到的目录]，默认 ./youju。不使用网络；只写这个目录。
set -eu
cd "$(dirname "$0")"
here="$PWD"

stop() { echo "$1" >&2; exit 1; }

[ -r PLATFORM ] && [ -r SHA256SUMS ] || stop "安装包不完整：请重新解开 tar 文件"
wanted() { sed -n "s/^$1=//p" PLATFORM; }
system="$(uname -s)" machine="$(uname -m)"
[ "$system" = "$(wanted system)" ] || stop "安装包用于 $(wanted system)，这台机器是 $system：请用同样系统的机器制作安装包（make bundle）"
[ "$machine" = "$(wanted machine)" ] || stop "安装包用于 $(wanted machine)，这台机器是 $machine：请用同样架构的机器制作安装包（make bundle）"
if [ "$system" = Linux ]; then
	glibc="$(getconf GNU_LIBC_VERSION 2>/dev/null | sed -n 's/^glibc 2\.//p')"
	[ -n "$glibc" ] || stop "安装包需要 glibc $(wanted glibc) 以上，这台机器用的是别的 C 库：请换用 Debian、Ubuntu、openEuler、麒麟等系统"
	[ "$glibc" -ge "$(wanted glibc | cut -d . -f 2)" ] || stop "安装包需要 glibc $(wanted glibc) 以上，这台机器是 2.$glibc：请升级系统"
fi
python="${PYTHON:-}"
for name in python3.11 python3 python; do
	[ -z "$python" ] && command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && python="$name"
done
[ -n "$python" ] || stop "需要 Python 3.11，没有找到：请先安装，或用 PYTHON=路径 sh install.sh 指定"
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || stop "需要 Python 3.11，$python 不是：请用 PYTHON=路径 指定"
"$python" -c 'import venv, sqlite3, ssl, ctypes' 2>/dev/null || stop "$python 不完整（缺少 venv、sqlite3、ssl 或 ctypes）：请安装完整的 Python 3.11"

echo "核对安装包……"
sha256sum --quiet -c SHA256SUMS >&2 || stop "安装包与校验值不符：文件已损坏或被改动，请重新复制"

target="${1:-$here/youju}"
mkdir -p "$target" || stop "无法写入 $target：请换一个目录"
target="$(cd "$target" && pwd)"
echo "安装到 $target ……"
# Updating: the program is replaced; data/, and what was put into seeds/, stay.
for name in "$here/source"/* "$here/source"/.[!.]*; do
	[ -e "$name" ] || continue
	if [ "$(basename "$name")" = seeds ] && [ -d "$target/seeds" ]; then continue; fi
	rm -rf "$target/$(basename "$name")"
	cp -R "$name" "$target/"
done
rm -rf "$target/.venv"
"$python" -m venv --without-pip "$target/.venv"
run="$target/.venv/bin/python"
export PIP_CONFIG_FILE=/dev/null PIP_NO_INDEX=1 PIP_FIND_LINKS="$here/wheels" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONWARNINGS=ignore
PYTHONPATH="$(ls "$here"/wheels/pip-*.whl)" "$run" -m pip install -q pip setuptools wheel
"$run" -m pip install -q -c "$target/constraints.txt" --no-build-isolation -e "$target"
echo "建立索引……"
"$target/.venv/bin/youju" index
cat <<END
安装完成。
  打开页面：$target/.venv/bin/youju serve
  试问一句：$target/.venv/bin/youju ask 今年专项债的目标是多少
  给许多人用、开机启动、备份：见 $target/docs/deployment/README.md
END
