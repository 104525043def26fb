"""The library in the window: what lies in it is opened, laid above the others, learnt from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from editor.ui.feature import Feature
from editor.ui.workspaces import PAINT, TRAIN

if TYPE_CHECKING:
    from editor.ui.panels.library import LibraryPanel


class Collecting(Feature):
    """Connects the panel of the library with documents, layers and trainings."""

    def connect_actions(self) -> None:
        window, library = self.window, self.window.session.library
        window.actions_.connect_all({"library": self.show})
        window.panels.library.came.connect(self._connect_panel)
        library.failed.connect(window.stage.message.error)
        window.late_train.came.connect(
            lambda page: page.pictures_dropped.connect(
                lambda names: library.collect(names, self._train)
            )
        )

    def _connect_panel(self, panel: LibraryPanel) -> None:
        panel.notice.connect(self.window.status.show_hint)
        panel.undo_offered.connect(self._offer_undo)
        panel.open_asked.connect(self._open)
        panel.layers_asked.connect(self._lay)
        panel.train_asked.connect(self._train)

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
