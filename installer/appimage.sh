#!/usr/bin/env bash
# Make an AppImage from a packaged program: installer/appimage.sh FOLDER
# FOLDER is one that installer/self_test.sh has filled; the AppImage is written into it. Needs mksquashfs (squashfs-tools).
# Its head is installer/linux/runtime.c, compiled here with libsquashfuse-dev libfuse3-dev libzstd-dev liblz4-dev liblzo2-dev
# liblzma-dev zlib1g-dev; with RUNTIME=FILE another one is taken, such as the AppImage project's own.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
folder="$(cd "${1:?the folder that installer/self_test.sh filled}" && pwd)"
program="$folder/dist/medneg-desktop"
[ -x "$program/medneg-desktop" ] || { echo "run installer/self_test.sh $folder first" >&2; exit 2; }

version="$("$program/medneg-desktop" --version | grep -oE '[0-9]+(\.[0-9]+)+' | head -1)"
id="org.medneg.Desktop"
tree="$folder/MedNeg.AppDir"
work="$(mktemp -d)"
trap 'rm -rf "$work" "$tree"' EXIT
rm -rf "$tree"
install -d "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/"{applications,metainfo,mime/packages,doc/medneg-desktop} \
    "$tree/usr/share/icons/hicolor/scalable/apps"
cp -a "$program" "$tree/usr/lib/medneg-desktop"
ln -s ../lib/medneg-desktop/medneg-desktop "$tree/usr/bin/medneg-desktop"
install -m 755 "$here/installer/linux/AppRun" "$tree/AppRun"
install -m 644 "$here/installer/linux/$id.desktop" "$tree/usr/share/applications/"
install -m 644 "$here/installer/linux/$id.mime.xml" "$tree/usr/share/mime/packages/$id.xml"
install -m 644 "$here/LICENSE" "$here/installer/THIRD_PARTY.md" "$tree/usr/share/doc/medneg-desktop/"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%F)/" \
    "$here/installer/linux/$id.metainfo.xml" >"$tree/usr/share/metainfo/$id.appdata.xml"
install -m 644 "$here/resources/icons/medneg.svg" "$tree/usr/share/icons/hicolor/scalable/apps/$id.svg"
"$folder/venv/bin/python" "$here/installer/draw_icon.py" "$work"
install -D -m 644 "$work/256.png" "$tree/usr/share/icons/hicolor/256x256/apps/$id.png"
# Programs that look into an AppImage look for these three at its top.
ln -s "usr/share/applications/$id.desktop" "$tree/$id.desktop"
ln -s "usr/share/icons/hicolor/scalable/apps/$id.svg" "$tree/$id.svg"
ln -s "usr/share/icons/hicolor/256x256/apps/$id.png" "$tree/.DirIcon"
chmod -R a+rX "$tree"

runtime="${RUNTIME:-}"
if [ -z "$runtime" ]; then
    runtime="$work/runtime"
    "${CC:-gcc}" -std=gnu11 -O2 -Wall -D_FILE_OFFSET_BITS=64 -static "$here/installer/linux/runtime.c" \
        -I/usr/include/fuse3 -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd -lz -llzma -llz4 -llzo2 -lpthread -o "$runtime"
    strip "$runtime"
    printf 'AI\x02' | dd of="$runtime" bs=1 seek=8 conv=notrunc status=none # the sign of an AppImage of type 2
fi
package="$folder/MedNeg-$version-$(uname -m).AppImage"
mksquashfs "$tree" "$work/image" -comp zstd -Xcompression-level 19 -root-owned -noappend -no-xattrs -quiet -no-progress
cat "$runtime" "$work/image" >"$package"
chmod 755 "$package"
echo "$package, $(du -m "$package" | cut -f1) MB"
