"""The history panel: every step by name, the present one marked; a click jumps there."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.core.document import Document
from editor.core.history import History
from editor.ui.adjusting.steps import adjusting_step
from editor.ui.icons import SMALL, pixmap
from editor.ui.panels.card import covering
from editor.ui.panels.step_icons import step_icon
from editor.ui.panels.step_pictures import SIZE, Shown, StepPictures
from editor.ui.theme import colour
from editor.ui.words import marked as T

LABELS: tuple[str, ...] = (
    T("Steps", "Open"), T("Steps", "Revert"),
    T("Steps", "Paint mask"), T("Steps", "Erase mask"), T("Steps", "Brush"),
    T("Steps", "Erase"), T("Steps", "Move layer"), T("Steps", "Inpaint"), T("Steps", "New layer"),
    T("Steps", "New group"), T("Steps", "Duplicate layer"), T("Steps", "Delete layer"),
    T("Steps", "Rename layer"), T("Steps", "Opacity"), T("Steps", "Blend mode"),
    T("Steps", "Show layer"), T("Steps", "Hide layer"), T("Steps", "Lock layer"),
    T("Steps", "Lock transparency"), T("Steps", "Clip layer"), T("Steps", "Merge down"),
    T("Steps", "Flatten picture"), T("Steps", "Reorder layers"), T("Steps", "New layer mask"),
    T("Steps", "Remove layer mask"), T("Steps", "Open as layer"), T("Steps", "Invert selection"),
    T("Steps", "Select rectangle"), T("Steps", "Select ellipse"), T("Steps", "Lasso"),
    T("Steps", "Polygon lasso"), T("Steps", "Magic wand"), T("Steps", "Smart select"),
    T("Steps", "Colour range"), T("Steps", "Luminance range"), T("Steps", "From transparency"),
    T("Steps", "Select again"), T("Steps", "Move selection"),
    T("Steps", "Smooth selection"), T("Steps", "Border of selection"),
    T("Steps", "Copy mask"), T("Steps", "Grow to similar"), T("Steps", "Select similar"),
    T("Steps", "Select nothing"), T("Steps", "Select all"), T("Steps", "Grow selection"),
    T("Steps", "Shrink selection"), T("Steps", "Feather selection"), T("Steps", "New mask"),
    T("Steps", "Rename mask"), T("Steps", "Delete mask"), T("Steps", "Choose mask"),
    T("Steps", "Load mask"), T("Steps", "Style"), T("Steps", "Translate"),
    T("Steps", "Move bar"), T("Steps", "Trim"), T("Steps", "Split"), T("Steps", "Add key"),
    T("Steps", "Move key"), T("Steps", "Delete key"), T("Steps", "Key ease"),
    T("Steps", "Choose file"), T("Steps", "Add marker"), T("Steps", "Move marker"),
    T("Steps", "Rename marker"), T("Steps", "Delete marker"), T("Steps", "Set in point"),
    T("Steps", "Set out point"), T("Steps", "Set length"), T("Steps", "Clear in and out"),
    T("Steps", "Heal clip"), T("Steps", "Render sliders"),
    T("Steps", "Portrait"), T("Steps", "Use my picture"),
    T("Steps", "Reset slider"), T("Steps", "Reset sliders"),
    T("Steps", "Limit sliders"), T("Steps", "Fine detail"), T("Steps", "Point"),
    T("Steps", "Mix"), T("Steps", "Between"), T("Steps", "Image size"),
    T("Steps", "Assign profile"), T("Steps", "Convert to profile"), T("Steps", "Bits a channel"),
    T("Steps", "Canvas size"), T("Steps", "Turn picture"), T("Steps", "Mirror picture"),
    T("Steps", "Crop"), T("Steps", "Trim"), T("Steps", "Reveal all"), T("Steps", "Transform"),
    T("Steps", "Mirror layer"), T("Steps", "Turn layer"), T("Steps", "Move selection"),
    T("Steps", "Duplicate selection"),
    T("Steps", "Smudge"), T("Steps", "Clone"), T("Steps", "Heal"), T("Steps", "Fill"),
    T("Steps", "Clear"), T("Steps", "Gradient"),
    T("Steps", "Group layers"), T("Steps", "Ungroup"), T("Steps", "Show alone"),
    T("Steps", "Merge layers"), T("Steps", "Merge group"), T("Steps", "Merge visible"),
    T("Steps", "Stamp visible"), T("Steps", "Drop layers"), T("Steps", "Apply layer mask"),
    T("Steps", "Invert layer mask"), T("Steps", "Layer mask on"), T("Steps", "Layer mask off"),
    T("Steps", "Link layer mask"), T("Steps", "Paint layer mask"), T("Steps", "Cut"),
    T("Steps", "Paste"), T("Steps", "Layer via copy"), T("Steps", "Layer via cut"),
    T("Steps", "Select layer mask"), T("Steps", "Unlock layer"),
    T("Steps", "Unlock transparency"), T("Steps", "Unclip layer"), T("Steps", "Unlink layer mask"),
)  # fmt: skip
"""Labels steps are committed under; English in the history, translated where they are shown.

A slider's step has its title, as the slider shows it; an adjustment's names its kind
(`adjusting/steps.py`).
"""


GAP = 8
ICON = QSize(SMALL + GAP + SIZE.width(), SIZE.height())


def step_name(label: str) -> str:
    """A step's label in the window's language."""
    return adjusting_step(label) or QCoreApplication.translate("Steps", label)


class HistoryPanel(QWidget):
    """Shows the steps of the document in front, each with what it changed. shown: the canvas."""

    def __init__(self, history: History, shown: Shown) -> None:
        super().__init__()
        self._history = history
        self._shown: tuple[tuple[int, ...], int] = ((), -2)
        self.pictures = StepPictures(history, shown, self)
        self.pictures.made.connect(self._show_picture)
        self.list = QListWidget()
        self.list.setObjectName("history")
        self.list.setAccessibleName(self.tr("History"))
        self.list.setToolTip(self.tr("Click a step to go back to it"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setIconSize(ICON)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_steps)
        self.destroyed.connect(history.subscribe(self._on_document))
        self.show_steps()

    def show_steps(self) -> None:
        """Show the steps as they stand now."""
        blank = self._history.committed.bounds.empty
        state = ((), -1) if blank else (self._history.past.marks, self._history.position)
        if state == self._shown:
            return
        (before, old), (marks, position) = self._shown, state
        self._shown = state
        same = self._keep_rows(before, marks)
        for label in self._history.steps[same : len(marks)]:
            self.list.addItem(QListWidgetItem(step_name(label)))
        self._dress(range(same, len(marks)))
        self._shade(range(max(0, min(same, old, position)), len(marks)))
        self.list.setCurrentRow(position)
        if not blank:
            self.list.scrollToItem(self.list.item(position))

    def _keep_rows(self, before: tuple[int, ...], marks: tuple[int, ...]) -> int:
        """Remove the rows of steps that are gone. Returns how many are left."""
        forgotten = before.index(marks[0]) if marks and marks[0] in before else len(before)
        for _ in range(forgotten):
            self.list.takeItem(0)
        pairs = zip(before[forgotten:], marks, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        while self.list.count() > same:
            self.list.takeItem(self.list.count() - 1)
        return same

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self._dress(range(self.list.count()))
        self._shade(range(self.list.count()))

    def _shade(self, rows: range) -> None:
        """Steps that were undone are paler."""
        usual, pale = colour("text"), colour("disabled")
        for row in rows:
            shade: QColor = usual if row <= self._history.position else pale
            self.list.item(row).setData(Qt.ItemDataRole.ForegroundRole, shade)

    def _dress(self, rows: range) -> None:
        """Give steps their icon and, where there is one, their picture."""
        labels, ratio = self._history.steps, self.devicePixelRatioF()
        for row in rows:
            picture = self.pictures.of(self._shown[0][row])
            drawn = _decoration(labels[row], picture, ratio)
            icon = QIcon(drawn)
            icon.addPixmap(drawn, QIcon.Mode.Selected)  # else it is tinted, and so is the picture
            self.list.item(row).setIcon(icon)

    def _show_picture(self, mark: int) -> None:
        if mark in self._shown[0]:
            row = self._shown[0].index(mark)
            self._dress(range(row, row + 1))

    def _jump(self, item: QListWidgetItem) -> None:
        self._history.jump(self.list.row(item))

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self._history.committed:
            self._soon.start(0)


def _decoration(label: str, picture: QImage | None, ratio: float) -> QPixmap:
    """The step's icon, and beside it what it changed."""
    out = QPixmap(ICON * ratio)
    out.setDevicePixelRatio(ratio)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    top = (ICON.height() - SMALL) // 2
    ink = colour("secondary").name()
    painter.drawPixmap(0, top, pixmap(step_icon(label), ink, SMALL, ratio))
    box = QRectF(SMALL + GAP, 0, SIZE.width(), SIZE.height())
    shape = QPainterPath()
    shape.addRoundedRect(box, 4, 4)
    painter.fillPath(shape, colour("field"))
    if picture is not None:
        painter.setClipPath(shape)
        painter.drawImage(box, picture, covering(picture, box))
    painter.end()
    return out
