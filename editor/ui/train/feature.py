"""Trainings in the window; a model that was trained is taken into use where it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.ui.feature import Feature
from editor.ui.workspaces import LATENTS, PAINT, TRAIN
from editor.weights.card import GENERATORS
from editor.weights.translators import TASK

if TYPE_CHECKING:
    from editor.ui.panels.train import TrainPage


class Learning(Feature):
    """Connects the page of trainings with its actions and with those who use models."""

    def connect_actions(self) -> None:
        window, session = self.window, self.window.session
        window.actions_.connect_all({
            "train_new": self.begin,
            "train_pause": lambda: window.train.toggle(),
            "train_stop": lambda: window.train.stop(),
        })  # fmt: skip
        window.late_train.came.connect(self._connect_page)
        window.workspaces.changed.connect(self._on_workspace)
        session.trainer.watch(False)
        session.trainer.notice.connect(window.status.show_hint)
        session.trainer.failed.connect(window.stage.message.error)
        for shelf in (session.sculptor, session.translator):
            session.trainer.model_made.connect(shelf.look_up)

    def _connect_page(self, page: TrainPage) -> None:
        page.used.connect(self._use)
        page.notice.connect(self.window.status.show_hint)
        page.failed.connect(self.window.stage.message.error)

    def _on_workspace(self, _before: str, after: str) -> None:
        if after == TRAIN or self.window.late_train.made:
            self.window.train.set_shown(after == TRAIN)

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
