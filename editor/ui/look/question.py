"""What is to be looked at: a choice as a job, and whether an answer is one to what is asked now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.jobs.over import job_over
from editor.render.compositor import flatten
from editor.ui.look.craft import Choice
from editor.ui.look.target import Target


@dataclass(frozen=True, eq=False)
class Question:
    """template: the choice as a job, None while something of it is read. title: what the job and
    its layer are called. part: which part of what is there (a rectangle of the document) the
    network is to see; None = all of it."""

    choice: Choice
    template: Any
    title: str
    part: Callable[[Document, Rect], Rect] | None = None

    def of(self, document: Document, target: Target) -> Target:
        """The target, of which the network sees the part it is to see."""
        return replace(target, place=self.part(document, target.place)) if self.part else target

    def nowhere(self, document: Document) -> bool:
        """True where it is to be inside the mask, and nothing is painted there."""
        return self.choice.masked and document.mask.cropped(document.bounds).extent().empty

    def same_mask(self, job: Any, document: Document, target: Target) -> bool:
        """True where a job looked at what the mask covers now, or at all where that is wished."""
        if not self.choice.masked or job.mask is None:
            return self.choice.masked == (job.mask is not None)
        return np.array_equal(document.mask.read(target.place)[..., 0], job.mask)

    def job(self, target: Target) -> Any:
        """The job that asks the engine. BadInput where there is nothing to work on."""
        return job_over(
            target.still,
            partial(flatten, target.still),
            self.template,
            masked=self.choice.masked,
            place=target.place,
        )
