"""The folder that is learnt from: how many pictures, some of them, what the doctor says of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import section, text_button
from editor.ui.latents.tiles import Tile, Tiles
from editor.ui.said import said
from editor.ui.theme import colour
from editor.ui.train.balance import Balance
from editor.ui.train.dataset import Dataset, Doctor
from editor.ui.train.findings import Findings, worth_leaving

TILE = 62
ROWS = 2


class PicturesCard(QFrame):
    """Shows the doctor's dataset. change_asked(): another folder. picture_chosen(QImage)."""

    change_asked = Signal()

    def __init__(self, doctor: Doctor) -> None:
        super().__init__()
        self.setObjectName("train_card")
        self._doctor = doctor
        self._make_pictures()
        self._make_findings()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(24)
        row.addLayout(self._left(), 5)
        row.addLayout(self._right(), 6)
        doctor.changed.connect(self.show_dataset)
        doctor.pictured.connect(self.show_pictures)
        doctor.progressed.connect(lambda part: self.bar.setValue(round(100 * part)))
        self.show_dataset()

    # ---- building

    def _make_pictures(self) -> None:
        self.title = QLabel()
        self.title.setProperty("tone", "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setMinimumWidth(1)
        self.count = QLabel()
        self.count.setProperty("tone", "small")
        self.change = text_button(self.tr("Change…"), self.tr("Learn from another folder"))
        self.change.clicked.connect(self.change_asked)
        self.strip = Tiles(self.tr("Some of the pictures"))
        self.strip.setToolTip(self.tr("A click leaves a picture out, or takes it in again"))
        self.strip.setFlow(QListView.Flow.LeftToRight)
        self.strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip.setFixedHeight(TILE * ROWS + 8)
        self.strip.set_side(TILE)
        self.strip.chosen.connect(self._on_tile)
        self.strip.viewport().installEventFilter(self)
        self.kinds = section(self.tr("KINDS"))
        self.balance = Balance()

    def _make_findings(self) -> None:
        self.heading = QLabel()
        self.heading.setProperty("tone", "strong")
        self.heading.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("The doctor looks at the pictures"))
        self.all = text_button(
            self.tr("Leave out all that hurts"), self.tr("Train without every marked picture")
        )
        self.all.clicked.connect(self._leave_all)
        self.findings = Findings()
        self.findings.left_out.connect(self._doctor.leave_out)
        self.findings.taken_in.connect(self._doctor.take_in)
        self.remarks = QLabel()
        self.remarks.setProperty("tone", "small")
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setWordWrap(True)
        self.found_licence = QLabel()
        self.found_licence.setProperty("tone", "small")
        self.found_licence.setTextFormat(Qt.TextFormat.PlainText)
        self.found_licence.setWordWrap(True)
        self.licence = QLineEdit()
        self.licence.setPlaceholderText(self.tr("Licence of the pictures, such as “my own”"))
        self.licence.setAccessibleName(self.tr("Licence of the pictures"))
        self.licence.setToolTip(self.tr("Stands on the model's card, for whoever uses it"))

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.title)
        names.addWidget(self.count)
        head.addLayout(names, 1)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        return _column(head, self.strip, self.kinds, self.balance)

    def _right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.all)
        parts = (self.bar, self.findings, self.remarks, self.found_licence, self.licence)
        return _column(head, *parts)

    # ---- what is shown

    def show_dataset(self) -> None:
        """Show what is known of the folder by now."""
        dataset, doctor = self._doctor.dataset, self._doctor
        self.bar.setVisible(doctor.looking)
        if dataset is None:
            self.bar.setValue(0)
            self.count.setText(self.tr("Looking…"))
            return
        name = dataset.name
        room = max(120, self.title.width())
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self.title.setToolTip(str(dataset.folder))
        self.count.setText(self._count(dataset))
        self.kinds.setVisible(len(dataset.classes) > 1)
        self.balance.show_classes(dataset.classes)
        self.heading.setText(self._verdict(dataset))
        hurts = worth_leaving(dataset.findings)
        serious = {one.trouble for one in dataset.findings if one.serious}
        self.all.setVisible(len(serious) > 1 and bool(hurts - dataset.excluded))
        self.findings.show_dataset(dataset)
        self.remarks.setText("\n".join(said(remark) for remark in dataset.remarks))
        self.remarks.setVisible(bool(dataset.remarks))
        self._show_licence(dataset)
        self.show_pictures()

    def _count(self, dataset: Dataset) -> str:
        out = len(dataset.files) - dataset.count
        if out:
            return self.tr("{n} pictures, {out} left out").format(n=dataset.count, out=out)
        return self.tr("{n} pictures").format(n=dataset.count)

    def _verdict(self, dataset: Dataset) -> str:
        if self._doctor.looking:
            return self.tr("The doctor looks at every picture…")
        if self._doctor.complaint:
            return self.tr("The doctor could not look: {why}").format(
                why=said(self._doctor.complaint)
            )
        return self.tr("What the doctor found") if dataset.findings else self.tr("All is well.")

    def _show_licence(self, dataset: Dataset) -> None:
        found = self.tr("The folder says: {licence}").format(licence=dataset.licence)
        self.found_licence.setText(found)
        told = any(dataset.licence in remark for remark in dataset.remarks)
        self.found_licence.setVisible(bool(dataset.licence) and not told)

    def show_pictures(self) -> None:
        """Show some of the pictures, those left out dark."""
        dataset = self._doctor.dataset
        if dataset is None:
            return
        self.strip.show_tiles([
            Tile(_dark(image) if name in dataset.excluded else image, "", name)
            for name, image in self._doctor.pictures
        ])  # fmt: skip

    # ---- hands

    def _leave_all(self) -> None:
        if self._doctor.dataset is not None:
            self._doctor.leave_out(worth_leaving(self._doctor.dataset.findings))

    def _on_tile(self, row: int) -> None:
        dataset = self._doctor.dataset
        if dataset is None:
            return
        name = frozenset((self._doctor.pictures[row][0],))
        deed = self._doctor.take_in if name <= dataset.excluded else self._doctor.leave_out
        deed(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:  # whole tiles, as many as there is room for
            across = max(1, self.strip.viewport().width() // TILE)
            side = self.strip.viewport().width() // across
            self.strip.setGridSize(QSize(side, TILE))
            self.strip.set_side(min(side, TILE))
        return super().eventFilter(watched, event)


def _column(head: QHBoxLayout, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addLayout(head)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _dark(image: QImage) -> QImage:
    """The picture as one that is left out looks."""
    shown = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    veil = QColor(colour("canvas"))
    veil.setAlpha(200)
    painter.fillRect(shown.rect(), veil)
    painter.end()
    return shown
