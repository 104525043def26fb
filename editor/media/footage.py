"""The files behind a document's clips as they are now: there, changed, or gone."""

from __future__ import annotations

from dataclasses import replace

from editor.core.clip import ClipLayer, ClipSource, clips
from editor.core.document import Document
from editor.core.errors import BadFile
from editor.media.opened import Opened


def looked_up(document: Document, notes: tuple[str, ...] = ()) -> Opened:
    """The document, its clips' sources as their files are now.

    The notes gain a sentence for each clip that cannot be read, which stays as it was, and for
    each that has another length or size than the document knows.
    """
    found: list[str] = []
    for layer in clips(document):
        try:
            now = _source(layer.source.path)
        except BadFile as error:
            found.append(f"A grey pattern stands for the clip “{layer.name}”. {error}")
            continue
        if _facts(now) != _facts(layer.source):
            found.append(_changed(layer, now))
        if now != layer.source:
            document = document.with_layer(replace(layer, source=now))
    return Opened(document, (*notes, *dict.fromkeys(found)))  # once for all parts of a clip


def _source(path: str) -> ClipSource:
    from editor.media.video.probe import probe  # documents without clips load no codec

    return probe(path).source


def _facts(source: ClipSource) -> str:
    return f"{source.frames} frames of {source.size.w} x {source.size.h} pixels"


def _changed(layer: ClipLayer, now: ClipSource) -> str:
    return (
        f"The clip “{layer.name}” has changed: its file has {_facts(now)} now, it had"
        f" {_facts(layer.source)}."
    )
