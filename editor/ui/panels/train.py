"""The Train workspace's page: the list of runs, beside it a run, or what begins a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from editor.ui.background import Background
from editor.ui.train.drop_zone import Learning
from editor.ui.train.run_page import RunPage
from editor.ui.train.runs_list import RunsList
from editor.ui.train.start_page import StartPage
from editor.ui.train.trainer import Trainer
from editor.weights.runs import TrainRequest

LEAST, ROOMY = 708, 860
"""Pixels that the page is wide at least, and from which all parts have their usual width."""


class TrainPage(Learning):
    """Puts three parts in their places; a folder that falls anywhere on it is learnt from.
    used(name, task): a trained model is wanted for work. notice(str): something worth saying.
    failed(str)."""

    used = Signal(str, str)
    notice = Signal(str)
    failed = Signal(str)

    def __init__(self, trainer: Trainer, settings: QSettings, background: Background) -> None:
        super().__init__()
        self.setObjectName("train")
        self.chosen.connect(self.learn_from)
        self._trainer = trainer
        self.runs = RunsList()
        self.start = StartPage(settings, background)
        self.run = RunPage(trainer, self.usual_minutes)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.run)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.runs)
        row.addWidget(self._pages, 1)
        self.runs.chosen.connect(self.show_run)
        self.runs.new_asked.connect(self.show_start)
        self.start.begun.connect(self._begin)
        self.start.drop.pictures_dropped.connect(self.pictures_dropped)
        self.start.failed.connect(self.failed)
        self.run.used.connect(self.used)
        trainer.began.connect(self.show_run)
        trainer.changed.connect(self._on_sight)
        self._on_sight()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.runs, self.run):
            part.squeeze(self.width() < ROOMY)

    @property
    def running(self) -> bool:
        """True where a run is shown, and not what begins a new one."""
        return self._pages.currentWidget() is self.run

    def usual_minutes(self, name: str) -> float:
        """How long a recipe trains where nobody said; 0 for one that is not known."""
        recipe = self.start.recipes.named(name)
        return recipe.minutes if recipe is not None else 0.0

    def show_start(self) -> None:
        """Begin a new training."""
        self._trainer.choose(None)
        self._pages.setCurrentWidget(self.start)
        self.runs.show_sight(self._trainer.sight, None)
        self.start.ready()

    def learn_from(self, data: Path) -> None:
        """Begin a new training on a folder, or on a list of pictures."""
        self.show_start()
        self.start.take(data)

    def show_run(self, out: Path) -> None:
        """Watch a run."""
        self._trainer.choose(out)
        self._pages.setCurrentWidget(self.run)

    def set_shown(self, shown: bool) -> None:
        """The workspace came to the front, or went."""
        self._trainer.watch(shown)
        if shown:
            self.start.ready()

    def toggle(self) -> None:
        """Pause the run that is shown, or let it go on."""
        if self.running:
            self.run.head.toggle()

    def stop(self) -> None:
        """Stop the run that is shown."""
        summary = self._trainer.summary(self._trainer.chosen)
        if self.running and summary is not None and summary.live:
            self._trainer.stop(summary.run.out)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.start.restyle()
        self.run.update()

    def close_down(self) -> None:
        """End what still reads for the page; trainings go on."""
        self.start.close_down()
        self.run.close_down()

    def _begin(self, request: TrainRequest) -> None:
        if self._trainer.live:
            self.notice.emit(self.tr("Another training is at work: both are slower now."))
        self._trainer.begin(request)

    def _on_sight(self) -> None:
        self.runs.show_sight(self._trainer.sight, self._trainer.chosen)
        gone = self.running and self._trainer.chosen is None
        if gone:
            self._pages.setCurrentWidget(self.start)
            self.start.ready()
