"""The memorisation light: are samples new, or training pictures by heart?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.ui.said import said
from editor.ui.theme import colour
from editor.ui.train.reading import Likeness

AMBER = "#d9a23f"


class _Lamp(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._light = ""
        self.setFixedSize(14, 14)

    def show_light(self, light: str) -> None:
        self._light = light
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = {"green": colour("good"), "amber": QColor(AMBER), "red": colour("danger")}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(known.get(self._light, colour("disabled")))
        painter.drawEllipse(QRectF(1, 1, 12, 12))
        painter.end()


class _Rows(QWidget):
    """The picture of samples above and their nearest training pictures below."""

    def __init__(self) -> None:
        super().__init__()
        self._likeness: Likeness | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setToolTip(self.tr("Above: samples. Below each: the training picture nearest to it."))
        self.setAccessibleName(self.tr("Samples above their nearest training pictures"))

    def show_likeness(self, likeness: Likeness | None) -> None:
        self._likeness = likeness
        self.setVisible(likeness is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._likeness is None:
            return
        image = self._likeness.picture
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / image.width(), self.height() / image.height())
        place = QRectF(0, 0, image.width() * scale, image.height() * scale)
        place.moveTop((self.height() - place.height()) / 2)
        painter.drawImage(place, image)
        painter.end()


class LikenessCard(QWidget):
    """`show_likeness`: the light with its sentence, and pictures beside their nearest."""

    def __init__(self) -> None:
        super().__init__()
        self._lamp, self._rows = _Lamp(), _Rows()
        self.sentence = QLabel()
        self.sentence.setProperty("tone", "small")
        self.sentence.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._lamp, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._rows)
        self.light = ""
        self.show_likeness(None)

    def show_likeness(self, likeness: Likeness | None) -> None:
        """None: nothing is known yet."""
        self.light = likeness.light if likeness is not None else ""
        usual = {
            "green": self.tr("New: samples are no copies of the training pictures."),
            "amber": self.tr("Some samples come close to training pictures."),
            "grey": self.tr("Samples show hardly anything yet; nobody can tell."),
            "red": self.tr("By heart: samples copy training pictures. Stop, or add pictures."),
        }
        none = self.tr("Whether it learns by heart is looked at with the first moment.")
        own = likeness.sentence if likeness is not None else ""
        self.sentence.setText(usual.get(self.light, said(own) or none))
        self.sentence.setToolTip(said(own))
        self._lamp.show_light(self.light)
        self._lamp.setAccessibleName(self.sentence.text())
        self._rows.show_likeness(likeness)
