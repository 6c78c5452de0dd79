"""The window without a screen: the program's own look and language, and the real report in a session."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is asked for anything

import pytest
from PySide6.QtWidgets import QApplication

import resources
from gui.session import Session
from gui.spanish import install_spanish
from gui.theme import apply_theme
from gui.theme.palette import LIGHT
from model.catalogue import Catalogue, parse_catalogue
from tests.factories import sample


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program starts it."""
    install_spanish(qapp)
    apply_theme(qapp, LIGHT)
    return qapp


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue that the program brings."""
    return parse_catalogue(resources.read("catalogo.toml"))


@pytest.fixture
def session(qapp: QApplication, catalogue: Catalogue) -> Session:
    """The real report, open; the ids of its rows are their codes in lower case: "a1.4"."""
    return Session(catalogue, sample())
