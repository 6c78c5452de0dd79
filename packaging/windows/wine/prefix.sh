#!/usr/bin/env bash
# Makes a Wine prefix of its own that can run the bundle. Wine 8 lacks two small things of Windows 10, which
# the shims stand in for; they are for the test only and are never shipped.
#   prefix.sh FOLDER
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
source "$here/environment.sh" "$1"
system=$WINEPREFIX/drive_c/windows/system32

wineboot --init </dev/null >/dev/null 2>&1
shim=(x86_64-w64-mingw32-gcc -O1 -fno-builtin -s -shared -nostdlib)
"${shim[@]}" -o "$system/bcryptprimitives.dll" "$here/shims/bcryptprimitives.c" -ladvapi32
"${shim[@]}" -o "$system/uisettings.dll" "$here/shims/uisettings.c"
wine winecfg /v win10 </dev/null >/dev/null 2>&1
wine reg add 'HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings' \
    /v DllPath /d 'C:\windows\system32\uisettings.dll' /f </dev/null >/dev/null 2>&1
wineserver --wait
