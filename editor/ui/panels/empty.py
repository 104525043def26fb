"""What stands in place of the canvas while nothing is open: drop area, samples, recent files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from editor.ui.background import Background
from editor.ui.icons import pixmap
from editor.ui.late import after_first_paint
from editor.ui.panels.card import ACROSS, CARD, GAP, CardRow, PictureCard
from editor.ui.recent import Recent, Sample
from editor.ui.theme import colour, colours
from editor.ui.workspaces import LATENTS, PAINT

SHOWN = 6
MARGIN = 24
"""Pixels at the sides."""


class EmptyState(QFrame):
    """`open_asked()`, `new_asked()`, `path_chosen(Path)`, `files_dropped(list[str])`."""

    open_asked, new_asked = Signal(), Signal()
    path_chosen = Signal(object)
    files_dropped = Signal(list)

    def __init__(self, recent: Recent, samples: tuple[Sample, ...], background: Background) -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setAcceptDrops(True)
        self._recent, self._samples, self._background = recent, samples, background
        self._wanted: dict[Path, Callable[[], QImage]] = {}
        self._seen = False
        self.drop = _DropArea(self.tr("Drop a picture or a clip here"))
        self.drop.button.clicked.connect(self.open_asked)
        self.drop.new.clicked.connect(self.new_asked)
        self._steps = {name: _Steps(name) for name in (PAINT, LATENTS)}
        self._sample_row = CardRow(self.tr("Try a sample"))
        self._clip_row = CardRow(self.tr("Try a clip"))
        self._recent_row = CardRow(self.tr("Recent"))
        column = QVBoxLayout()
        column.setSpacing(24)
        rows = (self._sample_row, self._clip_row, self._recent_row)
        for widget in (self.drop, *self._steps.values(), *rows):
            column.addWidget(widget)
        column.insertStretch(0, 1)
        column.addStretch(1)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(MARGIN, 24, MARGIN, 24)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        area = QScrollArea()  # a small window scrolls rather than refuses to be small
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside has the keyboard
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        recent.changed.connect(self.show_recent)
        for shown, moves in ((self._sample_row, False), (self._clip_row, True)):
            shown.show_cards([self._sample_card(one) for one in samples if one.moves == moves])
        self.show_recent()
        self.show_workspace(PAINT)
        after_first_paint(self, self._fetch_all)

    @property
    def sample_cards(self) -> tuple[PictureCard, ...]:
        """The cards of the bundled pictures, then those of the clips."""
        return self._sample_row.cards + self._clip_row.cards

    @property
    def recent_cards(self) -> tuple[PictureCard, ...]:
        """The cards of the files opened last."""
        return self._recent_row.cards

    def show_recent(self) -> None:
        """Show the recent files as they are now."""
        own = {sample.path.resolve() for sample in self._samples}
        paths = [path for path in self._recent.paths if path.resolve() not in own][:SHOWN]
        self._recent_row.show_cards([self._recent_card(path) for path in paths])

    def show_workspace(self, name: str) -> None:
        """Say what to do in that workspace."""
        self._steps[LATENTS].setVisible(name == LATENTS)
        self._steps[PAINT].setVisible(name != LATENTS)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.drop.restyle()
        for steps in self._steps.values():
            steps.restyle()

    def _sample_card(self, sample: Sample) -> PictureCard:
        card = PictureCard(sample.title, sample.path)
        card.chosen.connect(self.path_chosen)
        self._fetch(sample.path, lambda: _small(sample.poster))
        return card

    def _recent_card(self, path: Path) -> PictureCard:
        card = PictureCard(path.name, path)
        card.chosen.connect(self.path_chosen)
        self._fetch(path, lambda: self._recent.picture(path))
        return card

    def _fetch(self, path: Path, read: Callable[[], QImage]) -> None:
        """Get a small picture in the background; by then the card may be another one, or gone."""
        if not self._seen:
            self._wanted[path] = read
            return

        def arrived(image: QImage) -> None:
            for card in (*self.sample_cards, *self.recent_cards):
                if card.path == path:
                    card.show_picture(image)

        self._background.run(read, arrived, lambda _: None)

    def _fetch_all(self) -> None:
        """The cards have been seen: their pictures follow."""
        self._seen = True
        for path, read in self._wanted.items():
            self._fetch(path, read)
        self._wanted.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards side by side as there is room for, so that nothing scrolls sideways."""
        super().resizeEvent(event)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - 2 * MARGIN - bar + GAP
        for row in (self._sample_row, self._clip_row, self._recent_row):
            row.set_across(max(1, min(ACROSS, room // (CARD.width() + GAP))))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.drop.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.light(False)
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.files_dropped.emit([url.toLocalFile() for url in urls if url.isLocalFile()])


class _DropArea(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._lit = False
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = QLabel(title)
        heading.setProperty("tone", "heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = ("PNG", "JPEG", "WebP", "TIFF", "AVIF", "GIF", "PSD", "OpenRaster", "MP4", "MOV",
                 "MKV", "WebM")  # fmt: skip
        kinds = QLabel("  ·  ".join(names))
        kinds.setProperty("tone", "small")
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Open…"))
        self.button.setProperty("primary", True)
        self.button.setProperty("big", True)
        self.button.setMinimumWidth(160)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(self.tr("Open a picture, a clip or a document"))
        self.button.setToolTip(self.tr("Open a picture, a clip or a document (Ctrl+O)"))
        self.new = QPushButton(self.tr("New picture…"))
        self.new.setProperty("big", True)
        self.new.setMinimumWidth(160)
        self.new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.new.setAccessibleName(self.tr("New picture…"))
        self.new.setToolTip(self.tr("Begin with an empty picture of any size (Ctrl+N)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(10)
        for widget in (self._picture, heading, kinds):
            column.addWidget(widget)
        column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for button in (self.button, self.new):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self.restyle()

    def light(self, lit: bool) -> None:
        """Show that a drop here is welcome."""
        self._lit = lit
        self.update()

    def restyle(self) -> None:
        """Draw the sign in the colours of the theme in force."""
        image = pixmap("picture", colours().accent, 48, self.devicePixelRatioF())
        self._picture.setPixmap(image)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent" if self._lit else "disabled"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        painter.end()


class _Steps(QWidget):
    """What a workspace is for, in three steps."""

    def __init__(self, workspace: str) -> None:
        super().__init__()
        self._signs: list[tuple[QLabel, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for step in self._of_latents() if workspace == LATENTS else self._of_healing():
            row.addWidget(self._card(*step), 1)
        self.restyle()

    def _of_healing(self) -> tuple[tuple[str, str, str], ...]:
        """Icon, deed and outcome of each step."""
        return (
            ("mask-brush", self.tr("1  Paint"), self.tr("over what should go")),
            ("heal", self.tr("2  Press Enter"), self.tr("and the picture heals")),
            ("layers", self.tr("3  Keep working"), self.tr("the answer is a layer of its own")),
        )

    def _of_latents(self) -> tuple[tuple[str, str, str], ...]:
        """The same."""
        return (
            ("portrait", self.tr("1  Click a variation"), self.tr("or open a photo and press U")),
            ("sliders", self.tr("2  Drag a slider"), self.tr("and the face follows")),
            ("layers", self.tr("3  Keep working"), self.tr("a portrait is a layer")),
        )

    def _card(self, icon: str, head: str, text: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        sign = QLabel()
        self._signs.append((sign, icon))
        title = QLabel(head)
        title.setProperty("tone", "strong")
        small = QLabel(text)
        small.setProperty("tone", "small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(small)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addLayout(words, 1)
        return card

    def restyle(self) -> None:
        """Draw the signs in the colours of the theme in force."""
        for sign, icon in self._signs:
            sign.setPixmap(pixmap(icon, colours().accent, 24, self.devicePixelRatioF()))


def _small(path: Path) -> QImage:
    """A bundled picture at card size; the decoder scales while it reads."""
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid():
        size.scale(CARD * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(size)
    return reader.read()
