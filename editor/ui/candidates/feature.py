"""The candidate brush in the window: begins while several answers wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.ui.candidates.mixing import Mixing
from editor.ui.feature import Feature

if TYPE_CHECKING:
    from editor.ui.window import Window


class Candidates(Feature):
    """Opens the mixing of answers on the canvas, and closes it where they are gone."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        window.session.studio.answers_changed.connect(self._on_answers)
        window.strip.mix.toggled.connect(self.mix)
        window.canvas.operation_changed.connect(self._on_operation)

    @property
    def mixing(self) -> Mixing | None:
        """What is open on the canvas; None where answers are not mixed."""
        operation = self.window.canvas.operation
        return operation if isinstance(operation, Mixing) else None

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({"answer_mix": self.mix})

    def refresh(self) -> None:
        self.window.actions_.enable("answer_mix", len(self.window.session.studio.answers) > 1)
        self.window.actions_["answer_mix"].setChecked(self.mixing is not None)

    def mix(self, on: bool) -> None:
        """Begin to mix the answers by hand, or leave it."""
        window, session = self.window, self.window.session
        if on and self.mixing is None and session.studio.answers:
            window.canvas.begin_operation(Mixing(window.canvas, session.studio, session.background))
            window.canvas.setFocus()
        elif not on and self.mixing is not None:
            window.canvas.cancel_operation()

    def _on_answers(self) -> None:
        mixing, studio = self.mixing, self.window.session.studio
        if mixing is not None and not studio.mixing:
            self.window.canvas.cancel_operation()

    def _on_operation(self) -> None:
        mixing = self.mixing is not None
        self.window.strip.mix.blockSignals(True)
        self.window.strip.mix.setChecked(mixing)
        self.window.strip.mix.blockSignals(False)
        self.window.strip.explain(mixing=mixing)
        self.refresh()
