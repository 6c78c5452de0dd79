#!/usr/bin/env bash
# Runs a command on a virtual screen with a window manager, and takes both away afterwards.
#   with-screen.sh COMMAND...
# The screen is 1366 x 768, the smallest that the program is made for.
set -euo pipefail

work=$(mktemp --directory)
server='' manager=''
clean_up() {
    if [ -n "$manager" ]; then kill "$manager" 2>/dev/null || true; fi
    if [ -n "$server" ]; then kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap clean_up EXIT
fail() {
    echo "No se pudo abrir una pantalla virtual: $1" >&2
    cat "$work"/*.log >&2
    exit 1
}

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3<>"$work/display" >"$work/xvfb.log" 2>&1 &
server=$!
read -r -t 30 number <>"$work/display" || fail "Xvfb no contestó."
export DISPLAY=":$number"
unset WAYLAND_DISPLAY

# Qt wants a private folder of the session; the session bus of another screen is not ours to use.
export XDG_RUNTIME_DIR=$work
export DBUS_SESSION_BUS_ADDRESS=disabled:

XDG_CONFIG_HOME=$work openbox --sm-disable >"$work/openbox.log" 2>&1 &
manager=$!
for _ in $(seq 100); do
    if xdotool get_num_desktops >/dev/null 2>&1; then ready=yes && break; fi
    sleep 0.1
done
[ "${ready:-}" = yes ] || fail "openbox no contestó."

"$@"
