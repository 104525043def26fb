"""The timeline: transport above, bars in time, and a shelf for tracks of other making below."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.core.document import Document
from editor.ui.actions import LOCAL, WITH_TIME, Actions
from editor.ui.layering import LayerCommands
from editor.ui.session import Session
from editor.ui.timeline.axis import Axis
from editor.ui.timeline.commands import TimelineCommands
from editor.ui.timeline.glimpses import Glimpses
from editor.ui.timeline.keys import TimelineKeys
from editor.ui.timeline.menu import TimelineMenu
from editor.ui.timeline.relinking import Relinking
from editor.ui.timeline.rows import CLIP_HEIGHT
from editor.ui.timeline.scene import HEAD, RULER
from editor.ui.timeline.track import Track
from editor.ui.timeline.tracks import Tracks
from editor.ui.timeline.transport import Transport
from editor.ui.video.player import Player
from editor.ui.video.sound import Sound

ZOOM_STEP = 1.5


class Timeline(QWidget):
    """`add_track` puts a widget below the bars. notice(sentence): something worth saying."""

    notice = Signal(str)
    files_dropped = Signal(list)

    def __init__(self, session: Session, actions: Actions, layers: LayerCommands) -> None:
        super().__init__()
        self._session, self._actions = session, actions
        self.sound = Sound()
        self.player = Player(
            session.history, session.playhead, self.sound, lambda: session.screening.ready
        )
        self.commands = TimelineCommands(session.history, session.tools, session.playhead)
        glimpses = Glimpses(CLIP_HEIGHT)
        self.tracks = Tracks(session.history, session.tools, session.playhead, glimpses)
        self.transport = Transport(actions)
        self.menu = TimelineMenu(self.tracks, self.commands, actions)
        self.relinking = Relinking(session.history, session.background, self)
        self._extra: list[tuple[Track, QWidget]] = []
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect(layers)
        self._connect_actions()
        self._load()

    def listen_to(self, canvas: QWidget) -> None:
        """The canvas hears the keys of the timeline too, where they mean nothing else to it."""
        TimelineKeys(self._actions, self.player, canvas, self.tracks)
        self._actions.confine(LOCAL, (canvas, self.tracks))

    def add_track(self, track: Track) -> None:
        """Show a track below the bars, on their axis."""
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        head = QLabel(track.title)
        head.setObjectName("track_head")
        head.setFixedWidth(HEAD)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        track.titled.connect(head.setText)
        row.addWidget(head)
        row.addWidget(track, 1)
        self._shelf.addWidget(holder)
        self._extra.append((track, holder))
        track.set_axis(self.tracks.axis)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.tracks.renew()
        for track, _ in self._extra:
            track.update()

    def close_down(self) -> None:
        """The window closes: be silent, end the threads."""
        self.player.pause()
        self._session.settings.setValue("timeline/volume", self.sound_volume)
        self._session.settings.setValue("timeline/snap", self.tracks.snaps)
        self.sound.close()
        self.tracks.glimpses.close()

    # ---- building

    def _lay_out(self) -> None:
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._along = QScrollBar(Qt.Orientation.Vertical)
        for bar, name in (
            (self._across, self.tr("Scroll in time")),
            (self._along, self.tr("Scroll the layers")),
        ):
            bar.setAccessibleName(name)
            bar.setToolTip(name)
        middle = QGridLayout()
        middle.setSpacing(0)
        middle.setRowStretch(0, 1)
        middle.addWidget(self.tracks, 0, 0)
        middle.addWidget(self._along, 0, 1)
        self._shelf = QVBoxLayout()
        self._shelf.setSpacing(0)
        middle.addLayout(self._shelf, 1, 0)
        foot = QHBoxLayout()
        foot.addSpacing(HEAD)
        foot.addWidget(self._across)
        middle.addLayout(foot, 2, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        column.addLayout(middle, 1)

    def _connect(self, layers: LayerCommands) -> None:
        session, tracks = self._session, self.tracks
        tracks.axis_changed.connect(self._on_axis)
        tracks.view_changed.connect(self._show_bars)
        tracks.refused.connect(self.notice)
        tracks.eye_clicked.connect(layers.toggle_visible)
        tracks.key_asked.connect(self.commands.add_key)
        tracks.delete_asked.connect(lambda: self._delete(layers))
        self.commands.refused.connect(self.notice)
        self.menu.file_asked.connect(self.relinking.ask)
        self.relinking.failed.connect(self.notice)
        self.sound.problem.connect(self.notice)
        self._across.valueChanged.connect(self._scrolled)
        self._along.valueChanged.connect(tracks.set_top)
        self.transport.seek_asked.connect(session.playhead.seek)
        self.transport.volume_chosen.connect(self._set_volume)
        self.player.changed.connect(self._on_playing)
        session.playhead.changed.connect(self._on_frame)
        self.destroyed.connect(session.history.subscribe(self._on_document))

    def _connect_actions(self) -> None:
        player, commands, playhead = self.player, self.commands, self._session.playhead
        tracks = self.tracks
        self._actions.connect_all({
            "play": player.toggle,
            "pause": player.pause,
            "shuttle_back": lambda: player.shuttle(-1),
            "shuttle_forward": lambda: player.shuttle(1),
            "frame_previous": lambda: player.step(-1),
            "frame_next": lambda: player.step(1),
            "second_previous": lambda: playhead.step(-self._second()),
            "second_next": lambda: playhead.step(self._second()),
            "jump_previous": lambda: commands.jump(-1),
            "jump_next": lambda: commands.jump(1),
            "go_start": lambda: playhead.seek(0),
            "go_end": lambda: playhead.seek(playhead.timeline.length - 1),
            "loop": player.set_loop,
            "mute": self._set_muted,
            "mark_in": commands.mark_in,
            "mark_out": commands.mark_out,
            "marks_clear": commands.clear_marks,
            "marker_add": commands.add_marker,
            "split": commands.split,
            "end_here": commands.end_here,
            "snap": self._set_snaps,
            "timeline_in": lambda: tracks.zoom(ZOOM_STEP),
            "timeline_out": lambda: tracks.zoom(1 / ZOOM_STEP),
            "timeline_fit": tracks.fit,
        })  # fmt: skip
        for name in ("pause", "shuttle_back", "shuttle_forward"):
            self._actions[name].setAutoRepeat(False)

    def _second(self) -> int:
        return max(1, round(self._session.playhead.timeline.rate))

    def _load(self) -> None:
        settings = self._session.settings
        self.sound_volume, self._muted = _share(settings.value("timeline/volume", 1.0)), False
        self._set_snaps(str(settings.value("timeline/snap", True)).lower() != "false")
        self._set_volume(self.sound_volume)
        self._on_playing()
        self._on_frame(self._session.playhead.frame)
        self._enable()

    # ---- what changes

    def _on_document(self, before: Document, after: Document) -> None:
        if before.timeline is not after.timeline or before.size != after.size:
            self._on_frame(self._session.playhead.frame)
            self._enable()

    def _enable(self) -> None:
        document = self._session.history.document
        timed = not document.timeline.is_still and not document.bounds.empty
        self._actions.enable(WITH_TIME, timed)
        self.transport.code.setEnabled(timed)

    def _on_frame(self, frame: int) -> None:
        self.transport.show_time(self._session.history.document.timeline, frame)

    def _on_playing(self) -> None:
        self.transport.show_playing(self.player.playing, self.player.speed)
        self._actions["loop"].setChecked(self.player.loop)

    def _on_axis(self) -> None:
        for track, _ in self._extra:
            track.set_axis(self.tracks.axis)

    def _set_volume(self, volume: float) -> None:
        self.sound_volume = volume
        self.sound.set_volume(0.0 if self._muted else volume)
        self.transport.show_sound(self._muted, volume)

    def _set_muted(self, muted: bool) -> None:
        self._muted = muted
        self._set_volume(self.sound_volume)

    def _set_snaps(self, snaps: bool) -> None:
        self.tracks.snaps = snaps
        self._actions["snap"].setChecked(snaps)

    def _delete(self, layers: LayerCommands) -> None:
        """The key or marker that is taken hold of; else the active layer."""
        tracks = self.tracks
        if tracks.picked is not None:
            id, key = tracks.picked
            tracks.pick(None)
            self.commands.remove_key(id, key.frame)
        elif tracks.marker is not None:
            frame = tracks.marker
            tracks.pick_marker(None)
            self.commands.remove_marker(frame)
        else:
            layers.delete()

    # ---- scroll bars

    def _show_bars(self) -> None:
        tracks, axis = self.tracks, self.tracks.axis
        length = tracks.document.timeline.length
        page = tracks.span / axis.scale
        last = 0.0 if page >= length else length - 0.75 * page
        _show(self._across, axis.left * axis.scale, last * axis.scale, tracks.span)
        room = tracks.height() - RULER
        _show(self._along, tracks.top, max(0, tracks.rows_height - room), room)

    def _scrolled(self, pixels: int) -> None:
        axis = self.tracks.axis
        self.tracks.set_axis(Axis(axis.scale, pixels / axis.scale))

    # ---- files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.files_dropped.emit([url.toLocalFile() for url in urls if url.isLocalFile()])


def _show(bar: QScrollBar, value: float, last: float, page: float) -> None:
    with QSignalBlocker(bar):
        bar.setRange(0, round(last))
        bar.setPageStep(max(1, round(page)))
        bar.setSingleStep(40)
        bar.setValue(round(value))
    bar.setVisible(last >= 1 or bar.orientation() == Qt.Orientation.Horizontal)


def _share(value: object) -> float:
    try:
        return min(1.0, max(0.0, float(str(value))))
    except ValueError:
        return 1.0
