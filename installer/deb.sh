#!/usr/bin/env bash
# Make the .deb from a packaged program: installer/deb.sh FOLDER
# FOLDER is one that installer/self_test.sh has filled; the package is written into it. Needs dpkg-deb; root is not needed.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
folder="$(cd "${1:?the folder that installer/self_test.sh filled}" && pwd)"
program="$folder/dist/medneg-desktop"
[ -x "$program/medneg-desktop" ] || { echo "run installer/self_test.sh $folder first" >&2; exit 2; }

version="$("$program/medneg-desktop" --version | grep -oE '[0-9]+(\.[0-9]+)+' | head -1)"
architecture="$(dpkg --print-architecture)"
glibc="$(ldd --version | grep -oE '[0-9]+\.[0-9]+$' | head -1)" # what it was linked against is the least it runs on
id="org.medneg.Desktop"
tree="$folder/deb"
rm -rf "$tree"
install -d "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$tree/usr/share/"{applications,metainfo,mime/packages} \
    "$tree/usr/share/doc/medneg-desktop" "$tree/usr/share/icons/hicolor/scalable/apps"

cp -a "$program" "$tree/usr/lib/medneg-desktop"
ln -s ../lib/medneg-desktop/medneg-desktop "$tree/usr/bin/medneg-desktop"
install -m 644 "$here/installer/linux/$id.desktop" "$tree/usr/share/applications/"
install -m 644 "$here/installer/linux/$id.mime.xml" "$tree/usr/share/mime/packages/$id.xml"
install -m 644 "$here/LICENSE" "$tree/usr/share/doc/medneg-desktop/copyright"
install -m 644 "$here/installer/THIRD_PARTY.md" "$tree/usr/share/doc/medneg-desktop/"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%F)/" \
    "$here/installer/linux/$id.metainfo.xml" >"$tree/usr/share/metainfo/$id.metainfo.xml"
install -m 644 "$here/resources/icons/medneg.svg" "$tree/usr/share/icons/hicolor/scalable/apps/$id.svg"
pictures="$(mktemp -d)"
trap 'rm -rf "$pictures"' EXIT
"$folder/venv/bin/python" "$here/installer/draw_icon.py" "$pictures"
for picture in "$pictures"/*.png; do
    size="$(basename "$picture" .png)"
    install -D -m 644 "$picture" "$tree/usr/share/icons/hicolor/${size}x$size/apps/$id.png"
done

find "$tree" -type d -exec chmod 755 {} + # whatever the builder's umask was, everyone may start the program
chmod -R a+rX "$tree/usr"
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$architecture/" -e "s/@GLIBC@/$glibc/" \
    -e "s/@SIZE@/$(du -sk "$tree/usr" | cut -f1)/" "$here/installer/linux/control" >"$tree/DEBIAN/control"
install -m 755 "$here/installer/linux/postrm" "$tree/DEBIAN/postrm"
install -m 644 "$here/installer/linux/templates" "$tree/DEBIAN/templates"
package="$folder/medneg-desktop_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package"
rm -rf "$tree"
echo "$package, $(du -m "$package" | cut -f1) MB"
