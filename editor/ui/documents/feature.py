"""Several documents in the window: their tabs, and what each of them is left and found with."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMessageBox, QVBoxLayout

from editor.core.arrange import insert_layers
from editor.core.clip import clips
from editor.core.document import Document
from editor.core.past import Past
from editor.ui.controls.question import Icon, offer, question
from editor.ui.documents.marks import Mark
from editor.ui.documents.sheet import Look, Sheet
from editor.ui.documents.strip import DocumentStrip
from editor.ui.feature import Feature
from editor.ui.layers.layer_mime import Carried
from editor.ui.workspaces import LATENTS, PAINT, TRAIN, VIDEO

if TYPE_CHECKING:
    from editor.ui.window import Window


class Tabs(Feature):
    """Every document comes back as it was left: the same view, frame and active layer."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session = window.session
        self._files, self._documents = session.files, session.files.documents
        self._news: WeakSet[Past] = WeakSet()
        self.strip = DocumentStrip(self._documents, self._files.title_of, self._mark)
        column = window.stage.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.strip)
        self._documents.leaving.connect(self._on_leaving)
        self._documents.arrived.connect(self._on_arrived)
        self.strip.close_asked.connect(window.desk.close_sheet)
        self.strip.files_dropped.connect(window.desk.open_all)
        self.strip.layers_dropped.connect(self._take_layers)
        window.canvas.layers_dropped.connect(self._take_on_canvas)
        self._files.state_changed.connect(self.strip.show_documents)
        window.workspaces.changed.connect(self._on_workspace)
        window.canvas.view_moved.connect(self._show_pointer)
        self._listen()

    def _listen(self) -> None:
        session = self.window.session
        self.destroyed.connect(session.history.subscribe_aside(self._came))
        session.studio.aside_changed.connect(self._came)
        session.sculptor.landed_aside.connect(self._came)
        for part in (session.stylist, session.translator, session.healer, session.mover):
            part.clip.landed_aside.connect(self._came)
        session.studio.busy.connect(lambda _busy: self.strip.show_documents())

    def connect_actions(self) -> None:
        self.destroyed.connect(self.window.session.history.subscribe(self._on_document))
        self.window.actions_.connect_all({
            "document_next": lambda: self._documents.step(1),
            "document_previous": lambda: self._documents.step(-1),
            "history_clear": self.ask_clear_history,
        })  # fmt: skip
        self.window.history_panel.list.addAction(self.window.actions_["history_clear"])

    def ask_clear_history(self) -> QMessageBox:
        """Forget all steps of the document in front, once the artist is sure."""
        history = self.window.session.history
        box = question(
            self.window,
            Icon.Question,
            self.tr("Forget all steps but the present one?"),
            self.tr("The picture stays as it is; undo begins anew from here."),
        )
        offer(box, self.tr("Forget"), self.tr("Cancel"), careful=True)
        box.accepted.connect(history.clear)
        box.accepted.connect(self.window.history_panel.show_steps)
        box.accepted.connect(self._files.state_changed)
        box.open()
        return box

    def refresh(self) -> None:
        several = len(self._documents.sheets) > 1
        history = self.window.session.history
        self.window.actions_.enable("document_next document_previous", several)
        self.window.actions_.enable("history_clear", history.can_undo or history.can_redo)

    def restyle(self) -> None:
        self.strip.restyle()

    def _mark(self, sheet: Sheet) -> Mark:
        if sheet.past in self._news:
            return Mark.NEWS
        if self.window.session.studio.asking(sheet.past).working:
            return Mark.WORKING
        return Mark.UNSAVED if sheet.unsaved else Mark.NONE

    def _came(self, past: Past) -> None:
        """Something ended for a document that lies aside."""
        sheet = self._documents.of(past)
        if sheet is None or sheet is self._documents.front:
            return
        self._news.add(past)
        self.strip.show_documents()
        text = self.tr("An answer has come in “{name}”.")
        self.window.status.show_hint(text.format(name=self._files.title_of(sheet)))

    def _on_leaving(self, sheet: Sheet) -> None:
        window, canvas = self.window, self.window.canvas
        canvas.hand.give_up()
        canvas.accept_operation()
        frame, layer = window.session.playhead.frame, window.session.tools.active_layer
        sheet.look = Look(canvas.view, canvas.fitted, frame, layer)

    def _on_arrived(self, sheet: Sheet) -> None:
        canvas, session, look = self.window.canvas, self.window.session, sheet.look
        self._news.discard(sheet.past)
        here = canvas.view
        canvas.set_view(replace(look.view, viewport=here.viewport, ratio=here.ratio))
        if look.fitted:
            canvas.fit()
        session.playhead.seek(look.frame)
        session.tools.active_layer = look.layer
        self._show_pointer()
        self.strip.show_documents()

    def _show_pointer(self) -> None:
        """Under a pointer that rests, the picture may be another one, or lie elsewhere."""
        canvas = self.window.canvas
        at = canvas.hand.pointer
        place = QPointF(-1, -1) if at is None else canvas.view.to_document(at)
        self.window.status.show_pointer(math.floor(place.x()), math.floor(place.y()))

    def _on_document(self, before: Document, after: Document) -> None:
        """Clips are worked on where the timeline is, stills where they were or at the canvas."""
        if before.timeline.is_still == after.timeline.is_still and not before.bounds.empty:
            return
        workspaces = self.window.workspaces
        latents = workspaces.current == LATENTS
        keyed = latents and not clips(after)  # sliders with keys need no other workspace
        still = LATENTS if latents else PAINT
        workspaces.choose(still if after.timeline.is_still or keyed else VIDEO)

    def _on_workspace(self, _before: str, after: str) -> None:
        if after == TRAIN:
            self.strip.hide()
        else:
            self.strip.show_documents()

    def _take_layers(self, sheet: Sheet, carried: Carried) -> None:
        """Copies of layers of one document, on top of another."""
        if not sheet.blank:
            copies, top = carried.copies(sheet.document), len(sheet.document.layers)
            document = insert_layers(sheet.document, copies, top)
            self.window.session.history.land(sheet.past, "Drop layers", document)

    def _take_on_canvas(self, carried: Carried) -> None:
        """As on the tab in front; layers that lie on this canvas already only stay there."""
        document = self._documents.front.document
        if not any(document.find(layer.id) is layer for layer in carried.layers):
            self._take_layers(self._documents.front, carried)
