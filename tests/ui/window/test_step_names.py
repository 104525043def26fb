"""Every step of the history is called by a name that can be translated, and by its kind."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import editor.ui
from editor.core.adjustments import KINDS
from editor.ui.adjusting.words import TITLES
from editor.ui.panels.step_icons import step_icon
from editor.ui.panels.steps import LABELS, step_name
from editor.ui.viewing import guides
from editor.ui.window import Window

COMMITTING = {
    "commit", "land", "edit", "insert", "_commit", "_edit", "_added", "_set_each", "_put",
    "_try", "_later", "_found", "_select",
}  # fmt: skip
"""Methods that take a step's label first, or after a past."""


def literals(node: ast.expr) -> list[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def labels(tree: ast.AST) -> set[str]:
    """The labels that a module commits steps under, as far as they stand in it."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "label":
            found += literals(node.value)
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in COMMITTING:
            found += [text for arg in node.args[:2] for text in literals(arg)]
    return {text for text in found if text[:1].isupper()}


def test_every_label_in_the_sources_is_in_the_table() -> None:
    known = {*LABELS, guides.ADD, guides.MOVE, guides.REMOVE, guides.CLEAR}
    known.add("Look")  # of a preview, which never becomes a step
    folder = Path(editor.ui.__file__).parent
    unknown = {
        (path.name, label)
        for path in folder.rglob("*.py")
        for label in labels(ast.parse(path.read_text(encoding="utf-8"))) - known
    }
    assert not unknown


def test_a_step_says_which_adjustment_it_added(opened: Window) -> None:
    history = opened.session.history
    for kind in KINDS:
        opened.actions_[f"adjust_{kind}"].trigger()
        assert history.steps[-1] == f"New {TITLES[kind].lower()}" == step_name(history.steps[-1])
        assert step_icon(history.steps[-1]) == f"adjust-{kind.replace('_', '-')}"


class Backwards(QTranslator):
    """A language in which the kind stands before the verb."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return {"New {kind}": "{kind} neu", "Levels": "Tonwerte"}.get(text, text)


def test_both_the_verb_and_the_kind_are_translated(qapp: QApplication) -> None:
    language = Backwards(qapp)
    qapp.installTranslator(language)
    try:
        assert step_name("New levels") == "tonwerte neu"
    finally:
        qapp.removeTranslator(language)
