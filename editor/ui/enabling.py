"""When an action can be done: enabled, ticked and named as things stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from editor.core.clip import clips
from editor.core.document import Document
from editor.core.layer import PixelLayer
from editor.jobs.latent_recipe import is_latent
from editor.jobs.style import StyleJob
from editor.jobs.translate import TranslateJob
from editor.ui.actions import Actions
from editor.ui.canvas.canvas import Canvas
from editor.ui.feature import Feature
from editor.ui.layering import LayerCommands
from editor.ui.look.target import made_by
from editor.ui.panels.steps import step_name
from editor.ui.session import Session

WITH_DOCUMENT = (
    "open_layer save save_as export close_document layer_add layer_group mask_show"
    " mask_all mask_clear mask_invert mask_grow mask_shrink mask_feather mask_add mask_rename"
    " mask_delete mask_load mask_save zoom_in zoom_out zoom_fit zoom_actual rotate_left"
    " rotate_right rotate_reset show_before context_show heal"
)
WITH_LAYER = (
    "layer_duplicate layer_rename layer_delete layer_merge layer_raise layer_lower"
    " layer_visible layer_lock layer_lock_alpha layer_clip"
)
WITH_ANSWERS = "answer_next answer_previous answer_keep"


class Enabling(QObject):
    """Keeps enabled what can be done, and ticked what is so."""

    def __init__(self, session: Session, actions: Actions, layers: LayerCommands) -> None:
        super().__init__(actions)
        self._session, self._actions, self._layers = session, actions, layers
        self._aside = False
        self._features: Sequence[Feature] = ()
        self._canvas: Canvas | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self.destroyed.connect(session.history.subscribe(self._on_document))
        for signal in (
            session.studio.busy,
            session.studio.answers_changed,
            session.stylist.changed,
            session.translator.changed,
            session.sculptor.changed,
            session.mover.changed,
            session.healer.changed,
            session.tools.changed,
            session.files.state_changed,
        ):
            signal.connect(self._later)
        self.refresh()

    def stand_aside(self, aside: bool) -> None:
        """Let keys do nothing to a document that another page hides."""
        self._aside = aside
        self.refresh()

    def follow(self, features: Sequence[Feature]) -> None:
        """Let these look after their own actions too."""
        self._features = features
        self.refresh()

    def watch(self, canvas: Canvas) -> None:
        """An operation open on that canvas can be cancelled."""
        self._canvas = canvas
        canvas.operation_changed.connect(self._later)

    def refresh(self) -> None:
        """Enable what can be done, tick what is so."""
        session, actions = self._session, self._actions
        history, studio = session.history, session.studio
        layer = None if self._aside else self._layers.active
        actions.enable(WITH_DOCUMENT, not session.files.blank and not self._aside)
        actions.enable(WITH_LAYER, layer is not None)
        actions.enable(WITH_ANSWERS, bool(studio.answers))
        busy = studio.working or bool(studio.answers)
        lookers = (session.stylist, session.translator)
        parts = (session.sculptor, session.mover, *lookers, session.healer)
        operating = self._canvas is not None and self._canvas.operation is not None
        actions.enable("cancel", busy or operating or any(part.working for part in parts))
        actions.enable("heal_clip", bool(clips(history.committed)))
        moves = not (session.files.blank or history.committed.timeline.is_still)
        actions.enable("export_clip export_frame", moves)
        known = made_by(layer, StyleJob.kind, TranslateJob.kind) or is_latent(layer)
        actions.enable("layer_recipe", known)
        actions.enable("portrait_reset", session.sculptor.state is not None)
        model = session.sculptor.model is not None and not self._aside
        actions.enable("portrait_shuffle", model)
        actions.enable("portrait_picture", model and not session.files.blank)
        actions.enable(
            "undo", not self._aside and (history.can_undo or not session.sculptor.settled)
        )
        actions.enable("redo", history.can_redo and not self._aside)
        actions.enable("layer_lock_alpha", isinstance(layer, PixelLayer))
        for name, attribute in (
            ("layer_visible", "visible"),
            ("layer_lock", "locked"),
            ("layer_lock_alpha", "lock_alpha"),
            ("layer_clip", "clip"),
        ):
            actions[name].setChecked(bool(getattr(layer, attribute, False)))
        actions["mask_show"].setChecked(session.tools.show_mask)
        actions[f"tool_{session.tools.tool.value}"].setChecked(True)
        self._name_undo()
        for feature in self._features:
            feature.refresh()

    def _name_undo(self) -> None:
        history = self._session.history
        for name, plain, full, label in (
            ("undo", self.tr("Undo"), self.tr("Undo {step}"), history.undo_label),
            ("redo", self.tr("Redo"), self.tr("Redo {step}"), history.redo_label),
        ):
            text = full.format(step=step_name(label)) if label else plain
            self._actions[name].setText(text)

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self._session.history.committed:
            self._later()

    def _later(self) -> None:
        self._soon.start(0)
