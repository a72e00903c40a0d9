#!/bin/bash
# Takes MedNeg off this Mac for the person who opens it, and asks what becomes of the bills. It stands in the disk image
# beside the program. Nothing is erased before a second yes. It was tried with stand-ins for the commands of a Mac only.
set -euo pipefail
data="$HOME/Library/Application Support/MedNeg"
agent="$HOME/Library/LaunchAgents/org.medneg.reminders.plist"

spanish=""
case "$(defaults read -g AppleLanguages 2>/dev/null | tr -d ' \n')" in '("es'* | '(es'*) spanish=1 ;; esac
# The text in the language of this Mac: English, Spanish.
say() { if [ -n "$spanish" ]; then printf '%s' "$2"; else printf '%s' "$1"; fi; }
# Ask with two buttons and give the one that was chosen; the first, which Enter takes, changes nothing.
ask() {
    osascript -e 'on run {words, safe, other}' \
        -e 'button returned of (display dialog words buttons {other, safe} default button safe with title "MedNeg")' \
        -e 'end run' "$@"
}

while pgrep -qx medneg-desktop; do
    cancel="$(say "Cancel" "Cancelar")"
    answer="$(ask "$(say "MedNeg is open. Close it, then choose Go on." "MedNeg está abierto. Ciérrelo y elija Seguir.")" \
        "$cancel" "$(say "Go on" "Seguir")")"
    [ "$answer" != "$cancel" ] || exit 0
done

launchctl bootout "gui/$(id -u)/org.medneg.reminders" 2>/dev/null || true # the daily check, where it was turned on
rm -f "$agent"
for app in /Applications/MedNeg.app "$HOME/Applications/MedNeg.app"; do
    [ ! -d "$app" ] || osascript -e 'on run {place}' -e 'tell application "Finder" to delete POSIX file place' -e 'end run' "$app"
done

if [ -d "$data" ]; then
    keep="$(say "Keep my bills" "Conservar mis facturas")"
    erase="$(say "Erase" "Borrar")"
    answer="$(ask "$(say "MedNeg is in the Trash. Your bills are still in $data. Keep them?" \
        "MedNeg está en la Papelera. Sus facturas siguen en $data. ¿Desea conservarlas?")" "$keep" "$erase")"
    if [ "$answer" = "$erase" ]; then
        answer="$(ask "$(say "Erase every bill, letter and note? This cannot be undone." \
            "¿Borrar todas las facturas, cartas y notas? No se puede deshacer.")" "$keep" "$erase")"
    fi
    if [ "$answer" = "$erase" ]; then
        rm -rf "$data" "$HOME/Library/Preferences/MedNeg"
    fi
fi
