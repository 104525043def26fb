"""Trainings in the window; a model that was trained is taken into use where it works."""

from __future__ import annotations

from editor.ui.feature import Feature
from editor.ui.workspaces import LATENTS, PAINT, TRAIN
from editor.weights.card import GENERATORS
from editor.weights.translators import TASK


class Learning(Feature):
    """Connects the page of trainings with its actions and with those who use models."""

    def connect_actions(self) -> None:
        window, page, session = self.window, self.window.train, self.window.session
        window.actions_.connect_all({
            "train_new": self.begin,
            "train_pause": page.toggle,
            "train_stop": page.stop,
        })  # fmt: skip
        page.used.connect(self._use)
        page.notice.connect(window.status.show_hint)
        for part in (page, session.trainer):
            part.failed.connect(window.stage.message.error)
        for shelf in (session.sculptor, session.translator):
            session.trainer.model_made.connect(shelf.look_up)

    def begin(self) -> None:
        """Ask what to learn from."""
        self.window.workspaces.choose(TRAIN)
        self.window.train.show_start()

    def _use(self, name: str, task: str) -> None:
        session, workspaces = self.window.session, self.window.workspaces
        if task in GENERATORS:
            session.sculptor.choose_model(name)
        workspaces.choose(LATENTS if task in GENERATORS else PAINT)
        if task == TASK:
            self.window.actions_["translate"].trigger()
            session.translator.use(name)
