#!/usr/bin/env bash
# Installs the Debian packages named in the given lists; asks apt only for those that are missing.
#   install-packages.sh LIST...
set -euo pipefail

installed() {
    dpkg-query --show --showformat '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

if ! command -v dpkg-query apt-get >/dev/null; then
    echo "Aviso: este sistema no usa apt-get. Si algo falta, instale lo equivalente a: $*" >&2
    exit 0
fi

missing=() # each entry holds the alternatives of one line
while IFS= read -r line; do
    line=${line%%#*}
    read -ra names <<<"${line//|/ }"
    for name in "${names[@]}"; do
        if installed "$name"; then continue 2; fi
    done
    if [ ${#names[@]} -gt 0 ]; then missing+=("${names[*]}"); fi
done < <(cat -- "$@")
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Faltan paquetes del sistema y aquí no hay sudo. Pida a quien administra el equipo que ejecute:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]%% *}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get --yes --quiet=2 --option DPkg::Lock::Timeout=600 --option Dpkg::Use-Pty=0 "$@"
}

echo "Se instalan paquetes del sistema: ${missing[*]%% *}"
apt_get update || echo "Aviso: la lista de paquetes no se pudo actualizar del todo; se sigue con la que hay." >&2
chosen=()
for alternatives in "${missing[@]}"; do
    names=($alternatives)
    choice=${names[0]}
    for name in "${names[@]}"; do
        if apt-cache show "$name" >/dev/null 2>&1; then
            choice=$name
            break
        fi
    done
    chosen+=("$choice")
done
log=$(mktemp)
if ! apt_get install --no-install-recommends "${chosen[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm "$log"
