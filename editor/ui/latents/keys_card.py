"""What moves in the latent layer under edit: its keys, and the rendering of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.latents.mover import Mover
from editor.ui.latents.words import title_of
from editor.ui.panels.rendering import RenderingCard
from editor.ui.sculptor import Sculptor


class KeysCard(QWidget):
    """Says what can be done with the layer's sliders over time, and does it through the mover."""

    def __init__(self, mover: Mover, sculptor: Sculptor) -> None:
        super().__init__()
        self._mover, self._sculptor = mover, sculptor
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setProperty("tone", "small")
        self.follow = QCheckBox(self.tr("Follow the face"))
        self.follow.setAccessibleName(self.tr("Follow the face"))
        self.follow.setChecked(True)
        self.follow.setToolTip(self.tr("The square goes along with what it holds at the playhead"))
        self.button = QPushButton()
        self.button.setProperty("primary", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda: mover.render(self.follow.isChecked()))
        self.progress = RenderingCard(mover.clip.rendering)
        self.progress.cancel_asked.connect(mover.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.text, self.follow, self.button, self.progress):
            column.addWidget(part)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        mover.changed.connect(self._soon.start)
        self.show_state()

    def show_state(self) -> None:
        """Say how things stand."""
        mover, over = self._mover, self._mover.over_clip
        self.text.setText(self._words(over))
        self.follow.setVisible(over)
        name = self.tr("Apply to the clip") if over else self.tr("Render the keys")
        self.button.setText(name)
        self.button.setAccessibleName(name)
        self.button.setToolTip(
            self.tr("Move the sliders of the portrait in every frame")
            if over
            else self.tr("Make this layer a clip, so that it plays and exports")
        )
        self.button.setVisible(mover.latents is not None)
        self.button.setEnabled(mover.can_render)

    def _words(self, over: bool) -> str:
        latents = self._mover.latents
        if latents is None:
            return self.tr("Choose a portrait’s layer: its sliders can move over time.")
        if latents.curves:
            titles = {each.name: title_of(each) for each in self._sculptor.directions}
            names = ", ".join(titles.get(name, name) for name in latents.curves)
            if self._mover.rendered:
                text = self.tr("{names}: rendered. A slider you move makes it a picture again.")
            else:
                text = self.tr("{names}: move the playhead to look; render the keys to play them.")
            return text.format(names=names)
        if over:
            return self.tr("These sliders can be applied to the portrait in the whole clip.")
        return self.tr(
            "Press K on a slider, or right-click it, for a key at the playhead; then another later."
        )
