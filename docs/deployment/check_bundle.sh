#!/usr/bin/env bash
# Install the offline bundle where every connection is refused, ask it, serve it, end it: docs/deployment/check_bundle.sh [TAR]
set -euo pipefail
cd "$(dirname "$0")/../.."
tar="$(realpath "${1:-$(ls -1t dist/youju-offline-*.tar | head -n 1)}")"
if [ "${2:-}" != inside ]; then
	if [ "$(id -u)" = 0 ]; then exec unshare -n "$0" "$tar" inside; else exec unshare -rn "$0" "$tar" inside; fi
fi
ip link set lo up
! (exec 3<> /dev/tcp/1.1.1.1/443) 2>/dev/null || { echo "这里有网络，检查没有意义" >&2; exit 1; }
work="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
started=$SECONDS
tar -x -f "$tar" -C "$work"
(cd "$work"/youju-offline-* && env -i PATH="$PATH" HOME="$work" LANG=C.UTF-8 sh install.sh "$work/to") 
echo "安装用了 $((SECONDS - started)) 秒，占 $(du -sh "$work/to" | cut -f 1)"
youju="$work/to/.venv/bin/youju"
said="$(env -i PATH=/usr/bin:/bin HOME="$work" LANG=C.UTF-8 "$youju" ask 今年专项债的目标是多少)"
grep -q 32.27亿元 <<< "$said" || { echo "答案不对：$said" >&2; exit 1; }
env -i PATH=/usr/bin:/bin HOME="$work" LANG=C.UTF-8 YOUJU_PORT=7899 "$youju" serve 2> "$work/log" & server=$!
for _ in $(seq 120); do
	ready="$("$work/to/.venv/bin/python" -c 'import urllib.request; print(urllib.request.urlopen("http://127.0.0.1:7899/youju/ready").read().decode())' 2>/dev/null)" && break
	kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
	sleep 1
done
kill "$server"
wait "$server" || { echo "没有正常结束" >&2; exit 1; }
echo "没有网络，安装、提问、打开页面、结束都正常：$ready"
