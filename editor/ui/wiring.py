"""Which action does what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from editor.jobs.latent_recipe import is_latent
from editor.ui.actions import Actions
from editor.ui.context_box import ContextBox
from editor.ui.desk import Desk
from editor.ui.docks import Docks
from editor.ui.enabling import Enabling
from editor.ui.latents.square_overlay import SquareOverlay
from editor.ui.layering import LayerCommands
from editor.ui.look.looker import Looker
from editor.ui.look.target import made_by
from editor.ui.masking import MaskCommands
from editor.ui.session import Session
from editor.ui.tools import Tool
from editor.ui.workspaces import LATENTS, Workspaces

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas
    from editor.ui.export.window import ExportWindow
    from editor.ui.late import Late
    from editor.ui.latents.places import LatentsPlaces
    from editor.ui.panels.places import Panels

TURN = 15.0
"""Degrees of one step of rotation."""


class Wiring(QObject):
    """Connects the table of actions with commands."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        layers: LayerCommands,
        masks: MaskCommands,
    ) -> None:
        super().__init__(actions)
        self._session, self._actions, self._layers = session, actions, layers
        self._canvas: Canvas | None = None
        self._redraw: Callable[[], object] = session.sculptor.begin_inversion
        self._connect_edits(layers, masks)
        self._connect_tools()
        self.enabling = Enabling(session, actions, layers)

    def connect_files(self, desk: Desk) -> None:
        """The File menu, and masks in files."""
        self._actions.connect_all({
            "open": desk.ask_open,
            "open_layer": desk.ask_open_layer,
            "save": desk.save,
            "save_as": desk.save_as,
            "export": lambda: self._export(desk),
            "export_frame": desk.export,
            "close_document": desk.close_document,
            "mask_save": desk.save_mask,
        })  # fmt: skip

    def connect_view(self, canvas: Canvas) -> None:
        """Zoom, rotation, before and after, the context box."""
        self._canvas = canvas
        self.enabling.watch(canvas)
        box = ContextBox(self._session.studio, canvas)
        for placer in (self._session.sculptor, self._session.translator):
            SquareOverlay(placer, canvas)
        self._actions.connect_all({
            "zoom_in": lambda: canvas.step_zoom(1),
            "zoom_out": lambda: canvas.step_zoom(-1),
            "zoom_fit": canvas.fit,
            "zoom_actual": lambda: canvas.set_zoom(1.0),
            "rotate_left": lambda: canvas.rotate_by(-TURN),
            "rotate_right": lambda: canvas.rotate_by(TURN),
            "rotate_reset": lambda: canvas.set_rotation(0.0),
            "show_before": canvas.show_before,
            "context_show": box.show,
        })  # fmt: skip

        def free_keys(_id: object) -> None:
            """Buttons go when a result lands: else Qt gives their focus to whatever is next."""
            if not isinstance(QApplication.focusWidget(), QLineEdit):
                canvas.setFocus()

        session = self._session
        for part in (session.stylist, session.translator, session.healer):
            part.landed.connect(free_keys)

    def connect_export(self, window: Callable[[], ExportWindow]) -> None:
        """Export of clips; the File menu's plain Export leads there where the document moves."""
        self._export_window = window
        self._actions.connect_all({"export_clip": self.export_clip})

    def export_clip(self) -> None:
        """Open the export window; it offers to apply what is only looked at."""
        session = self._session
        looker = session.exporter.looker
        style = "" if looker is None else looker.name
        session.mover.warn_of_export()
        self._export_window().show_for(session.history.committed, session.files.title, style)

    def _export(self, desk: Desk) -> None:
        if self._session.history.committed.timeline.is_still:
            desk.export()
        else:
            self.export_clip()

    def connect_panels(self, panels: Panels, docks: Docks) -> None:
        """What shows its panel first: styles, translators, recipes of layers, healing of clips."""
        session = self._session
        looking: dict[str, tuple[Looker, Late[Any]]] = {
            "style": (session.stylist, panels.style),
            "translate": (session.translator, panels.translate),
        }

        def edit() -> None:
            layer = self._layers.active
            if is_latent(layer):
                self._show_latents()
            for name, (looker, _) in looking.items():
                if made_by(layer, looker.craft.kind):
                    docks.bring_forward(name)
                    looker.edit(layer.id)

        def show(name: str) -> None:
            docks.bring_forward(name)
            looking[name][1].part.grid.setFocus()

        def heal_clip() -> None:
            docks.bring_forward("heal")  # it shows how far the frames are
            self._session.healer.heal(self._layers.active_id)

        self._actions.connect_all({
            "styles": partial(show, "style"),
            "translate": partial(show, "translate"),
            "layer_recipe": edit,
            "heal_clip": heal_clip,
        })  # fmt: skip
        panels.translate.came.connect(
            lambda made: made.train_asked.connect(self._actions["train_new"].trigger)
        )
        for looker, _ in looking.values():
            looker.landed.connect(self._layers.choose)

    def connect_latents(self, places: LatentsPlaces, workspaces: Workspaces) -> None:
        """Variations and sliders; R stays the canvas's own, where it turns the view."""
        sculptor = self._session.sculptor

        def use_picture() -> None:
            workspaces.choose(LATENTS)
            sculptor.use_picture()

        self._actions.connect_all({
            "portrait_picture": use_picture,
            "portrait_shuffle": lambda: places.tray.part.roll(),
            "portrait_reset": sculptor.reset_all,
        })  # fmt: skip
        self._actions.confine("portrait_shuffle", [places.tray, places.sliders])
        # it knows how close it shall come
        self._redraw = lambda: places.sliders.part.card.begin.click()
        self._show_latents = partial(workspaces.choose, LATENTS)

    def _connect_edits(self, layers: LayerCommands, masks: MaskCommands) -> None:
        session = self._session
        history, studio = session.history, session.studio
        for part in (session.healer, session.mover):
            part.landed.connect(layers.choose)
        self._actions.connect_all({
            "undo": self.undo,
            "redo": history.redo,
            "layer_add": layers.add,
            "layer_group": layers.add_group,
            "layer_duplicate": layers.duplicate,
            "layer_rename": layers.ask_rename,
            "layer_delete": layers.delete,
            "layer_raise": lambda: layers.shift(1),
            "layer_lower": lambda: layers.shift(-1),
            "layer_visible": lambda _on: layers.toggle_visible(),
            "layer_lock": lambda _on: layers.toggle_locked(),
            "layer_lock_alpha": lambda _on: layers.toggle_lock_alpha(),
            "layer_clip": lambda _on: layers.toggle_clip(),
            "mask_all": masks.select_all,
            "mask_clear": masks.clear,
            "mask_invert": masks.invert,
            "mask_grow": partial(masks.ask, "grow"),
            "mask_shrink": partial(masks.ask, "shrink"),
            "mask_feather": partial(masks.ask, "feather"),
            "mask_add": masks.add,
            "mask_rename": masks.ask_rename,
            "mask_delete": masks.delete,
            "heal": self.heal,
            "cancel": self.cancel,
            "answer_next": lambda: studio.choose(studio.chosen + 1),
            "answer_previous": lambda: studio.choose(studio.chosen - 1),
            "answer_keep": studio.keep,
            "roll": studio.roll,
        })  # fmt: skip

    def _connect_tools(self) -> None:
        tools = self._session.tools

        def take(tool: Tool) -> None:
            tools.tool = tool

        def show_mask(shown: bool) -> None:
            tools.show_mask = shown

        for tool in Tool:
            name = f"tool_{tool.value}"
            self._actions.connect_all({name: lambda _on, tool=tool: take(tool)})
        self._actions.connect_all({"mask_show": show_mask})

    def undo(self) -> None:
        """One step back; what is open on the canvas or a slider not drawn yet is such a step."""
        operation = None if self._canvas is None else self._canvas.operation
        if operation is not None and operation.take_back():
            return
        if self._canvas is not None and self._canvas.cancel_operation():
            return
        if not self._session.sculptor.take_back():
            self._session.history.undo()

    def heal(self) -> None:
        """Enter: keep the answer shown, use the square, what is looked at, or ask for an answer."""
        studio, sculptor = self._session.studio, self._session.sculptor
        looker = self._session.exporter.looker
        if self._canvas is not None and self._canvas.accept_operation():
            return
        if studio.answers:
            studio.keep()
        elif sculptor.placing is not None:
            self._redraw()
        elif looker is not None and looker.live:
            looker.apply()
        else:
            studio.inpaint()

    def cancel(self) -> None:
        """Esc: give up the slider in hand, else the request or the answers, else the latents, the
        style, the healing; what is rendered for a document of another tab goes on."""
        session = self._session
        looker = session.exporter.looker
        if self._canvas is not None and self._canvas.cancel_operation():
            return
        if session.sculptor.dragging:
            session.sculptor.cancel()
        elif session.studio.working or session.studio.answers:
            session.studio.cancel()
        elif session.sculptor.working:
            session.sculptor.cancel()
        elif session.mover.working and session.mover.clip.in_front:
            session.mover.cancel()
        elif looker is not None and (looker.live or looker.clip.in_front):
            looker.cancel()
        elif session.healer.clip.in_front:
            session.healer.cancel()
