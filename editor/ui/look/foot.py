"""The lower part of a panel whose choice is looked at live: what it is, settings, Apply."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.clip import clips
from editor.ui.controls.drawer import Drawer
from editor.ui.controls.tool import tool_button
from editor.ui.look.looker import Looker
from editor.ui.panels.rendering import RenderingCard


class LookFoot(QFrame):
    """Shows what a looker looks at. settings: scroll where there is little room."""

    def __init__(self, looker: Looker, settings: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel_foot")
        self._looker = looker
        self.title = QLabel()
        self.title.setProperty("tone", "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.origin = QLabel()
        self.origin.setProperty("tone", "small")
        self.origin.setTextFormat(Qt.TextFormat.PlainText)
        self.off = tool_button("close", self.tr("Look at the picture as it is (Esc)"))
        self.off.clicked.connect(looker.stop)
        self.apply = QPushButton()
        self.apply.setProperty("primary", True)
        self.apply.setProperty("big", True)
        self.apply.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.apply.clicked.connect(looker.apply)
        self.progress = RenderingCard(looker.clip.rendering)
        self.progress.cancel_asked.connect(looker.cancel)
        self._bar = self._made_bar()
        self._lay_out(settings)
        looker.progressed.connect(self._on_progress)

    def _made_bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 1000)
        bar.setAccessibleName(self.tr("Progress of the look"))
        bar.setObjectName("thin")
        bar.setFixedHeight(3)
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else what lies below it jumps
        bar.setSizePolicy(policy)
        bar.hide()
        return bar

    def _lay_out(self, settings: QWidget) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 2)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.origin)
        head.addStretch(1)
        head.addWidget(self.off)
        last = QVBoxLayout()
        last.setContentsMargins(12, 8, 12, 0)
        last.setSpacing(8)
        last.addWidget(self.apply)
        last.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(Drawer(settings))
        column.addLayout(last)

    def show_state(self, title: str, origin: str = "") -> None:
        """Show what is chosen and whether it can be applied. origin: a few more words."""
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        self._show_title(title)
        self.off.setVisible(self._looker.live)
        self._show_apply()

    def _show_title(self, title: str) -> None:
        """It may be long; the panel stays as narrow as it is."""
        hint = self.origin.sizeHint().width() if self.origin.text() else 0
        room = max(100, self.width() - hint - 64)
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(title)

    def _show_apply(self) -> None:
        looker = self._looker
        moving, rendering = bool(clips(looker.history.committed)), not looker.clip.idle
        if looker.edited is not None:
            text = self.tr("Replace layer")
        else:
            text = self.tr("Apply to clip") if moving else self.tr("Apply")
        tip = self.tr("Render every frame (Enter)") if moving else self.tr("Make a layer (Enter)")
        self.apply.setText(text)
        self.apply.setAccessibleName(text)
        self.apply.setToolTip(tip)
        self.apply.setEnabled(looker.live)
        self.apply.setVisible(not rendering)
        if rendering or not looker.live:
            self._bar.hide()

    def _on_progress(self, share: float) -> None:
        self._bar.setVisible(share < 1.0)
        self._bar.setValue(round(share * 1000))
