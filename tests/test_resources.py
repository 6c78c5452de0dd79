"""What travels with the program: every file that is named exists, every file that exists is named."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import resources
from gui.theme.fonts import TABLE_FACES, UI_FACES
from gui.theme.icons import Icon
from resources import places

FACES = UI_FACES + TABLE_FACES
LICENCE = "LICENSE.txt"

NEEDED = (
    "áéíóúüñÁÉÍÓÚÜÑ¿¡ºª°§¶"  # Spanish
    "−–—·•…“”’«»%‰±×÷≤≥≠≈√∑ΣΔ∞½¼¾²³⁴₁₂"  # figures, formulas and typography
    "€$£¥©®™№†‡✓←↑→↓↗↘"  # signs
    "\u00a0\u2009\u202f\u2011"  # spaces and hyphens that do not break
    "ŁłŘřŠšŽžŐőĂăȘșÇçÄäÖößÅåÆæØøÑñÃãÕõ"  # names of persons
)


def test_that_a_file_is_read_as_it_is_stored():
    assert resources.read("fonts/IBMPlexSans-Regular.ttf")[:4] == b"\x00\x01\x00\x00"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../pyproject.toml",
        "fonts/../../main.py",
        "./fonts",
        "fonts//x",
        "fonts\\x",
        "C:/x",
    ],
)
def test_that_a_name_outside_resources_is_refused(name):
    with pytest.raises(ValueError, match="not a name inside resources"):
        resources.read(name)


def test_that_the_names_of_a_folder_come_sorted_and_without_folders():
    names = resources.names("fonts")
    assert names == sorted(names)
    assert LICENCE in names
    with pytest.raises(ValueError, match="not a name inside resources"):
        resources.names("..")


def test_that_every_icon_exists_and_every_icon_file_is_used():
    assert {f"{icon.value}.svg" for icon in Icon} | {LICENCE} == set(resources.names("icons"))


def test_that_every_icon_has_one_file_and_every_file_one_icon():
    assert len({icon.value for icon in Icon}) == len(Icon.__members__)


def test_that_every_face_exists_and_every_font_file_is_used():
    assert {*FACES, LICENCE} == set(resources.names("fonts"))


def test_that_the_licences_travel_with_fonts_and_icons():
    assert b"SIL Open Font License" in resources.read(f"fonts/{LICENCE}")
    assert b"ISC License" in resources.read(f"icons/{LICENCE}")


@pytest.mark.parametrize("face", FACES)
def test_that_the_paper_can_embed_the_face_and_finds_every_sign_in_it(face):
    font = TTFontFile(BytesIO(resources.read(f"fonts/{face}")))
    assert not [sign for sign in NEEDED if ord(sign) not in font.charToGlyph]


@pytest.mark.parametrize("face", TABLE_FACES)
def test_that_figures_and_minus_are_equally_wide_on_paper(face):
    font = TTFontFile(BytesIO(resources.read(f"fonts/{face}")))
    assert len({font.charWidths[ord(sign)] for sign in "0123456789−"}) == 1


def test_that_fonts_and_icons_stay_small():
    size = sum(
        len(resources.read(f"{folder}/{name}"))
        for folder in ("fonts", "icons")
        for name in resources.names(folder)
    )
    assert size < 2_000_000


def test_that_a_user_without_a_home_has_a_folder_all_the_same(monkeypatch):
    def nobody():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nobody)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert places.user_folder().is_relative_to(places.home_folder())
