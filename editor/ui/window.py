"""The frame round it all: menus, tools, canvas, docks and status bar in their places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QDockWidget, QToolBar, QWidget

from editor.core.document import Document
from editor.ui.actions import Actions
from editor.ui.assets import asset
from editor.ui.canvas.canvas import Canvas
from editor.ui.choices import Choices
from editor.ui.desk import Desk
from editor.ui.docks import Docks
from editor.ui.documents.finishing import Finishing
from editor.ui.farewell import Farewell
from editor.ui.features import FEATURES
from editor.ui.late import Late
from editor.ui.late_parts import LateParts
from editor.ui.latents.drop import SampleDrop
from editor.ui.latents.places import LatentsPlaces
from editor.ui.layering import LayerCommands
from editor.ui.masking import MaskCommands
from editor.ui.menus import fill_menu_bar, tool_bar
from editor.ui.mnemonics import Mnemonics
from editor.ui.news import News
from editor.ui.panels.empty import EmptyState
from editor.ui.panels.engine import EngineLamp
from editor.ui.panels.options import OptionsBar
from editor.ui.panels.places import Panels
from editor.ui.panels.status import StatusBar
from editor.ui.panels.strip import AnswersStrip
from editor.ui.recent import samples
from editor.ui.session import Session
from editor.ui.stage import Stage
from editor.ui.train.doorway import Doorway
from editor.ui.video.places import VideoPlaces
from editor.ui.wiring import Wiring
from editor.ui.workspaces import LATENTS, NAMES, PAINT, TRAIN, VIDEO, Workspaces

OWN = Qt.FindChildOption.FindDirectChildrenOnly
TRAY = 216
"""Pixels that the variations under the canvas are high at first."""


class Window(LateParts):
    """Only places things and passes signals on; every deed is somebody else's."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setAccessibleName("Underpaint")
        self.setWindowIcon(QIcon(str(asset("icons/underpaint.svg"))))
        self.resize(1440, 900)
        self.actions_ = Actions(self)
        self.layers = LayerCommands(session.history, session.tools, session.playhead)
        self.masks = MaskCommands(session.history, session.background, self)
        self.desk = Desk(session.files, session.settings, self, Finishing(self))
        self._build_middle()
        self._build_bars()
        self._build_docks()
        self._connect()
        session.theme.dress()
        self.doorway = Doorway(self, session.trainer, self.stage.message)
        self.workspaces.changed.connect(self.doorway.on_workspace)
        self.doorway.notice.connect(self.status.show_hint)
        self.farewell = Farewell(self, session, self.desk, self.choices, self.doorway)
        self.farewell.waiting.connect(self.status.show_hint)
        self.farewell.leaving.connect(self._on_leaving)
        self.farewell.restore()
        self.docks.load(session.settings)
        self.workspaces.load(session.settings)
        self.actions_.load(session.settings)
        Mnemonics(self.menuBar(), lambda action: self.actions_.english(action.objectName()))
        self._on_state()

    # ---- building

    def _build_middle(self) -> None:
        session = self.session
        self.canvas = Canvas(session.history, session.tools, session.screening)
        self.empty = EmptyState(session.recent, samples(), session.background)
        self.strip = AnswersStrip(session.studio)
        self.stage = Stage(self.canvas, self.empty, self.strip)
        self.video = VideoPlaces(session, self.actions_, self.layers, self.canvas)
        self.latents = LatentsPlaces(
            session, self.video, lambda words: self.status.show_hint(words)
        )
        SampleDrop(lambda row: self.tray.take(row), self.canvas, self.empty)
        self.workspaces = Workspaces(self.stage)
        self.workspaces.add(PAINT, self.tr("Paint"))
        self.workspaces.add(LATENTS, self.tr("Latents"), self.latents.tray, TRAY)
        self.workspaces.add(VIDEO, self.tr("Video"), self.video.timeline)
        self.workspaces.add(TRAIN, self.tr("Train"))
        self.late_train = Late(self._make_train)
        self.stage.add_page(TRAIN, self.late_train)
        self.setCentralWidget(self.workspaces)
        self.news = News(session, self.stage.message)

    def _build_bars(self) -> None:
        session, actions = self.session, self.actions_
        submenus = fill_menu_bar(self.menuBar(), actions)
        self.choices = Choices(session, submenus, self)
        tool_bar(self, actions, self.tr("Tools")).setContextMenuPolicy(
            Qt.ContextMenuPolicy.PreventContextMenu
        )
        self.options = OptionsBar(session.tools, actions)
        bar = QToolBar(self.tr("Tool options"), self)
        bar.setObjectName("options")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self.options)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        self._lamps = EngineLamp(brief=True), EngineLamp()
        lookers = (session.stylist, session.translator)
        self.status = StatusBar(session.history, session.studio, lookers, self._lamps[0])
        self.status.follow(self.canvas)
        self.setStatusBar(self.status)

    def _build_docks(self) -> None:
        self.panels = Panels(
            self.session, self.actions_, self.layers, self.masks, self.canvas, self._lamps[1]
        )
        self.heal_panel, self.layers_panel = self.panels.heal, self.panels.layers
        self.masks_panel, self.history_panel = self.panels.masks, self.panels.history
        self.jobs_panel = self.panels.jobs
        panels: dict[str, tuple[str, QWidget]] = {
            "heal": (self.tr("Inpaint"), self.heal_panel),
            "layers": (self.tr("Layers"), self.layers_panel),
            "style": (self.tr("Styles"), self.panels.style),
            "translate": (self.tr("Translate"), self.panels.translate),
            "sliders": (self.tr("Sliders"), self.latents.sliders),
            "mix": (self.tr("Mix"), self.latents.mix),
            "motion": (self.tr("Motion"), self.latents.motion),
            "masks": (self.tr("Masks"), self.masks_panel),
            "history": (self.tr("History"), self.history_panel),
            "jobs": (self.tr("Jobs"), self.jobs_panel),
            "library": (self.tr("Library"), self.panels.library),
        }
        self.features = [feature(self) for feature in FEATURES]
        for feature in self.features:
            panels |= feature.panels()
        self.docks = Docks(self, panels)
        self.choices.fill_panels(self.docks)

    def _connect(self) -> None:
        session, actions = self.session, self.actions_
        self.wiring = Wiring(session, actions, self.layers, self.masks)
        self.wiring.connect_files(self.desk)
        self.wiring.connect_view(self.canvas)
        self.wiring.connect_panels(self.panels, self.docks)
        self.wiring.connect_latents(self.latents, self.workspaces)
        self.wiring.connect_export(lambda: self.export_window)
        self.heal_panel.engine.failed.connect(self.stage.message.error)
        actions.connect_all({
            "quit": self.close,
            "reset_layout": self.docks.reset,
            "workspace_paint": lambda _on: self.workspaces.choose(PAINT),
            "workspace_latents": lambda _on: self.workspaces.choose(LATENTS),
            "workspace_video": lambda _on: self.workspaces.choose(VIDEO),
            "workspace_train": lambda _on: self.workspaces.choose(TRAIN),
            "first_steps": self.news.first_steps,
            "about": self.news.about,
        })  # fmt: skip
        self.empty.open_asked.connect(self.desk.ask_open)
        self.empty.path_chosen.connect(self.desk.open)
        self.choices.path_chosen.connect(self.desk.open)
        self.choices.language_chosen.connect(self.news.language_chosen)
        for part in (self.empty, self.canvas, self.video):
            part.files_dropped.connect(self.desk.drop)
        self.workspaces.changed.connect(self._on_workspace)
        self._on_workspace("", self.workspaces.current)
        self.video.notice.connect(self.status.show_hint)
        self.canvas.view_changed.connect(self.status.show_zoom)
        self.canvas.hovered.connect(self.status.show_pointer)
        self.canvas.hint.connect(self.status.show_hint)
        self.layers.refused.connect(self.status.show_hint)
        self.masks.refused.connect(self.status.show_hint)
        for lamp in self._lamps:
            session.worker.engine_changed.connect(lamp.show_state)
            lamp.show_state(*session.worker.engine_state)
        session.files.state_changed.connect(self._on_state)
        session.supply.lost.connect(lambda _path, words: self.status.show_hint(words))
        session.theme.changed.connect(self.restyle)
        self.destroyed.connect(session.history.subscribe(self._on_document))
        for feature in self.features:
            feature.connect_actions()
        self.wiring.enabling.follow(self.features)

    # ---- deeds of the frame itself

    def open_files(self, names: list[str]) -> None:
        """Open what the command line names: the first as document, others as layers."""
        self.desk.drop(names)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab passes over panels that lie behind others: Qt would go through these unseen."""
        start = self.focusWidget()
        while super().focusNextPrevChild(forward):
            if self.focusWidget() is start or not self._behind(self.focusWidget()):
                return True
        return False

    def _behind(self, widget: QWidget | None) -> bool:
        while widget is not None and not isinstance(widget, QDockWidget):
            widget = widget.parentWidget()
        return widget is not None and widget.visibleRegion().isEmpty()

    def restyle(self) -> None:
        """Draw what draws itself in the colours of the theme in force."""
        for part in (self.stage, self.video, self.latents, self.panels):
            part.restyle()
        if self.late_train.made:
            self.train.restyle()
        for feature in self.features:
            feature.restyle()
        self.options.show_tools()

    def _on_document(self, before: Document, after: Document) -> None:
        if before.size != after.size:
            self.stage.show_document()

    def _on_workspace(self, before: str, after: str) -> None:
        self.docks.switch(after)
        self.status.show_workspace(after)
        self.empty.show_workspace(after)
        self.stage.show_workspace(after)
        for bar in self.findChildren(QToolBar, options=OWN):  # tools need a canvas
            bar.setVisible(after != TRAIN)
        self.wiring.enabling.stand_aside(after == TRAIN)
        for name in NAMES:
            self.actions_[f"workspace_{name}"].setChecked(name == after)

    def _on_leaving(self) -> None:
        self.video.close_down()
        if self.late_train.made:
            self.train.close_down()
        self.panels.close_down()
        self.docks.save(self.session.settings)
        self.workspaces.save(self.session.settings)

    def _on_state(self) -> None:
        files = self.session.files
        self.setWindowModified(files.unsaved)
        self.setWindowFilePath(str(files.path or ""))
        self.setWindowTitle(f"{files.title}[*] — Underpaint" if files.title else "Underpaint")

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.farewell.may_close())
