"""The text of the stylesheet; every `@name` is a role of the palette, a size or an image."""

from typing import Final

FRAMES: Final = """
QMainWindow, QDialog, QMessageBox { background: @window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }

QLabel { background: transparent; }
QLabel[variant="title"] { font-size: @title; font-weight: 600; }
QLabel[variant="subtitle"] { font-size: @subtitle; font-weight: 600; }
QLabel[variant="strong"] { font-weight: 600; }
QLabel[variant="muted"] { color: @text_muted; }
QLabel[variant="caption"] { color: @text_muted; font-size: @caption; }

QFrame[variant="panel"] { background: @surface; border: none; }
QFrame[variant="card"] { background: @surface; border: 1px solid @border; border-radius: @radius; }
QFrame[variant="bubble"] { background: @surface; border: 1px solid @control_border;
    border-radius: @radius; }
QFrame[variant="rule"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[variant="error"] { background: @error_ground; border: 1px solid @error_ink; border-radius: @radius; }
QFrame[variant="warning"] { background: @warning_ground; border: 1px solid @warning_ink;
    border-radius: @radius; }
QFrame[variant="info"] { background: @info_ground; border: 1px solid @info_ink; border-radius: @radius; }
QFrame[variant="error"] QLabel, QFrame[variant="warning"] QLabel, QFrame[variant="info"] QLabel {
    background: transparent; border: none; }

QMenuBar { background: @surface; padding: @half @one; }
QMenuBar::item { background: transparent; padding: @one @two; border-radius: @radius; }
QMenuBar::item:selected { background: @hover; }
QMenuBar::item:pressed { background: @pressed; }
QMenu { background: @surface; border: 1px solid @border; padding: @one 0; }
QMenu::item { padding: 6px @six 6px @three; border: none; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @text_disabled; background: transparent; }
QMenu::icon { padding-left: @three; }
QMenu::separator { height: 1px; background: @border; margin: @one 0; }
QMenu::indicator { width: 16px; height: 16px; left: @two; }
QMenu::indicator:checked { image: @image_menu_check; }
QMenu::right-arrow { image: @image_arrow_right; width: 16px; height: 16px; right: @one; }

QToolBar { background: @surface; border: none; border-bottom: 1px solid @border;
    padding: @one; spacing: @half; }
QToolBar::separator:horizontal { background: @border; width: 1px; margin: @one 6px; }
QToolBar::separator:vertical { background: @border; height: 1px; margin: 6px @one; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: @radius;
    padding: @one 6px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @accent_soft; border-color: @accent; }
QToolButton:disabled { background: transparent; }
QToolButton:focus { border: 2px solid @focus; padding: 3px 5px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: none; width: 16px; border-radius: @radius; }
QToolButton::menu-button:hover { background: @pressed; }
QToolButton::menu-arrow { image: @image_arrow_down; width: 12px; height: 12px; }
QToolButton::menu-indicator { image: none; }
QToolButton[variant="section"] { font-weight: 600; padding: @one @two @one 0; border-color: transparent; }

QStatusBar { background: @surface; border-top: 1px solid @border; min-height: @six; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @text_muted; padding: 0 @one; }
QStatusBar QToolButton { padding: 0 6px; }
QStatusBar QToolButton:focus { padding: 0 5px; }

QDockWidget { font-weight: 600; titlebar-close-icon: @image_close; }
QDockWidget::title { background: @window; padding: @two @three; border-bottom: 1px solid @border; }
QDockWidget::close-button, QDockWidget::float-button {
    background: transparent; border: none; border-radius: @radius; padding: 0; icon-size: @small; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; }

QGroupBox { font-weight: 600; border: 1px solid @border; border-radius: @radius;
    margin-top: @six; padding: @one; background: @surface; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 0; padding: 0; }

QTabWidget::pane { border: none; border-top: 1px solid @border; background: @surface; }
QTabWidget::tab-bar { left: @two; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @text_muted; border: none;
    border-bottom: 2px solid transparent; padding: 6px @three; margin-right: @half; }
QTabBar::tab:hover { color: @text; background: @hover; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @accent_soft; }
QTabBar::scroller { width: 40px; }
QTabBar QToolButton { background: @window; border: none; padding: 0; }
QTabBar QToolButton::left-arrow { image: @image_arrow_left; width: 16px; height: 16px; }
QTabBar QToolButton::right-arrow { image: @image_arrow_right; width: 16px; height: 16px; }

QToolTip { background: @tooltip; color: @tooltip_text; border: 1px solid @tooltip; padding: 5px @two; }
"""

INPUTS: Final = """
QPushButton { background: @surface; border: 1px solid @control_border; border-radius: @radius;
    padding: 0 @four; min-height: @control; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @focus; min-height: @control_focused; padding: 0 15px; }
QPushButton:disabled { background: @window; border-color: @border; color: @text_disabled; }
QPushButton[variant="primary"] { background: @accent; border-color: @accent; color: @accent_text;
    font-weight: 600; }
QPushButton[variant="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[variant="primary"]:pressed { background: @accent_pressed; border-color: @accent_pressed; }
QPushButton[variant="primary"]:focus { border: 3px double @accent_text; min-height: 22px; padding: 0 14px; }
QPushButton[variant="primary"]:disabled { background: @pressed; border-color: @pressed;
    color: @text_disabled; }
QPushButton[variant="quiet"] { background: transparent; border-color: transparent; color: @accent; }
QPushButton[variant="quiet"]:hover { background: @accent_soft; }
QPushButton[variant="quiet"]:focus { border-color: @focus; }
QPushButton[variant="quiet"]:disabled { color: @text_disabled; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
    background: @surface; border: 1px solid @control_border; border-radius: @radius;
    selection-background-color: @accent; selection-color: @accent_text;
    placeholder-text-color: @text_muted; combobox-popup: 0; }
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { min-height: @control; padding: 0 6px; }
QPlainTextEdit, QTextEdit { padding: @half; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover,
QDateEdit:hover, QComboBox:hover { border-color: @text_muted; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus {
    border: 2px solid @focus; padding: 0 5px; min-height: @control_focused; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: @quarter; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {
    background: @window; border-color: @border; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled,
QDateEdit:disabled, QComboBox:disabled { background: @window; border-color: @border; color: @text_disabled; }
QLineEdit[variant="error"], QComboBox[variant="error"], QSpinBox[variant="error"] {
    border: 2px solid @error_ink; padding: 0 5px; min-height: @control_focused; }
QPlainTextEdit[variant="error"] { border: 2px solid @error_ink; padding: @quarter; }
QLineEdit[variant="cell"], QSpinBox[variant="cell"], QComboBox[variant="cell"] {
    border: 2px solid @focus; border-radius: 0; padding: 0 @half; min-height: 0; }
QPlainTextEdit[variant="cell"] { border: 2px solid @focus; border-radius: 0; padding: 0; }

QComboBox { padding-right: 24px; }
QComboBox:focus { padding-right: 23px; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right;
    width: 22px; border: none; }
QComboBox::down-arrow { image: @image_arrow_down; width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: @image_arrow_down_disabled; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0;
    background: transparent; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @control_border; outline: none;
    padding: @half; selection-background-color: @accent_soft; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 @one; }

QSpinBox, QDoubleSpinBox, QDateEdit { padding-right: 22px; min-height: 23px; }
QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus { min-height: 21px; padding-right: 21px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QDateEdit::up-button { subcontrol-origin: border;
    subcontrol-position: top right; width: 20px; border: none; margin: 2px 2px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QDateEdit::down-button { subcontrol-origin: border;
    subcontrol-position: bottom right; width: 20px; border: none; margin: 0 2px 2px 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover,
QDoubleSpinBox::down-button:hover, QDateEdit::up-button:hover, QDateEdit::down-button:hover {
    background: @hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow {
    image: @image_arrow_up; width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow {
    image: @image_arrow_down; width: 12px; height: 12px; }
QSpinBox::up-arrow:disabled, QSpinBox::up-arrow:off, QDoubleSpinBox::up-arrow:disabled {
    image: @image_arrow_up_disabled; }
QSpinBox::down-arrow:disabled, QSpinBox::down-arrow:off, QDoubleSpinBox::down-arrow:disabled {
    image: @image_arrow_down_disabled; }

QCheckBox, QRadioButton { spacing: @two; background: transparent; min-height: @six; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
    width: 16px; height: 16px; background: @surface; border: 1px solid @control_border; border-radius: 3px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: @accent; border-color: @accent; image: @image_check; }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: @image_dash; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @accent; }
QCheckBox::indicator:focus { border: 2px solid @focus; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border: 2px solid @text; }
QRadioButton::indicator:focus { border: 2px solid @focus; width: 14px; height: 14px; }
QRadioButton::indicator:checked:focus { width: 8px; height: 8px; border: 5px solid @text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: @window; border-color: @border; }
QCheckBox::indicator:checked:disabled { background: @text_disabled; border-color: @text_disabled;
    image: @image_check_disabled; }
QRadioButton::indicator:checked:disabled { border-color: @text_disabled; background: @surface; }

QProgressBar { background: @pressed; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
    color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @pressed; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @accent; width: 10px; height: 10px;
    margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:hover { background: @accent_soft; }
"""

VIEWS: Final = """
QTableView, QListView, QTreeView { background: @surface; alternate-background-color: @stripe;
    border: none; outline: none; gridline-color: @grid;
    selection-background-color: @selection; selection-color: @selection_text; }
QListView[variant="framed"], QTreeView[variant="framed"], QTableView[variant="framed"] {
    border: 1px solid @border; border-radius: @radius; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: @image_arrow_right; }
QTreeView::branch:has-children:open { image: @image_arrow_down; }
QHeaderView { background: @header; border: none; }
QHeaderView::section { background: @header; color: @text; border: none;
    border-right: 1px solid @border; border-bottom: 1px solid @border; padding: @one 6px; }
QTableCornerButton::section { background: @header; border: none;
    border-right: 1px solid @border; border-bottom: 1px solid @border; }

QAbstractScrollArea::corner { background: @window; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: @window; border: none; }
QScrollBar:vertical { width: @scrollbar; }
QScrollBar:horizontal { height: @scrollbar; }
QScrollBar::handle { background: @scroll; border-radius: @radius; }
QScrollBar::handle:vertical { min-height: 40px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 40px; margin: 3px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @scroll_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
