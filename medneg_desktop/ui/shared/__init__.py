"""Pieces that every screen is built from: words, cards, buttons, forms, tables, messages.

They see to what is easily forgotten: document text is never taken for rich text, every control has an accessible
name, spaces grow with the text, and no meaning rests on color alone.
"""

from medneg_desktop.ui.shared.boxes import Card, Column, Row, clear, rule, scroll
from medneg_desktop.ui.shared.buttons import button
from medneg_desktop.ui.shared.empty import EmptyState
from medneg_desktop.ui.shared.flow import Flow
from medneg_desktop.ui.shared.form import Choice, FormRow
from medneg_desktop.ui.shared.icons import icon
from medneg_desktop.ui.shared.message import MessageBar, announce
from medneg_desktop.ui.shared.page import APART, PAGE, WIDEST, Columns, PageHead
from medneg_desktop.ui.shared.picture import Picture
from medneg_desktop.ui.shared.stack import Stack
from medneg_desktop.ui.shared.table import Table, TableColumn, TableModel
from medneg_desktop.ui.shared.tabs import TabPages, Tabs
from medneg_desktop.ui.shared.words import Chip, ElidedLabel, heading, label, money_label, named, plain_tip

__all__ = [
    "APART",
    "PAGE",
    "WIDEST",
    "Card",
    "Chip",
    "Choice",
    "Column",
    "Columns",
    "ElidedLabel",
    "EmptyState",
    "Flow",
    "FormRow",
    "MessageBar",
    "PageHead",
    "Picture",
    "Row",
    "Stack",
    "TabPages",
    "Table",
    "TableColumn",
    "TableModel",
    "Tabs",
    "announce",
    "button",
    "clear",
    "heading",
    "icon",
    "label",
    "money_label",
    "named",
    "plain_tip",
    "rule",
    "scroll",
]
