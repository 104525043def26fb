"""The Motion panel: sliders over time, and walks from one picture to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.ui.controls.labels import section
from editor.ui.folders import LastFolder
from editor.ui.latents.keys_card import KeysCard
from editor.ui.latents.mover import Mover
from editor.ui.latents.walk_card import WalkCard
from editor.ui.sculptor import Sculptor

FILMS = QStandardPaths.StandardLocation.MoviesLocation


class MotionPanel(QScrollArea):
    """Two parts, one below the other."""

    def __init__(self, mover: Mover, sculptor: Sculptor, settings: QSettings) -> None:
        super().__init__()
        self.keys = KeysCard(mover, sculptor)
        self.walk = WalkCard(mover, sculptor, LastFolder(settings, "walks", FILMS))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(section(self.tr("Keys")))
        column.addWidget(self.keys)
        column.addSpacing(8)
        column.addWidget(section(self.tr("Walk")))
        column.addWidget(self.walk)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(80)
        self.setWidget(inside)
