#!/usr/bin/env bash
# Make the macOS disk image from MedNeg.app: installer/macos/dmg.sh FOLDER   (FOLDER as filled by PyInstaller: dist/MedNeg.app)
# With SIGN_ID and NOTARY_PROFILE set it is signed, notarized and stapled; without them Gatekeeper asks before the first start.
# It was never run: no Mac was at hand. Build once on Intel and once on Apple silicon; the parts come per processor.
set -euo pipefail
here="$(cd "$(dirname "$0")/../.." && pwd)"
folder="$(cd "${1:?the folder with dist/MedNeg.app}" && pwd)"
app="$folder/dist/MedNeg.app"
version="$("$app/Contents/MacOS/medneg-desktop" --version | grep -oE '[0-9]+(\.[0-9]+)+' | head -1)"
image="$folder/MedNeg-$version-$(uname -m).dmg"

if [ -n "${SIGN_ID:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements "$here/installer/macos/entitlements.plist" -s "$SIGN_ID" "$app"
    codesign --verify --deep --strict "$app"
fi
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/MedNeg.app" # never zip or cp: frameworks are links, and a copy without them breaks the signature
ln -s /Applications "$stage/Applications"
install -m 755 "$here/installer/macos/remove.command" "$stage/Remove MedNeg.command"
hdiutil create -volname MedNeg -srcfolder "$stage" -ov -format UDZO "$image"
if [ -n "${SIGN_ID:-}" ]; then
    codesign -s "$SIGN_ID" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "${NOTARY_PROFILE:?}" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
