"""A style job from a document, and back as a layer that knows how it was made."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from
from editor.jobs import wire
from editor.jobs.job import Patch
from editor.jobs.over import job_over, layer_over
from editor.jobs.style import StyleJob, style_recipe

SIZE = Size(70, 50)
PHOTO = np.random.default_rng(3).integers(0, 256, (SIZE.h, SIZE.w, 3), dtype=np.uint8)
TEMPLATE = StyleJob(mix={"waves": 0.7, "dots": 0.3}, strength=0.8, keep_colours=True, size=640)


def document() -> Document:
    return Document(SIZE, (PixelLayer("Photo", pixels=raster_from(PHOTO)),))


def read(rect: Rect) -> np.ndarray:
    return np.dstack([PHOTO, np.full(PHOTO.shape[:2], 9, np.uint8)])[rect.slices()]


def test_the_template_is_laid_over_the_whole_canvas() -> None:
    job = job_over(document(), read, TEMPLATE)
    assert np.array_equal(job.image, PHOTO) and not job.image.flags.writeable
    assert not np.shares_memory(job.image, PHOTO)
    assert job.place == Rect(0, 0, 70, 50) and job.mask is None
    assert (job.mix, job.strength, job.keep_colours, job.size) == (
        TEMPLATE.mix, 0.8, True, 640,
    )  # fmt: skip
    assert not TEMPLATE.image.size


def test_the_active_mask_limits_it_where_asked() -> None:
    masked = document().with_mask(
        Raster(1).write(Rect(60, 40, 30, 30), np.full((30, 30, 1), 77, np.uint8))
    )
    job = job_over(masked, read, TEMPLATE, masked=True)
    assert job.mask is not None and job.mask.shape == (50, 70)
    assert job.mask[45, 65] == 77 and np.count_nonzero(job.mask) == 100
    assert job_over(masked, read, TEMPLATE).mask is None
    with pytest.raises(BadInput, match="empty"):
        job_over(document(), read, TEMPLATE, masked=True)


def test_the_layer_remembers_how_it_was_made() -> None:
    mask = np.zeros((50, 70), np.uint8)
    mask[5:9, 6:8] = 255
    job = StyleJob(
        mix={"waves": 1.0}, image=PHOTO, place=Rect(3, 4, 70, 50), mask=mask, strength=0.5
    )
    pixels = np.dstack([PHOTO, mask])
    layer = layer_over("Waves", Patch(pixels, job.place), style_recipe(job))
    assert layer.name == "Waves" and layer.recipe is not None
    assert np.array_equal(layer.pixels.read(job.place)[5:9, 6:8], pixels[5:9, 6:8])
    recipe = layer.recipe
    assert recipe.job == "style" and recipe.mask is not None
    assert recipe.mask.extent() == Rect(9, 9, 2, 4)
    assert (recipe.parameters["mix"], recipe.parameters["strength"]) == ({"waves": 1.0}, 0.5)


def test_a_job_with_a_reference_survives_the_way_to_the_engine() -> None:
    job = StyleJob(image=PHOTO, reference=PHOTO[:9, :9], model="style-any", mix={"a": 1.0})
    buffer = memoryview(bytearray(wire.nbytes_of(job)))
    back = wire.unstow(wire.stow(job, buffer), buffer)
    assert isinstance(back, StyleJob) and back.mask is None and back.mix == {"a": 1.0}
    assert np.array_equal(back.image, PHOTO) and np.array_equal(back.reference, PHOTO[:9, :9])
