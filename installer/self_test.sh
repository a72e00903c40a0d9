#!/usr/bin/env bash
# Build the packaged program and run its self-test: installer/self_test.sh FOLDER
# FOLDER gets an environment of its own and the result; nothing is written elsewhere.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
folder="${1:?which folder may be filled?}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
program="$folder/dist/medneg-desktop/medneg-desktop"

if [ ! -x "$folder/venv/bin/pyinstaller" ]; then
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --no-deps --require-hashes --only-binary=:all: \
        -r "$here/installer/requirements-run.lock"
    "$folder/venv/bin/pip" install --quiet "pyinstaller>=6.22,<7"
fi
started=$SECONDS
"$folder/venv/bin/pyinstaller" "$here/installer/medneg.spec" --noconfirm --log-level ERROR \
    --distpath "$folder/dist" --workpath "$folder/work"
echo "built in $((SECONDS - started)) s, $(du -sm "$folder/dist/medneg-desktop" | cut -f1) MB"

# As on the person's computer: another folder, an empty home, nothing of Python in the surroundings.
mkdir -p "$folder/elsewhere"
cd "$folder/elsewhere"
home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
clean=(env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen)
"${clean[@]}" "$program" --version
"${clean[@]}" "$program" --self-test
"${clean[@]}" "$program" packet --demo --today 2026-11-24 --out packet.pdf
test -s packet.pdf
"${clean[@]}" "$program" --demo --exit-when-ready
if [ -n "${DISPLAY:-}" ]; then
    "${clean[@]}" QT_QPA_PLATFORM=xcb DISPLAY="$DISPLAY" "$program" --demo --exit-when-ready
    echo "the window opens"
fi
echo "the packaged program reads, audits and prints"
