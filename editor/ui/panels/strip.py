"""The answers strip under the canvas: a thumbnail of each answer with its seam score."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from editor.core.geometry import Rect
from editor.jobs.job import InpaintJob
from editor.ui.asking import Answer
from editor.ui.icons import set_icon
from editor.ui.panels.card import covering
from editor.ui.qimage import to_qimage
from editor.ui.studio import Studio
from editor.ui.theme import colour

CARD = QSize(132, 92)


class AnswersStrip(QFrame):
    """Hidden where nothing waits for a choice. Arrows flip, Enter keeps, Esc discards."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Answers"))
        self._studio = studio
        self.cards: list[AnswerCard] = []
        self._shown: tuple[Answer, ...] = ()
        self._reel = _Reel()
        self._cards = self._reel.row
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setProperty("primary", True)
        self.keep.setAccessibleName(self.tr("Keep this answer"))
        self.keep.setToolTip(self.tr("Put the answer shown into the document (Enter)"))
        self.keep.clicked.connect(lambda: studio.keep())
        self.discard = QPushButton(self.tr("Discard"))
        self.discard.setAccessibleName(self.tr("Discard all answers"))
        self.discard.setToolTip(self.tr("Take none of them; the mask stays (Esc)"))
        self.discard.clicked.connect(studio.discard)
        self.mix = QPushButton(self.tr("Mix"))
        self.mix.setCheckable(True)
        self.mix.setAccessibleName(self.tr("Mix answers"))
        self.mix.setToolTip(self.tr("Paint which of the answers shows where"))
        set_icon(self.mix, "brush")
        self._title, self._hint = QLabel(), QLabel()
        self._lay_out()
        self.explain(mixing=False)
        self.hide()
        studio.answers_changed.connect(self._show)

    def explain(self, *, mixing: bool) -> None:
        """Say what to do. mixing: answers are painted, not only chosen."""
        if mixing:
            self._title.setText(self.tr("Paint the marked answer"))
            self._hint.setText(
                self.tr("Seams find their own way. Enter keeps the mix, Esc leaves it.")
            )
        else:
            self._title.setText(self.tr("Choose an answer"))
            self._hint.setText(self.tr("← → flip, Enter keeps, Esc discards"))

    def _lay_out(self) -> None:
        self._title.setProperty("tone", "strong")
        self._hint.setProperty("tone", "small")
        self._hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.keep, self.mix, self.discard):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(4)
        for item in (self._title, self._hint):
            words.addWidget(item)
        words.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self._arrow("left", self.tr("Previous answer"), -1))
        row.addWidget(self._reel)
        row.addWidget(self._arrow("right", self.tr("Next answer"), 1))
        row.addLayout(words)
        row.addStretch(1)

    def _arrow(self, icon: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._studio.choose(self._studio.chosen + by))
        set_icon(button, icon, size=20)
        return button

    def _show(self) -> None:
        answers = self._studio.answers
        if answers is not self._shown:
            self._shown = answers
            for card in self.cards:
                self._cards.removeWidget(card)
                card.deleteLater()
            self.cards = [AnswerCard(n, a, self._studio) for n, a in enumerate(answers)]
            for card in self.cards:
                card.chosen.connect(self._studio.choose)
                self._cards.addWidget(card)
        for card in self.cards:
            card.set_current(card.number == self._studio.chosen)
        if answers:
            self._reel.show_card(self.cards[self._studio.chosen])
        self.setVisible(bool(answers))


class _Reel(QScrollArea):
    """The cards side by side; where there is no room for all, the chosen one is in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(CARD.height())
        inside = QWidget()
        self.row = QHBoxLayout(inside)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        count = self.row.count()
        return QSize(count * (CARD.width() + 8) - 8 if count else 0, CARD.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(CARD.width(), CARD.height())

    def show_card(self, card: QWidget) -> None:
        """Bring a card into sight, once the layout stands."""
        self.updateGeometry()

        def bring() -> None:
            if isValid(card):
                self.ensureWidgetVisible(card, 8, 0)

        QTimer.singleShot(0, self, bring)


class AnswerCard(QWidget):
    """One answer as it looks in its surroundings, with its seam score (0 % = invisible)."""

    chosen = Signal(int)

    def __init__(self, number: int, answer: Answer, studio: Studio) -> None:
        super().__init__()
        self.number = number
        self._image = _picture(answer)
        self._current = False
        self._caption = self._words(answer)
        self.setFixedSize(CARD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        title = self.tr("Answer")
        self.setAccessibleName(f"{title} {number + 1}, {self._caption}")
        self.setToolTip(self.tr("Seed {seed}").format(seed=answer.seed))

    @property
    def caption(self) -> str:
        """What stands under the picture."""
        return self._caption

    def set_current(self, current: bool) -> None:
        """Mark the answer that the canvas shows."""
        self._current = current
        self.update()

    def _words(self, answer: Answer) -> str:
        if answer.seam is None:
            return self.tr("seed {seed}").format(seed=answer.seed)
        return self.tr("seam {percent:.2f} %").format(percent=answer.seam * 100)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(2, 2, self.width() - 4, self.height() - 22)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, colour("field"))
        painter.drawImage(box, self._image, covering(self._image, box))
        painter.restore()
        if self._current or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2.5))
            painter.drawPath(shape)
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(colour("text" if self._current else "secondary"))
        below = QRect(2, self.height() - 18, self.width() - 4, 16)
        text = f"{self.number + 1}   {self._caption}"
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


def _picture(answer: Answer) -> QImage:
    """The hole and its near surroundings with the answer laid over, as the canvas shows them."""
    job, patch = answer.ticket.job, answer.patch
    assert isinstance(job, InpaintJob)
    image = to_qimage(job.image)
    painter = QPainter(image)
    place = patch.place.moved(-job.place.x, -job.place.y)
    painter.drawImage(place.x, place.y, to_qimage(patch.pixels))
    painter.end()
    view = _view(job, answer.layer.pixels.extent().moved(-job.place.x, -job.place.y))
    return image.copy(view.x, view.y, view.w, view.h).scaled(
        CARD * 3,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )


def _view(job: InpaintJob, hole: Rect) -> Rect:
    """The hole with a third of its size around it, in the proportions of a card."""
    pad = max(24, max(hole.w, hole.h) // 3)
    w, h = hole.w + 2 * pad, hole.h + 2 * pad
    shape = CARD.width() / (CARD.height() - 20)
    w, h = max(w, round(h * shape)), max(h, round(w / shape))
    around = Rect(hole.x + hole.w // 2 - w // 2, hole.y + hole.h // 2 - h // 2, w, h)
    return around.intersect(Rect(0, 0, job.place.w, job.place.h))
