"""The row above the tracks: time code, playback, marks, sound, zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.core.time import Timeline
from editor.ui.actions import Actions
from editor.ui.controls.field import Field
from editor.ui.controls.slider import Scale, Slider
from editor.ui.icons import set_icon
from editor.ui.menus import button_for
from editor.ui.timeline.axis import parsed, timecode

HEIGHT, SPACING = 42, 2
LEAST = 560
"""Pixels that the row needs without what it can spare."""
SPARED = ("timeline_fit", "go_start", "go_end", "marker_add", "shuttle_back")
"""Buttons that go one after the other where there is no room; keys and menu still have them."""


class Transport(QFrame):
    """seek_asked(frame): a time code was typed. volume_chosen(0..1)."""

    seek_asked = Signal(int)
    volume_chosen = Signal(float)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._timeline, self._frame = Timeline(), 0
        self._spared: dict[str, QToolButton] = {}
        self.setObjectName("transport")
        self.setFixedHeight(HEIGHT)
        self.code = Field("00:00:00")
        self.code.setFont(_figures(self.code.font(), 15))
        self.code.setFixedWidth(
            QFontMetrics(self.code.font()).horizontalAdvance("00:00:00:00") + 22
        )
        self.code.setAccessibleName(self.tr("Time code"))
        self.code.setToolTip(
            self.tr("Time code of the frame shown, seconds:frames; type another to go there")
        )
        self.code.accepted.connect(self._typed)
        self.length = QLabel()
        self.length.setProperty("tone", "small")
        self.length.setToolTip(self.tr("Length and frames a second"))
        self.speed = QLabel()
        self.speed.setProperty("tone", "small")
        self.volume = Slider(self.tr("Volume"), Scale(0, 100, " %"), self.tr("How loud clips are"))
        self.volume.setFixedWidth(128)
        self.volume.show_value(100)
        self.volume.changed.connect(lambda value: self.volume_chosen.emit(value / 100))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(SPACING)
        row.addWidget(_row(self.code, self.length, self.speed), 1)
        row.addWidget(
            self._buttons("go_start frame_previous shuttle_back play frame_next go_end loop")
        )
        tools = self._buttons(
            "mark_in mark_out marker_add split snap - mute", "timeline_out timeline_fit timeline_in"
        )
        row.addWidget(tools, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for."""
        room = self.width() - LEAST
        buttons = [self._spared[name] for name in reversed(SPARED)]
        for widget in (*buttons, self.length, self.volume):
            room -= widget.sizeHint().width() + SPACING
            widget.setVisible(room >= 0)

    def show_time(self, timeline: Timeline, frame: int) -> None:
        """Show where the playhead is."""
        if timeline is not self._timeline:
            self._timeline = timeline
            rate = f"{float(timeline.rate):.2f}".rstrip("0").rstrip(".")
            length = timecode(timeline.length, timeline.rate)
            self.length.setText(
                "" if timeline.is_still else self.tr("{length} · {rate} fps").format(
                    length=length, rate=rate
                )
            )  # fmt: skip
            self._fit()
        self._frame = frame
        self.code.set_text(timecode(frame, timeline.rate))

    def show_playing(self, playing: bool, speed: float) -> None:
        """Show whether it plays, and how fast where that is unusual."""
        action = self._actions["play"]
        set_icon(action, "pause" if playing else "play", size=20)
        action.setText(self.tr("Pause") if playing else self.tr("Play"))
        unusual = playing and speed != 1.0
        self.speed.setText(f"{speed:g}×".replace("-", "−") if unusual else "")

    def show_sound(self, muted: bool, volume: float) -> None:
        """Show how loud it is, 0..1."""
        set_icon(self._actions["mute"], "sound-off" if muted or volume == 0 else "sound", size=18)
        self.volume.show_value(round(volume * 100))
        self.volume.setEnabled(not muted)

    def _typed(self, text: str) -> None:
        self.code.clearFocus()  # while it is edited nobody else writes into it
        frame = parsed(text, self._timeline.rate)
        if frame is not None:
            self.seek_asked.emit(self._timeline.clamped(frame))
        self.code.set_text(timecode(self._frame, self._timeline.rate))

    def _buttons(self, names: str, right: str = "") -> QWidget:
        out = QWidget()
        row = QHBoxLayout(out)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        if right:
            row.addStretch(1)
        for name in names.split():
            if name == "-":
                row.addWidget(_rule())
                continue
            row.addWidget(self._button(name, 20 if name == "play" else 18))
        if right:
            row.addWidget(self.volume)
            row.addWidget(_rule())
            for name in right.split():
                row.addWidget(self._button(name, 18))
        return out

    def _button(self, name: str, size: int) -> QToolButton:
        button = button_for(self._actions, name, size)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name in SPARED:
            self._spared[name] = button
        return button


def _row(*widgets: QWidget) -> QWidget:
    out = QWidget()
    row = QHBoxLayout(out)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return out


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("upright")
    rule.setFixedSize(1, 20)
    return rule


def _figures(base: QFont, pixels: int) -> QFont:
    out = QFont(base)
    out.setPixelSize(pixels)
    out.setWeight(QFont.Weight.DemiBold)
    out.setFeature(QFont.Tag("tnum"), 1)
    return out
