# source environment.sh FOLDER: what every Wine call of the test needs. Without a UTF-8 locale, accents in
# paths break; without the overrides, Wine asks about Mono and Gecko, and a crash waits for a person.
export WINEPREFIX=$1 WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=;winedbg.exe=d'
export LC_ALL=C.UTF-8 USER=${USER:-$(id -un)}
