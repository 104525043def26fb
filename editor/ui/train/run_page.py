"""A run as it is watched: samples, the time machine, curves, the memorisation light, figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import section
from editor.ui.controls.question import Icon, offer, question
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale
from editor.ui.controls.tool import tool_button
from editor.ui.forms import NumberForm
from editor.ui.train.chart import Chart
from editor.ui.train.evaluation_card import EvaluationCard
from editor.ui.train.grid_view import GridView
from editor.ui.train.likeness_card import LikenessCard
from editor.ui.train.reading import Detail, Summary
from editor.ui.train.run_head import RunHead
from editor.ui.train.time_machine import TimeMachine
from editor.ui.train.trainer import Trainer
from editor.weights.runs import Moment

SIDE, NARROW = 300, 230
"""Pixels of the column of curves, and where there is little room."""
FURTHER = Scale(1, 720, " min", curve=3)


class RunPage(QWidget):
    """Shows the trainer's chosen run. used(name, task): its model is wanted for work."""

    used = Signal(str, str)

    def __init__(self, trainer: Trainer, usual: Callable[[str], float]) -> None:
        """usual: the minutes that a recipe of that name takes."""
        super().__init__()
        self._trainer, self._usual = trainer, usual
        self._shown: Path | None = None
        self._moment: Moment | None = None
        self.question: QMessageBox | None = None
        self.head, self.grid, self.times = RunHead(), GridView(), TimeMachine()
        self.chart, self.likeness = Chart(self.tr("Curves")), LikenessCard()
        self.evaluation = EvaluationCard()
        self._make_switches()
        self._lay_out()
        self._connect()

    # ---- building

    def _make_switches(self) -> None:
        self.sharp = QCheckBox(self.tr("Sharp pixels"))
        self.sharp.setAccessibleName(self.tr("Sharp pixels"))
        self.sharp.setToolTip(self.tr("Draw pixels as squares instead of smoothing them"))
        self.sharp.toggled.connect(self.grid.set_sharp)
        self.zoom = QLabel()
        self.zoom.setProperty("tone", "small")
        self.zoom_buttons = (
            tool_button("zoom-out", self.tr("Smaller"), size=16),
            tool_button("zoom-in", self.tr("Larger"), size=16),
            tool_button("fit", self.tr("Fit"), size=16),
        )
        deeds = (partial(self.grid.step, -1), partial(self.grid.step, 1), self.grid.fit)
        for button, deed in zip(self.zoom_buttons, deeds, strict=True):
            button.clicked.connect(lambda _on=False, deed=deed: deed())
        self.which = Segments(
            self.tr("Curves"), [self.tr("Losses"), self.tr("Measures")],
            [self.tr("What training makes smaller, step by step"),
             self.tr("What was measured at every moment")],
        )  # fmt: skip
        self.log = QCheckBox(self.tr("Log"))
        self.log.setAccessibleName(self.tr("Logarithmic"))
        self.log.setToolTip(self.tr("Show values by their logarithm"))
        self.log.toggled.connect(self.chart.set_log)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._left(), 1)
        self._side = self._right()
        self.squeeze(False)
        body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        below = QFrame()
        below.setObjectName("train_times")
        inside = QVBoxLayout(below)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(section(self.tr("TIME MACHINE")))
        row.addStretch(1)
        row.addWidget(self.sharp)
        for button in self.zoom_buttons:
            row.addWidget(button)
        row.addWidget(self.zoom)
        inside.addLayout(row)
        inside.addWidget(self.times)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(below)
        return column

    def _right(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        switches = QHBoxLayout()
        switches.setSpacing(8)
        switches.addWidget(self.which, 1)
        switches.addWidget(self.log)
        column.addLayout(switches)
        self.chart.setMinimumHeight(190)
        column.addWidget(self.chart, 1)
        column.addSpacing(4)
        column.addWidget(section(self.tr("DOES IT LEARN BY HEART?")))
        column.addWidget(self.likeness)
        column.addSpacing(4)
        column.addWidget(section(self.tr("HOW GOOD IS IT?")))
        column.addWidget(self.evaluation)
        area = QScrollArea()
        area.setObjectName("train_side")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def squeeze(self, narrow: bool) -> None:
        """Take less room, or as much as usual."""
        self._side.setFixedWidth(NARROW if narrow else SIDE)

    def _connect(self) -> None:
        head, trainer = self.head, self._trainer
        head.pause_asked.connect(lambda: self._do(trainer.pause))
        head.go_on_asked.connect(lambda: self._do(trainer.go_on))
        head.stop_asked.connect(lambda: self._do(trainer.stop))
        head.further_asked.connect(self.ask_further)
        head.use_asked.connect(self._use)
        head.folder_asked.connect(self._open_folder)
        head.delete_asked.connect(self.ask_delete)
        self.times.moment_shown.connect(self._on_moment)
        self.times.moment_used.connect(self._on_used)
        self.which.chosen.connect(lambda _index: self.refresh())
        self.grid.zoomed.connect(self._show_zoom)
        trainer.changed.connect(self.refresh)
        trainer.model_made.connect(self.evaluation.forget)

    # ---- what is shown

    def refresh(self) -> None:
        """Show the chosen run as it was seen last."""
        trainer = self._trainer
        summary, detail = trainer.summary(trainer.chosen), trainer.sight.detail
        if summary is None:
            return
        if self._shown != trainer.chosen:
            self._begin(trainer.chosen)
        self.head.show_run(summary, detail)
        self.grid.show_words(self._words(summary))
        if detail is not None:
            self._show_detail(detail)

    def _begin(self, out: Path | None) -> None:
        """Another run: nothing of the one before stays."""
        self._shown, self._moment = out, None
        self.times.scrubber.place = -1
        self.times.show_moments((), {}, QImage())
        self.grid.fit()
        self.grid.show_image(QImage())
        self.chart.show_curves({})
        self.chart.mark(-1)
        self.likeness.show_likeness(None)

    def _show_detail(self, detail: Detail) -> None:
        request = detail.summary.request
        self.times.show_moments(detail.moments, detail.pictures, detail.now)
        if self.times.moment is None:
            self._moment = None
            self.grid.show_image(detail.grid)
        losses = self.which.index == 0
        self.chart.set_apart(not losses)
        self.chart.show_curves(detail.curves.losses if losses else detail.curves.measures)
        self.likeness.show_likeness(detail.likeness)
        out, data = detail.summary.run.out, Path(request.data)
        self.evaluation.show_model(out, data, detail.task)
        self._show_zoom()

    def _words(self, summary: Summary) -> str:
        """What stands in place of the first samples."""
        if summary.state.phase == "failed":
            return self.tr("Nothing was drawn. What went wrong stands above.")
        if summary.live and summary.state.phase == "reading":
            return self.tr("The pictures are read once, then training begins.")
        return self.tr("The first samples appear here soon.")

    def _show_zoom(self) -> None:
        self.zoom.setText(f"{100 * self.grid.scale:.0f} %")

    # ---- hands

    def _do(self, deed: object) -> None:
        if self._shown is not None and callable(deed):
            deed(self._shown)

    def _on_moment(self, moment: Moment | None) -> None:
        self._moment = moment
        self.chart.mark(moment.step if moment is not None else -1)
        if moment is None:
            self.refresh()
            return

        def came(image: QImage) -> None:
            if self._moment is moment and not image.isNull():
                self.grid.show_image(image)

        self._trainer.fetch(moment.picture, came)

    def _on_used(self, moment: Moment) -> None:
        if self._shown is not None:
            self._trainer.choose_moment(self._shown, moment.step)

    def _use(self) -> None:
        detail = self._trainer.sight.detail
        if detail is not None:
            self.used.emit(detail.summary.run.out.name, detail.task)

    def ask_further(self) -> None:
        """Ask for how much longer."""
        out, summary = self._shown, self._trainer.summary(self._shown)
        if out is None or summary is None:
            return
        usual = self._usual(summary.request.recipe)
        form = NumberForm(
            self.tr("Train further…"), self.tr("Longer by"), FURTHER, 30, self.window()
        )
        form.chosen.connect(lambda more: self._trainer.further(out, more, usual))
        form.open()

    def ask_delete(self) -> None:
        """Ask, and delete the model with its run."""
        out, summary = self._shown, self._trainer.summary(self._shown)
        if out is None or summary is None:
            return
        box = self.question = question(
            self.window(),
            Icon.Warning,
            self.tr("Delete “{name}”?").format(name=summary.title),
            self.tr("The model, its moments and its curves are removed. Your pictures stay."),
        )
        offer(box, self.tr("Delete"), self.tr("Keep it"), careful=True)
        box.accepted.connect(lambda: self._trainer.delete(out))
        box.open()

    def _open_folder(self) -> None:
        if self._shown is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shown)))

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def close_down(self) -> None:
        """End what is being measured."""
        self.evaluation.close_down()
