"""The library in the window: what lies in it is opened, laid above the others, learnt from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from editor.ui.feature import Feature
from editor.ui.workspaces import PAINT, TRAIN


class Collecting(Feature):
    """Connects the panel of the library with documents, layers and trainings."""

    def connect_actions(self) -> None:
        window, panel = self.window, self.window.library_panel
        window.actions_.connect_all({"library": self.show})
        panel.notice.connect(window.status.show_hint)
        panel.undo_offered.connect(self._offer_undo)
        window.session.library.failed.connect(window.stage.message.error)
        panel.open_asked.connect(self._open)
        panel.layers_asked.connect(self._lay)
        panel.train_asked.connect(self._train)
        window.late_train.came.connect(
            lambda page: page.pictures_dropped.connect(
                lambda names: panel.library.collect(names, self._train)
            )
        )

    def show(self) -> None:
        """Bring the panel in front and give it the keyboard."""
        self.window.docks.bring_forward("library")
        self.window.library_panel.take_focus()

    def _to_canvas(self) -> None:
        if self.window.workspaces.current == TRAIN:  # where no document is seen
            self.window.workspaces.choose(PAINT)

    def _open(self, path: Path) -> None:
        self._to_canvas()
        self.window.desk.open(path)

    def _lay(self, names: list[str]) -> None:
        self._to_canvas()
        self.window.desk.drop(names)

    def _train(self, data: Path) -> None:
        self.window.workspaces.choose(TRAIN)
        self.window.train.learn_from(data)

    def _offer_undo(self, words: str, undo: Callable[[], None]) -> None:
        self.window.stage.message.ask(words, self.tr("Undo"), undo)
