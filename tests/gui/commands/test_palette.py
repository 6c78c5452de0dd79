"""The palette of orders, the page of shortcuts and clashing keys, by real keys in the real window."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from gui.actions import ACTIONS
from gui.commands.entries import ANSWERS, OTHER_WORDS, entries
from gui.commands.keys import clashing, keys_of, labelled
from gui.commands.palette import CommandPalette
from gui.commands.shortcuts_page import IN_THE_TABLE, ShortcutsDialog, groups
from gui.table.model import COLUMN_AT
from model.schema import COLUMNS
from tests.gui.hands import CTRL, SHIFT, Key, click, focused, press, write

SPECS = {spec.key: spec for spec in ACTIONS}


@pytest.fixture
def window(main_window):
    main_window.table.go_to("a1.4", "name")
    return main_window


@pytest.fixture
def palette(window, qtbot, monkeypatch):
    """Ctrl+K, as the officer presses it; the dialog is shown without waiting inside it."""
    shown = []

    def show(dialog):
        shown.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)

    monkeypatch.setattr(CommandPalette, "exec", show)
    monkeypatch.setattr(ShortcutsDialog, "exec", show)

    def opened(key=Key.Key_K, modifiers=CTRL):
        press(key, modifiers)
        return shown[-1]

    return opened


def listed(dialog):
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def test_that_a_few_letters_and_enter_go_to_a_column(window, palette):
    dialog = palette()
    write("columna acumulado alc")
    assert listed(dialog) == ["Ir a la columna Alcanzado Acumulado"]
    press(Key.Key_Return)
    assert window.table.current_cell() == (3, COLUMN_AT["achieved_total"])


def test_that_arrows_choose_while_the_letters_stay(window, palette):
    dialog = palette()
    write("ir a la columna programado")
    press(Key.Key_Down, times=2)
    assert dialog.list.currentRow() == 2
    assert focused() is dialog.input
    press(Key.Key_Return)
    assert window.table.current_cell() == (3, COLUMN_AT["programmed_3"])


def test_that_an_order_is_carried_out_by_its_name_without_accents(window, palette):
    palette()
    write("acercar")
    press(Key.Key_Return)
    assert window.table.zoom() == 110


def test_that_an_indicator_is_found_by_level_and_by_name(window, palette):
    palette()
    write("ir a componente 2")
    press(Key.Key_Return)
    row = window.table.current_row()
    assert window.session.report.indicators[row].level == "Componente 2"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("congelar", "Congelar columnas"),
        ("imprimir", "Imprimir"),
        ("sumar", "Sumar trimestres"),
        ("mayor a menor", "Ordenar de mayor a menor"),
    ],
)
def test_that_what_excel_people_look_for_is_found(palette, typed, first):
    dialog = palette()
    write(typed)
    assert listed(dialog)[0].startswith(first)


def test_that_what_the_program_does_by_itself_is_answered(window, palette):
    palette()
    write("inmovilizar")
    press(Key.Key_Return)
    assert window.status.text() == "Congelar columnas: Nivel y Nombre siempre están fijas."


def test_that_a_click_chooses_and_nothing_found_says_so(window, palette):
    dialog = palette()
    write("zzz")
    assert "Nada se llama así. Pruebe con otra palabra." in [
        label.text() for label in dialog.findChildren(QLabel) if label.isVisible()
    ]
    write("alejar", over=True)
    place = dialog.list.visualItemRect(dialog.list.item(0)).center()
    click(dialog.list.viewport(), place)
    assert window.table.zoom() == 90


def test_that_what_is_being_typed_is_kept_and_esc_leaves_all_as_it_was(window, palette):
    window.table.go_to("a1.4", "achieved_2")
    write("12")
    dialog = palette()
    assert window.session.report.indicators[3].achieved[1] == 12
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.table.current_cell() == (3, COLUMN_AT["achieved_2"])


def test_that_every_order_and_every_column_is_offered_with_its_keys(window):
    found = {entry.key: entry for entry in entries(window.actions_by_key, "es", window.session.report)}
    enabled = {f"action:{key}" for key, action in window.actions_by_key.items() if action.isEnabled()}
    assert enabled <= found.keys()
    assert {f"column:{column.key}" for column in COLUMNS} <= found.keys()
    assert found["action:save"].keys == "Ctrl+G o Ctrl+S"
    assert "action:undo" not in found  # there is nothing to undo
    assert set(OTHER_WORDS) <= set(SPECS)
    assert {key.removeprefix("told:") for key in found if key.startswith("told:")} == set(ANSWERS)


# The page of shortcuts


def test_that_f1_shows_every_key_in_groups_and_finds_them(palette):
    dialog = palette(Key.Key_F1, modifiers=press.__defaults__[0])
    tops = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    names = [top.text(0) for top in tops]
    assert names[:2] == ["Archivo", "Edición"]
    assert {group for group, _, _ in IN_THE_TABLE} <= set(names)
    write("reemplazar")
    tops = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    shown = [top.child(n).text(0) for top in tops for n in range(top.childCount())]
    assert any(text.startswith("Reemplazar") for text in shown)
    assert "Guardar" not in shown


def test_that_the_page_changes_between_the_two_excels(window, palette):
    dialog = palette(Key.Key_F1, modifiers=press.__defaults__[0])
    click(dialog._choices["en"])
    assert window.settings.shortcuts == "en"
    assert QKeySequence("Ctrl+A") not in window.actions_by_key["open"].shortcuts()
    click(dialog._choices["es"])
    assert QKeySequence("Ctrl+A") in window.actions_by_key["open"].shortcuts()


@pytest.mark.parametrize("style", ["es", "en"])
def test_that_no_action_with_a_key_is_missing_from_the_page(style):
    listed_keys = {entry.key for _, found in groups(style) for entry in found}
    assert {spec.key for spec in ACTIONS if spec.shortcuts(style)} <= listed_keys


@pytest.mark.parametrize("style", ["es", "en"])
def test_that_keys_are_called_as_they_are_labelled_in_mexico(style):
    said = " ".join(keys_of(spec, style) for spec in ACTIONS)
    assert not {"Shift", "Del", "PgUp", "PgDown", "Up", "Down", "Return"} & set(
        said.replace(" o ", "+").replace(" ", "+").split("+")
    )
    assert labelled("Ctrl+Shift+P") == "Ctrl+Mayús+P"
    assert labelled("Ctrl++") == "Ctrl++"
    assert labelled("Ctrl+PgDown") == "Ctrl+AvPág"


# Keys that mean something else in the other Excel


def test_that_the_clashing_keys_are_those_of_the_table_in_the_product():
    keys = set(clashing())
    assert {"Ctrl+A", "Ctrl+D"} <= keys
    assert not keys & {"Ctrl+S", "Ctrl+G", "Ctrl+F", "Ctrl+B", "Ctrl+O", "Ctrl+N", "Ctrl+C"}


def test_that_what_a_clashing_key_did_is_said_with_the_way_back(window):
    window.table.go_to("a1.4", "programmed_1")
    press(Key.Key_Right, SHIFT)
    window.session.set_cells([(3, "programmed_1", None)], "x")
    press(Key.Key_D, CTRL)
    assert "Ctrl+D es «Rellenar hacia la derecha», como en Excel en español." in window.status.text()
    assert "Ctrl+Z" in window.status.text()
    assert window.session.report.indicators[3].programmed[1] is None
    press(Key.Key_Z, CTRL)
    assert window.session.report.indicators[3].programmed[1] == 25


def test_that_a_clashing_key_that_changed_nothing_offers_no_way_back(window):
    press(Key.Key_A, CTRL)
    assert window.status.text() == "Ctrl+A es «Abrir», como en Excel en español."


def test_that_the_menu_says_nothing_about_keys(window):
    window.actions_by_key["open"].trigger()
    assert "Excel" not in window.status.text()
