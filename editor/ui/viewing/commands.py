"""All that the command palette finds: actions and tools, layers, blend modes, panels, files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.ui.actions import TABLE, plain
from editor.ui.controls.palette import Command
from editor.ui.icons import icon_name
from editor.ui.panels.modes import NAMES, mode_name
from editor.ui.recent import samples
from editor.ui.viewing.keymap import readable
from editor.ui.words import marked as T

if TYPE_CHECKING:
    from editor.ui.window import Window

REASONS = (
    ("undo redo", T("Commands", "There is no step")),
    ("answer_", T("Commands", "There are no answers")),
    ("layer_ select_ styles translate", T("Commands", "Choose a layer that can do it")),
    ("mask_", T("Commands", "There is no mask for it")),
    ("portrait_", T("Commands", "There is no portrait")),
    ("train_", T("Commands", "No training runs")),
)
"""Beginnings of names, and why such an action cannot be done although a picture is open."""


def commands(window: Window) -> list[Command]:
    """Everything that can be found now."""
    return [
        *_actions(window),
        *_layers(window),
        *_modes(window),
        *_panels(window),
        *_files(window),
    ]


def _actions(window: Window) -> Iterator[Command]:
    for entry in TABLE:
        action = window.actions_[entry.name]
        yield Command(
            key=entry.name,
            text=plain(action.text()),
            deed=action.trigger,
            kind=_words("Tool") if entry.name.startswith("tool_") else "",
            keys=readable(window.actions_.keys(entry.name).split(" ")[0]),
            icon=icon_name(action),
            words=f"{action.whatsThis()} {entry.name} {entry.text}",
            why="" if action.isEnabled() else _why(window, entry.name),
        )


def _why(window: Window, name: str) -> str:
    if window.session.files.blank:
        return _words("Open a picture first")
    for beginnings, reason in REASONS:
        if name.startswith(tuple(beginnings.split())):
            return _words(reason)
    return _words("Not possible now")


def _layers(window: Window) -> Iterator[Command]:
    for layer in reversed(window.session.history.committed.all_layers()):
        choose = partial(window.layers.choose, layer.id)
        key = f"layer:{layer.name}"
        yield Command(key, layer.name, choose, kind=_words("Layer"), icon="layers")


def _modes(window: Window) -> Iterator[Command]:
    why = "" if window.layers.active is not None else _words("Open a picture first")
    for mode in NAMES:
        text, kind = mode_name(mode), _words("Blend mode")
        deed = partial(window.layers.set_blend, mode)
        yield Command(f"mode:{mode.value}", text, deed, kind=kind, icon="mix", why=why)


def _panels(window: Window) -> Iterator[Command]:
    for name, dock in window.docks.by_name.items():
        show = partial(window.docks.bring_forward, name)
        yield Command(f"panel:{name}", dock.windowTitle(), show, kind=_words("Panel"))


def _files(window: Window) -> Iterator[Command]:
    for path in window.session.recent.paths:
        show = partial(window.desk.open, path)
        kind, words = _words("Recent file"), str(path.parent)
        yield Command(f"file:{path}", path.name, show, kind=kind, icon="recent", words=words)
    for sample in samples():
        show = partial(window.desk.open, sample.path)
        kind = _words("Sample")
        yield Command(f"file:{sample.path}", sample.title, show, kind=kind, icon="picture")


KINDS = (
    T("Commands", "Tool"), T("Commands", "Layer"), T("Commands", "Blend mode"),
    T("Commands", "Panel"), T("Commands", "Recent file"), T("Commands", "Sample"),
    T("Commands", "Open a picture first"), T("Commands", "Not possible now"),
)  # fmt: skip
"""What sort of thing a line is, and usual reasons, so that they can be translated."""


def _words(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
