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
mountpoint -q "$root/dev/pts" || mount --bind /dev/pts "$root/dev/pts"
trap 'umount "$root/dev/pts" "$root/dev" "$root/proc"' EXIT
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

person=tester
# As an ordinary person, and without any network: a new network namespace holds not even a loopback that is up.
as_person() {
    unshare --net chroot --userspec="$person:$person" "$root" /usr/bin/env -i HOME="$(inside getent passwd "$person" | cut -d: -f6)" \
        PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@"
}
# At a terminal of its own: each question that comes there is answered by the next word.
at_terminal() {
    python3 "$(dirname "$0")/linux/answer.py" "$1" chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        LANG=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=teletype apt-get -y -qq "${@:2}" medneg-desktop
}
install_it() { inside apt-get install -y -qq --no-install-recommends /srv/medneg.deb; }
new_vault() {
    as_person sh -c 'cd && rm -rf .local/share/MedNeg && echo a long passphrase >pass && medneg-desktop vault create --passphrase-file pass >/dev/null'
    as_person sh -c 'cd && medneg-desktop vault add --no-ocr --passphrase-file pass /usr/lib/medneg-desktop/_internal/resources/samples/case/eob_harbor_mutual.pdf' >/dev/null
}
has_vault() { as_person sh -c 'test -s ~/.local/share/MedNeg/vault/vault.db'; }

inside apt-get update -qq
install_it
for who in tester other; do inside id "$who" >/dev/null 2>&1 || inside useradd --create-home "$who"; done
as_person medneg-desktop --version
as_person medneg-desktop --self-test
as_person sh -c 'cd && medneg-desktop packet --demo --today 2026-11-24 --out packet.pdf && test -s packet.pdf'
as_person medneg-desktop --demo --exit-when-ready
as_person test -f /usr/share/applications/org.medneg.Desktop.desktop

for person in tester other; do new_vault; done
inside apt-get purge -y -qq medneg-desktop # nobody can be asked
inside test ! -e /usr/lib/medneg-desktop
for person in tester other; do has_vault; done

install_it
at_terminal "" remove # nobody is marked
for person in tester other; do has_vault; done
install_it
at_terminal "1 2,no" purge # both are marked, and the second question is answered with no
for person in tester other; do has_vault; done
install_it
at_terminal "1,yes" purge
person=other
has_vault
person=tester
as_person sh -c 'test ! -e ~/.local/share/MedNeg'
echo "installed, tried and removed on $release; bills kept and erased as asked"
