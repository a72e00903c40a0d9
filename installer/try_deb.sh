#!/usr/bin/env bash
# Install the .deb into a fresh Debian and try it there: installer/try_deb.sh PACKAGE.deb ROOT [bookworm|trixie]
# ROOT is an empty folder; debootstrap fills it. Needs root. The mirror is the one that this machine's apt uses.
set -euo pipefail
package="${1:?which .deb?}"
root="${2:?which empty folder may hold the fresh system?}"
release="${3:-bookworm}"
mirror="${MIRROR:-$(apt-get indextargets --format '$(SITE)' | head -1)}"

[ -d "$root/usr" ] || debootstrap --variant=minbase "$release" "$root" "$mirror" >"$root.log" 2>&1
cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp "$package" "$root/srv/medneg.deb"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
trap 'umount "$root/dev" "$root/proc"' EXIT
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /srv/medneg.deb
inside id tester >/dev/null 2>&1 || inside useradd --create-home tester
# As an ordinary person, and without any network: a new network namespace holds not even a loopback that is up.
as_person() {
    unshare --net chroot --userspec=tester:tester "$root" /usr/bin/env -i HOME="$(inside getent passwd tester | cut -d: -f6)" PATH=/usr/bin:/bin LANG=C.UTF-8 \
        QT_QPA_PLATFORM=offscreen "$@"
}
as_person medneg-desktop --version
as_person medneg-desktop --self-test
as_person sh -c 'cd && medneg-desktop packet --demo --today 2026-11-24 --out packet.pdf && test -s packet.pdf'
as_person medneg-desktop --demo --exit-when-ready
as_person test -f /usr/share/applications/org.medneg.Desktop.desktop
inside apt-get purge -y -qq medneg-desktop
inside test ! -e /usr/lib/medneg-desktop
echo "installed, tried and removed on $release"
