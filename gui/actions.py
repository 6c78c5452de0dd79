"""Everything the officer can ask for: words, keys, icon and place of each action, declared once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gui.theme.icons import Icon, icon
from model.frozen import frozen


@frozen
class ActionSpec:
    """One action. ``keys`` hold always; ``spanish`` and ``english`` only where the two Excels clash.

    ``tip`` is the sentence in the status bar; ``checkable`` actions are on or off.
    """

    key: str
    text: str
    tip: str
    icon: Icon | None = None
    keys: tuple[str, ...] = ()
    spanish: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    checkable: bool = False
    short: str = field(default="")

    def shortcuts(self, style: str) -> tuple[str, ...]:
        """Return the keys in the order to be shown; ``style`` is "es" or "en"."""
        return (*(self.english if style == "en" else self.spanish), *self.keys)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "Nuevo", "Empieza un informe en blanco.", Icon.NEW, ("Ctrl+U", "Ctrl+N")),
    ActionSpec("open", "Abrir…",
               "Abre un informe guardado.", Icon.OPEN, ("Ctrl+O",), spanish=("Ctrl+A",), short="Abrir"),
    ActionSpec("import", "Importar de Excel o texto…",
               "Lee el informe que está en un libro de Excel, un CSV o un texto; antes dice qué encontró.",
               Icon.IMPORT, ("Ctrl+Shift+O",)),
    ActionSpec("import_copied", "Pegar un informe copiado…",
               "Lee el informe que copió de un PDF o de un documento; antes muestra lo que encontró.",
               Icon.PASTE, ("Ctrl+Shift+V",)),
    ActionSpec("save", "Guardar", "Guarda el informe.", Icon.SAVE, ("Ctrl+G", "Ctrl+S")),
    ActionSpec("save_as", "Guardar como…",
               "Guarda el informe con otro nombre o en otra carpeta.", Icon.SAVE_AS, ("F12",)),
    ActionSpec("recover", "Trabajo sin guardar…",
               "Muestra lo que no llegó a guardarse o se descartó en los últimos 30 días, para recuperarlo."),
    ActionSpec("versions", "Versiones anteriores…",
               "Muestra lo que decía el archivo antes de cada guardado y permite volver.", Icon.RECENT),
    ActionSpec("preview", "Vista previa",
               "Muestra las páginas tal como se imprimirán.", Icon.PREVIEW, ("Ctrl+F2",)),
    ActionSpec("print", "Imprimir…",
               "Imprime el informe a su tamaño real.", Icon.PRINT, ("Ctrl+P",), short="Imprimir"),
    ActionSpec("export_pdf", "Exportar PDF…", "Guarda el informe como PDF, listo para firmarse.", Icon.PDF,
               ("Ctrl+Shift+P",), short="PDF"),
    ActionSpec("export_excel", "Exportar Excel…",
               "Guarda el informe como libro de Excel, con fórmulas.", Icon.EXCEL,
               ("Ctrl+Shift+E",), short="Excel"),
    ActionSpec("next_quarter", "Nuevo trimestre a partir de…",
               "Empieza el trimestre siguiente con los indicadores, las metas y los textos del anterior.",
               Icon.CALENDAR),
    ActionSpec("mail", "Preparar correo…",
               "Escribe el Excel, el PDF y un borrador de correo con los dos adjuntos.", Icon.SEND),
    ActionSpec("compare", "Comparar con otro informe…",
               "Lista los datos que son distintos en otro informe o libro de Excel."),
    ActionSpec("since_previous", "Cambios desde el trimestre anterior…",
               "Lista lo que cambió en definiciones, metas y datos ya reportados."),
    ActionSpec("open_cell", "Abrir celda cerrada…",
               "Permite corregir, con un motivo, un dato de un trimestre ya reportado.", Icon.LOCK),
    ActionSpec("report_settings", "Forma de calcular e imprimir…",
               "Cambia el signo de la variación, la base del acumulado, el papel y los logotipos.",
               Icon.SETTINGS),
    ActionSpec("quit", "Salir",
               "Cierra el programa; antes pregunta si hay cambios sin guardar.", Icon.QUIT, ("Ctrl+Q",)),
    ActionSpec("undo", "Deshacer", "Deshace el último cambio.", Icon.UNDO, ("Ctrl+Z",)),
    ActionSpec("redo", "Rehacer", "Repite el cambio deshecho.", Icon.REDO, ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionSpec("cut", "Cortar", "Quita lo seleccionado y lo deja listo para pegar.", Icon.CUT, ("Ctrl+X",)),
    ActionSpec("copy", "Copiar", "Copia lo seleccionado.", Icon.COPY, ("Ctrl+C",)),
    ActionSpec("paste", "Pegar", "Pega lo copiado desde la celda actual.", Icon.PASTE, ("Ctrl+V",)),
    ActionSpec("clear", "Borrar contenido", "Vacía las celdas seleccionadas.", None, ("Del",)),
    ActionSpec("copy_with_headings", "Copiar con encabezados",
               "Copia lo seleccionado con los títulos de sus columnas.", None, ("Ctrl+Shift+C",)),
    ActionSpec("fill_down", "Rellenar hacia abajo",
               "Copia el primer renglón seleccionado en los demás, o el de arriba en el actual.",
               None, ("Ctrl+J",), english=("Ctrl+D",)),
    ActionSpec("fill_right", "Rellenar hacia la derecha",
               "Copia la primera columna seleccionada en las demás, o la de la izquierda en la actual.",
               None, ("Ctrl+R",), spanish=("Ctrl+D",)),
    ActionSpec("from_above", "Copiar el valor de arriba",
               "Pone en la celda actual lo que dice la de arriba.", None, ("Ctrl+'", 'Ctrl+"')),
    ActionSpec("select_all", "Seleccionar todo", "Selecciona toda la tabla.", None, ("Ctrl+E",),
               english=("Ctrl+A",)),
    ActionSpec("comment", "Comentario de la celda",
               "Escribe, cambia o quita el comentario de la celda actual.", Icon.COMMENT, ("Shift+F2",)),
    ActionSpec("comments", "Todos los comentarios…",
               "Muestra los comentarios del informe, para ir a ellos o quitarlos.", Icon.COMMENT,
               ("Ctrl+Shift+F2",)),
    ActionSpec("explain", "Por qué este número",
               "Dice de dónde sale el valor de la celda actual.", Icon.HELP, ("F9",)),
    ActionSpec("history", "Historia del valor…",
               "Muestra qué valores tuvo la celda actual y permite volver a uno.", Icon.RECENT),
    ActionSpec("palette", "Buscar una orden…",
               "Encuentra cualquier orden, columna o indicador por su nombre.", Icon.SEARCH, ("Ctrl+K",)),
    ActionSpec("find", "Buscar…", "Busca un texto en la tabla, sin importar acentos ni mayúsculas.",
               Icon.SEARCH, ("Ctrl+B", "Ctrl+F"), short="Buscar"),
    ActionSpec("replace", "Reemplazar…", "Cambia un texto por otro en las celdas donde está.", None,
               ("Ctrl+L", "Ctrl+H")),
    ActionSpec("find_next", "Buscar siguiente", "Va a la siguiente celda encontrada.", None, ("F3",)),
    ActionSpec("find_previous", "Buscar anterior", "Va a la celda encontrada anterior.", None,
               ("Shift+F3",)),
    ActionSpec("add_row", "Agregar indicador", "Agrega un indicador después del actual.", Icon.ADD,
               ("Ctrl+I",), short="Indicador"),
    ActionSpec("insert_row", "Insertar indicador arriba", "Agrega un indicador antes del actual.",
               Icon.INSERT_ROW, ("Ctrl+Shift+I",)),
    ActionSpec("duplicate_row", "Duplicar indicador",
               "Copia los indicadores seleccionados debajo de ellos.", Icon.DUPLICATE_ROW,
               ("Ctrl+Shift+D",)),
    ActionSpec("delete_row", "Eliminar indicador",
               "Quita los indicadores seleccionados; se puede deshacer.", Icon.DELETE_ROW,
               ("Ctrl+Shift+Del",)),
    ActionSpec("move_up", "Subir indicador",
               "Mueve los indicadores un lugar hacia arriba; un componente, con sus actividades.",
               Icon.MOVE_UP, ("Alt+Shift+Up",)),
    ActionSpec("move_down", "Bajar indicador",
               "Mueve los indicadores un lugar hacia abajo; un componente, con sus actividades.",
               Icon.MOVE_DOWN, ("Alt+Shift+Down",)),
    ActionSpec("renumber", "Renumerar componentes y actividades…",
               "Propone los números que siguen el orden de los indicadores."),
    ActionSpec("more_data", "Más datos del indicador…",
               "Muestra lo que no tiene columna: regla de acumulación, variables, justificación, supuestos.",
               Icon.EXTRAS, ("Ctrl+M",), short="Más datos"),
    ActionSpec("next_indicator", "Indicador siguiente",
               "Va al indicador siguiente, también dentro de su panel.", Icon.NEXT, ("Ctrl+PgDown",)),
    ActionSpec("previous_indicator", "Indicador anterior",
               "Va al indicador anterior, también dentro de su panel.", Icon.PREVIOUS, ("Ctrl+PgUp",)),
    ActionSpec("verify", "Verificar",
               "Muestra los pendientes: primero errores, luego avisos.", Icon.VERIFY, ("F5",)),
    ActionSpec("next_finding", "Pendiente siguiente", "Va al siguiente pendiente.", Icon.NEXT, ("F8",)),
    ActionSpec("previous_finding", "Pendiente anterior",
               "Va al pendiente anterior.", Icon.PREVIOUS, ("Shift+F8",)),
    ActionSpec("show_heading", "Datos generales",
               "Muestra u oculta el encabezado del informe.", Icon.HEADING_PANEL,
               ("Ctrl+F6",), checkable=True),
    ActionSpec("show_findings", "Pendientes", "Muestra u oculta la lista de pendientes.", Icon.ISSUES_PANEL,
               ("Ctrl+Shift+F5",), checkable=True),
    ActionSpec("show_indicator", "Panel del indicador",
               "Muestra u oculta los textos y las cifras del indicador actual.", Icon.EDIT, checkable=True),
    ActionSpec("show_signatures", "Firmas", "Muestra u oculta las firmas.", Icon.SIGNATURES_PANEL,
               ("Ctrl+Shift+F6",), checkable=True),
    ActionSpec("next_pane", "Parte siguiente de la ventana",
               "Pasa de la tabla al panel del indicador y de ahí a los pendientes.", None, ("F6",)),
    ActionSpec("previous_pane", "Parte anterior de la ventana",
               "Pasa por las mismas partes al revés.", None, ("Shift+F6",)),
    ActionSpec("look_system", "Según el sistema",
               "Claro u oscuro, como esté la computadora.", Icon.SETTINGS, checkable=True),
    ActionSpec("look_light", "Claro", "Letra oscura sobre fondo claro.", Icon.LIGHT_LOOK, checkable=True),
    ActionSpec("look_dark", "Oscuro", "Letra clara sobre fondo oscuro.", Icon.DARK_LOOK, checkable=True),
    ActionSpec("look_contrast", "Alto contraste",
               "Letra negra sobre fondo blanco y líneas marcadas.", Icon.CONTRAST_LOOK, checkable=True),
    ActionSpec("filter", "Filtrar…", "Deja ver sólo los indicadores que interesan; no cambia el informe.",
               Icon.FILTER, ("Ctrl+Shift+L",), short="Filtrar"),
    ActionSpec("filter_off", "Quitar filtro", "Deja ver otra vez todos los indicadores.",
               Icon.CLEAR_FILTER),
    ActionSpec("sort_up", "Ordenar de menor a mayor",
               "Muestra los indicadores por la columna actual; el informe conserva su orden."),
    ActionSpec("sort_down", "Ordenar de mayor a menor",
               "Muestra los indicadores por la columna actual, al revés; el informe conserva su orden."),
    ActionSpec("sort_off", "Restaurar orden", "Muestra los indicadores en el orden del informe."),
    ActionSpec("hide_columns", "Ocultar columnas", "Oculta las columnas seleccionadas; se imprimen igual.",
               None, ("Ctrl+Shift+0",)),
    ActionSpec("show_columns", "Mostrar columnas…", "Elige qué columnas se ven."),
    ActionSpec("zoom_in", "Acercar", "Agranda la tabla.", Icon.ZOOM_IN, ("Ctrl++", "Ctrl+=")),
    ActionSpec("zoom_out", "Alejar", "Achica la tabla.", Icon.ZOOM_OUT, ("Ctrl+-",)),
    ActionSpec("zoom_reset", "Tamaño normal", "Muestra la tabla al 100 %.", None, ("Ctrl+0",)),
    ActionSpec("spanish_keys", "Atajos de Excel en español",
               "Ctrl+A abre un informe, como en Excel en español.",
               None, checkable=True),
    ActionSpec("analysis_sheet", "Excel con hoja Análisis",
               "El libro lleva cumplimiento, semáforo y gráfica de cada indicador.", checkable=True),
    ActionSpec("pending_sheet", "Excel con hoja Pendientes",
               "El libro lleva la lista de los pendientes del informe.", checkable=True),
    ActionSpec("print_comments", "Imprimir los comentarios",
               "El PDF y el Excel terminan con los comentarios de las celdas, numerados.", checkable=True),
    ActionSpec("sample", "Abrir el ejemplo",
               "Abre el informe real del segundo trimestre de 2023 como ejemplo.", Icon.SAMPLE),
    ActionSpec("shortcuts", "Atajos de teclado", "Muestra todas las teclas.", Icon.KEYBOARD, ("F1",)),
    ActionSpec("about", "Acerca de…", "Versión del programa y catálogo en uso.", Icon.ABOUT),
)  # fmt: skip

MENUS: Mapping[str, tuple[str | None, ...]] = {
    "&Archivo": ("new", "next_quarter", "open", "recent", "import", "import_copied", None,
                 "save", "save_as", "versions", "recover", None, "preview", "print", None,
                 "export_pdf", "export_excel", "analysis_sheet", "pending_sheet",
                 "print_comments", "mail", None,
                 "report_settings", None, "quit"),
    "&Edición": ("undo", "redo", None, "cut", "copy", "copy_with_headings", "paste", "clear", None,
                 "fill_down", "fill_right", "from_above", "select_all", None, "find", "replace",
                 "find_next", "find_previous", None, "comment", "comments", None, "palette"),
    "&Indicadores": ("add_row", "insert_row", "duplicate_row", "delete_row", None, "move_up", "move_down",
                     "renumber", None,
                     "next_indicator", "previous_indicator", None, "explain", "history", "open_cell",
                     "more_data"),
    "&Ver": ("show_heading", "show_indicator", "show_findings", "show_signatures", None,
             "next_pane", "previous_pane", None, "filter", "filter_off", None,
             "sort_up", "sort_down", "sort_off", None,
             "hide_columns", "show_columns", None, "zoom_in", "zoom_out", "zoom_reset", "look",
             None, "spanish_keys"),
    "Ve&rificar": ("verify", None, "next_finding", "previous_finding", None, "since_previous", "compare"),
    "A&yuda": ("sample", None, "shortcuts", None, "about"),
}  # fmt: skip

LOOKS = ("look_system", "look_light", "look_dark", "look_contrast")
"""The actions of the submenu ``look``, of which one is chosen."""

TOOLBAR: tuple[str | None, ...] = (
    "new", "open", "save", None, "undo", "redo", None, "add_row", "more_data", None,
    "verify", None, "preview", "print", "export_pdf", "export_excel",
)  # fmt: skip

ROW_MENU: tuple[str | None, ...] = (
    "cut", "copy", "copy_with_headings", "paste", "clear", None, "fill_down", "fill_right",
    "from_above", None,
    "add_row", "insert_row", "duplicate_row", "delete_row", None,
    "move_up", "move_down", None, "comment", "explain", "history", "open_cell", None, "more_data",
)  # fmt: skip


def build_actions(parent: QObject, style: str) -> dict[str, QAction]:
    """Return a QAction for each declared action, by key; ``style`` is "es" or "en"."""
    actions = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        if spec.icon is not None:
            action.setIcon(icon(spec.icon))
        action.setIconText(spec.short or spec.text.rstrip("…"))
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(not spec.checkable)  # there its place belongs to the check mark
        actions[spec.key] = action
    set_shortcuts(actions, style)
    return actions


def set_shortcuts(actions: Mapping[str, QAction], style: str) -> None:
    """Give each action the keys of Spanish ("es") or English ("en") Excel, and its tip with them."""
    for spec in ACTIONS:
        keys = spec.shortcuts(style)
        action = actions[spec.key]
        action.setShortcuts([QKeySequence(key) for key in keys])
        shown = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(f"{spec.text.rstrip('…')}{shown}\n{spec.tip}")
        action.setStatusTip(spec.tip)


def arranged(actions: Mapping[str, QAction], keys: Iterable[str | None]) -> Iterable[QAction | None]:
    """Yield the actions of a menu or toolbar in order, None for a separator."""
    for key in keys:
        yield actions[key] if key is not None else None
