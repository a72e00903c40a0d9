#!/usr/bin/env bash
# Try an AppImage: installer/try_appimage.sh FILE.AppImage
# Mounted, and unpacked where nothing can be mounted; its menu entry put in and taken out in an empty home.
set -euo pipefail
image="$(readlink -f "${1:?which AppImage?}")"
here="$(cd "$(dirname "$0")" && pwd)"
home="$(mktemp -d)"
trap 'rm -rf "$home"' EXIT
clean=(env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen)
cd "$home"
[ "$(dd if="$image" bs=1 skip=8 count=2 status=none)" = AI ]
"${clean[@]}" "$image" --version
"${clean[@]}" "$image" --self-test
"${clean[@]}" "$image" --demo --exit-when-ready
"${clean[@]}" APPIMAGE_EXTRACT_AND_RUN=1 TMPDIR="$home" "$image" --self-test
sleep 1
if grep -q mount_MedNeg /proc/mounts || compgen -G "$home/.mount_*" >/dev/null; then
    echo "something stayed mounted or unpacked" >&2
    exit 1
fi
mkdir -p "$home/.local/share/MedNeg/vault"
"${clean[@]}" "$image" install
grep -q "^Exec=\"$image\" open %F" "$home/.local/share/applications/org.medneg.Desktop.desktop"
test -s "$home/.local/share/icons/hicolor/scalable/apps/org.medneg.Desktop.svg"
"${clean[@]}" "$image" uninstall </dev/null
test ! -e "$home/.local/share/applications/org.medneg.Desktop.desktop"
test -d "$home/.local/share/MedNeg/vault" # not asked, so kept
uninstalled() { python3 "$here/linux/answer.py" "$1" "${clean[@]}" TERM=dumb "$image" uninstall; }
uninstalled "" # Enter
uninstalled "erase" # not the word
test -d "$home/.local/share/MedNeg/vault"
uninstalled "ERASE"
test ! -e "$home/.local/share/MedNeg"
echo "the AppImage starts mounted and unpacked, comes into the menu and out of it, and erases only when told to"
