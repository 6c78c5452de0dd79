#!/usr/bin/env bash
# Opens the editor on a report. Where there is no screen it says so and does the same job without one:
# the Excel file, the PDF and a picture of the window, in out/.
#   run.sh FILE
set -euo pipefail

report=$1
python=.venv/bin/python

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then exec "$python" main.py "$report"; fi

echo "No hay pantalla: la ventana no se puede abrir. Se hace el mismo trabajo sin ella, en la carpeta out/."
mkdir -p out
rm -f out/*.xlsx out/*.pdf out/ventana.png
# Status 1 says that the report has errors open and that both files are drafts: they are written all the same.
"$python" main.py exportar "$report" --excel --pdf --carpeta out || [ $? -eq 1 ]
QT_QPA_PLATFORM=offscreen "$python" main.py captura "$report" --salida out/ventana.png

shopt -s nullglob
workbooks=(out/*.xlsx) papers=(out/*.pdf) pictures=(out/ventana.png)
if [ ${#workbooks[@]} -eq 0 ] || [ ${#papers[@]} -eq 0 ] || [ ! -s "${pictures[0]}" ]; then
    echo "No se escribieron los tres archivos en out/." >&2
    exit 1
fi
printf '%-22s %s\n' "Libro de Excel:" "${workbooks[0]}" "PDF:" "${papers[0]}" "Imagen de la ventana:" "${pictures[0]}"
