"""Answers to inpainting requests: which are there, which one shows, which become a step."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.past import Past
from editor.jobs.inpaint import land
from editor.ui.asking import Answer, Asking


class Answers(QObject):
    """Several answers wait for a choice: the chosen one is shown, and `keep` makes it the step.

    Each open document has its own; `answers_changed` is about those of the one in front.
    """

    answers_changed = Signal()

    def __init__(self, history: History) -> None:
        super().__init__()
        self.history = history
        self._askings: WeakKeyDictionary[Past, Asking] = WeakKeyDictionary()
        self._aside = False
        self._reshow = QTimer(self, singleShot=True)
        self._reshow.timeout.connect(self._show_chosen)

    def asking(self, past: Past) -> Asking:
        """What an open document waits for, or can choose from."""
        return self._askings.setdefault(past, Asking())

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What waits for a choice; empty where nothing does."""
        return self._here.answers

    @property
    def chosen(self) -> int:
        """Index of the answer shown on the canvas."""
        return self._here.chosen

    @property
    def mixing(self) -> bool:
        """True while a layer made of several answers is shown."""
        return self._here.mixed is not None

    def choose(self, index: int) -> None:
        """Show another answer on the canvas; counts round at both ends.

        While answers are mixed it is the one that is painted, and all is shown as before.
        """
        here = self._here
        if here.answers:
            here.chosen = index % len(here.answers)
            self._show_chosen()
            self.answers_changed.emit()

    def mix(self, layer: PixelLayer | None) -> None:
        """Show a layer made of several answers instead of the chosen one; None: that one."""
        here = self._here
        if here.answers and layer is not here.mixed:
            told, here.mixed = (here.mixed is None) != (layer is None), layer
            self._show_chosen()
            if told:
                self.answers_changed.emit()

    def step_aside(self, aside: bool) -> None:
        """Let something else be shown above the picture; answers that wait come back after it."""
        if aside == self._aside:
            return
        self._aside = aside
        if self.answers and aside:
            self._drop_preview()
        elif self.answers:
            self._reshow.start(0)

    def keep(self, answer: Answer | None = None) -> None:
        """Make an answer (what is shown) the next undo step."""
        here = self._here
        layer = here.shown if answer is None else answer.layer
        if layer is not None:
            base = here.answers[0].ticket.base
            self._forget_answers()
            self._land(self.history.past, base, layer)

    def keep_mixed(self, past: Past, layer: PixelLayer) -> None:
        """Make a mix the next undo step of the document whose answers it is made of."""
        asking = self.asking(past)
        if past is self.history.past and asking.answers:
            self.mix(layer)
            self.keep()
        elif asking.answers:
            base = asking.answers[0].ticket.base
            asking.let_answers_go()
            self._land(past, base, layer)

    def discard(self) -> None:
        """Take none of the answers; the mask stays."""
        if self.answers:
            self._forget_answers()
            self._drop_preview()

    # ---- inside

    @property
    def _here(self) -> Asking:
        """What the document in front waits for."""
        return self.asking(self.history.past)

    def _land(self, past: Past, base: Document, layer: PixelLayer) -> None:
        """Rule 2: an answer lands on what is committed now, not on what it was made from."""
        self.history.land(past, "Inpaint", land(past.committed, layer, base))

    def _drop_preview(self) -> None:
        self._here.drop()
        if self.history.document is not self.history.committed:
            self.history.preview(self.history.committed)

    def _forget_answers(self) -> None:
        self._reshow.stop()
        if self.answers:
            self._here.let_answers_go()
            self.answers_changed.emit()

    def _show_chosen(self) -> None:
        """Lay what came so far, or stands for the answers, over what is committed now."""
        here = self._here
        ticket = here.answers[0].ticket if here.answers else here.ticket
        layer = here.shown if here.answers else here.growing
        if layer is not None and ticket is not None and not (here.answers and self._aside):
            self.history.preview(land(self.history.committed, layer, ticket.base))
