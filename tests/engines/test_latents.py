"""Generating, editing and inverting: codes, pictures and places agree; bad asks get a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch

from editor.core.errors import BadInput, UnderpaintError, UnknownModel
from editor.core.geometry import Rect, Size
from editor.engines.all import engines
from editor.engines.attributes import AttributesEngine
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.invert import InvertEngine
from editor.engines.likeness import Likeness
from editor.engines.search import Search
from editor.jobs.attributes import EditJob, InvertJob, as_seen
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Cancelled, Engine, Job, Patch
from editor.nets.portraits import ATTRIBUTES, STYLES, PortraitNet
from editor.weights.card import Card
from tests.engines.making import style_card
from tests.engines.portraits import SMALL, portraits_card, style_based_card

SIDE = 64
PLACE = Rect(30, 40, 150, 150)
SKIN = [a.name for a in ATTRIBUTES].index("skin")


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


def shelf(cards: dict[str, Card]) -> Callable[[str], Card]:
    def find(name: str) -> Card:
        if name not in cards:
            raise UnknownModel(f"There is no model “{name}”.")
        return cards[name]

    return find


@pytest.fixture(scope="module")
def generators(tmp_path_factory: pytest.TempPathFactory) -> Generators:
    folder = tmp_path_factory.mktemp("models")
    cards = (portraits_card(folder), style_based_card(folder), style_card(folder, "styles"))
    return Generators(shelf({card.name: card for card in cards}))


@pytest.fixture(scope="module")
def ask(generators: Generators) -> Callable[[Job], list[Patch]]:
    known: dict[str, Engine] = {
        GenerateJob.kind: GenerateEngine(generators),
        InvertJob.kind: InvertEngine(generators),
        EditJob.kind: AttributesEngine(generators),
    }
    return lambda job: list(known[job.kind](job, nothing))


@pytest.fixture(scope="module")
def person(ask: Callable[[Job], list[Patch]]) -> Patch:
    return ask(GenerateJob("portraits", (5,), "micah"))[0]


@pytest.fixture(scope="module")
def found(ask: Callable[[Job], list[Patch]], person: Patch) -> list[Patch]:
    """Looks and answer of a search for a picture that the model drew; its encoder is random."""
    return ask(InvertJob("portraits", rgb(person), PLACE, steps=20))


def rgb(patch: Patch) -> np.ndarray:
    return np.ascontiguousarray(patch.pixels[..., :3])


def enlarged(person: Patch) -> np.ndarray:
    return np.ascontiguousarray(np.kron(rgb(person), np.ones((4, 4, 1), np.uint8))[:150, :150])


def darker(code: np.ndarray) -> np.ndarray:
    """The code with another skin, as a slider would set it."""
    moved = code.copy()
    moved[:, SKIN] += 8
    return moved


def edit(person: Patch, **changes: object) -> EditJob:
    given = {"code": darker(person.code), "base": person.code, "place": PLACE}
    return EditJob("portraits", **{**given, **changes})


def test_every_seed_is_a_picture_with_its_code(ask: Callable, person: Patch) -> None:
    patches = ask(GenerateJob("portraits", (3, 5), "micah"))
    assert [p.answer for p in patches] == [0, 1] and all(p.final for p in patches)
    for patch in patches:
        assert patch.pixels.shape == (SIDE, SIDE, 4) and (patch.pixels[..., 3] == 255).all()
        assert patch.code.dtype == np.float32 and patch.code.shape[0] > 1
        assert patch.place == Rect(0, 0, SIDE, SIDE) and patch.notes["drawn"] == "micah"
    assert np.array_equal(patches[1].pixels, person.pixels)  # whatever was drawn beside it
    assert np.array_equal(patches[1].code, person.code)
    assert not np.array_equal(patches[0].pixels, patches[1].pixels)


def test_any_kind_is_told_by_name(ask: Callable) -> None:
    drawn = {p.notes["drawn"] for p in ask(GenerateJob("portraits", tuple(range(12))))}
    assert drawn <= set(STYLES) and len(drawn) > 1


def test_a_code_is_drawn_again_exactly(ask: Callable, person: Patch) -> None:
    (same,) = ask(edit(person, code=person.code, place=Rect(7, 9, SIDE, SIDE)))
    assert np.array_equal(same.pixels, person.pixels) and same.place == Rect(7, 9, SIDE, SIDE)
    assert same.notes["drawn"] == "micah" and np.array_equal(same.code, person.code)
    (first,), (second,) = ask(edit(person)), ask(edit(person))
    assert np.array_equal(first.pixels, second.pixels)
    assert first.pixels.shape == (150, 150, 4)


def test_over_a_picture_only_what_moved_is_painted(ask: Callable, person: Patch) -> None:
    image = enlarged(person)
    (nothing_moved,) = ask(edit(person, code=person.code, image=image))
    assert not nothing_moved.pixels.any()
    (moved,) = ask(edit(person, image=image))
    assert moved.pixels[..., 3].max() == 255 and moved.notes["seam"] < 2 / 255
    rim = np.ones((150, 150), bool)
    rim[1:-1, 1:-1] = False
    assert not moved.pixels[rim].any()


def test_a_change_fades_only_towards_borders_inside_the_canvas(
    ask: Callable, person: Patch
) -> None:
    place, image = Rect(0, 250, 150, 150), enlarged(person)
    (moved,) = ask(edit(person, image=image, place=place, canvas=Size(150, 400)))
    alpha = moved.pixels[..., 3]
    assert not alpha[0].any() and alpha[-1].max() > 128
    assert alpha[:, 0].max() > 128 and alpha[:, -1].max() > 128


def test_a_mask_keeps_the_rest_bit_identical(ask: Callable, person: Patch) -> None:
    mask = np.zeros((150, 150), np.uint8)
    mask[:75] = 255
    (limited,) = ask(edit(person, image=enlarged(person), mask=mask))
    assert not limited.pixels[75:].any() and limited.pixels[..., 3].any()
    (own,) = ask(edit(person, mask=mask))
    (before,), (after,) = ask(edit(person, code=person.code)), ask(edit(person))
    assert np.array_equal(own.pixels[75:], before.pixels[75:])
    assert (own.pixels[..., 3] == 255).all()
    far = np.abs(own.pixels[:40].astype(int) - before.pixels[:40]).mean()
    assert far > 0.2 * np.abs(after.pixels[:40].astype(int) - before.pixels[:40]).mean() > 0


def test_optimising_draws_closer_and_says_so(
    ask: Callable, found: list[Patch], person: Patch
) -> None:
    look, encoded = ask(InvertJob("portraits", rgb(person), PLACE, steps=0))
    assert not look.final and encoded.final
    *looks, best = found
    assert looks and all(not p.final and p.pixels.shape == (SIDE, SIDE, 4) for p in looks)
    assert best.code.shape == person.code.shape and best.place == PLACE
    assert best.notes["error"] < 0.9 * encoded.notes["error"]
    assert best.notes["distance"] < encoded.notes["distance"]
    assert {"outside", "seconds", "drawn"} <= set(best.notes)


def test_what_is_shown_is_what_the_code_draws_each_time(
    ask: Callable, found: list[Patch], person: Patch
) -> None:
    code = found[-1].code
    (again,) = ask(edit(person, code=code, place=Rect(0, 0, SIDE, SIDE)))
    assert np.array_equal(again.pixels, found[-1].pixels)
    job = InvertJob("portraits", rgb(person), PLACE, steps=20)
    assert np.array_equal(ask(job)[-1].code, code)


def test_a_found_code_is_one_that_sliders_know(
    found: list[Patch], ask: Callable, person: Patch
) -> None:
    """It strays from the encoder's, and its layers from each other, less than people differ."""
    start = ask(InvertJob("portraits", rgb(person), steps=0))[-1].code
    people = [p.code for p in ask(GenerateJob("portraits", tuple(range(16))))]
    usual = np.stack(people).std(0).mean()
    assert np.abs(found[-1].code - start).mean() < 0.5 * usual
    assert found[-1].code.std(0).mean() < 0.5 * usual


def test_the_search_tells_its_own_pictures_from_what_it_does_not_know() -> None:
    """With a network whose encoder is as sure as a trained one: one that only ever says 0."""
    net = PortraitNet(**SMALL).eval().requires_grad_(False)
    torch.nn.init.zeros_(net.encoder[-1].weight)
    torch.nn.init.zeros_(net.encoder[-1].bias)
    own = net.synthesis(net.encode(torch.zeros(1, 3, SIDE, SIDE)))
    noise = torch.rand(1, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(0))
    known, unknown = (Search(net, Likeness(x, net)).outside for x in (own, noise))
    assert known == 0.0 and unknown > 0.4
    net.posterior.means.fill_(9.0)  # far from what the encoder says
    assert Search(net, Likeness(own, net)).outside == 0.5
    assert Search(net, Likeness(noise, net)).outside > 0.9


def test_without_an_encoder_a_search_begins_at_the_nearest_of_many(ask: Callable) -> None:
    (scene,) = ask(GenerateJob("scenes", (30,)))
    assert scene.notes["drawn"] == "" and scene.code.ndim == 2
    begun = ask(InvertJob("scenes", rgb(scene), PLACE, steps=0))[-1]
    found = ask(InvertJob("scenes", rgb(scene), PLACE, steps=20))[-1]
    assert found.notes["error"] < 0.8 * begun.notes["error"]
    assert found.notes["outside"] == 0.0
    (again,) = ask(EditJob("scenes", scene.code, scene.code, scene.place))
    assert np.array_equal(again.pixels, scene.pixels)


def test_tuning_comes_closer_and_is_found_again(
    ask: Callable, generators: Generators, person: Patch
) -> None:
    image = rgb(person)
    plain = ask(InvertJob("portraits", image, PLACE, steps=2))[-1]
    tuned = ask(InvertJob("portraits", image, PLACE, steps=2, tune=10))[-1]
    assert tuned.notes["error"] < 0.95 * plain.notes["error"]
    kept = dict(generators._tuned)
    shown = ask(
        edit(
            person, code=tuned.code, base=tuned.code, place=Rect(0, 0, SIDE, SIDE), tune=10,
            target=as_seen(image, SIDE),
        )
    )[0]  # fmt: skip
    assert np.array_equal(shown.pixels, tuned.pixels) and generators._tuned == kept
    (other,) = ask(edit(person, code=person.code, place=Rect(0, 0, SIDE, SIDE)))
    assert np.array_equal(other.pixels, person.pixels)  # the model itself was not touched


def test_inverting_and_tuning_can_be_cancelled(generators: Generators, person: Patch) -> None:
    for job in (
        InvertJob("portraits", rgb(person), steps=20),
        InvertJob("portraits", rgb(person), steps=0, tune=50),
    ):
        ticks = 0

        def until(progress: float) -> None:
            nonlocal ticks
            ticks += 1
            if ticks == 4:
                raise Cancelled

        with pytest.raises(Cancelled):
            list(InvertEngine(generators)(job, until))


def test_few_pixels_are_enough_and_any_number_works(ask: Callable, person: Patch) -> None:
    for side in (32, 300):
        image = np.full((side, side, 3), 90, np.uint8)
        assert ask(InvertJob("portraits", image, steps=1))[-1].pixels.shape == (side, side, 4)


def bad(person: Patch) -> dict[str, tuple[Job, str]]:
    """Requests that make no sense, with words of the sentence each gets."""
    picture, mask = rgb(person), np.zeros((20, 20), np.uint8)
    invert = InvertJob("portraits", picture)
    return {
        "small": (replace(invert, image=picture[:20, :20]), "too few"),
        "oblong": (replace(invert, image=picture[:40]), "no square"),
        "grey": (replace(invert, image=picture[..., 0]), "8-bit RGB"),
        "deep": (replace(invert, image=picture.astype(np.uint16)), "8-bit RGB"),
        "steps": (replace(invert, steps=900), "optimisation"),
        "tune": (replace(invert, tune=-1), "fine-tuning"),
        "model": (replace(invert, model="faces"), "no model"),
        "painter": (replace(invert, model="styles"), "does not generate"),
        "code": (edit(person, code=person.code[:, :-1]), "another version"),
        "base": (edit(person, base=person.code[:-1]), "another version"),
        "numbers": (edit(person, code=person.code * np.nan), "another version"),
        "mask": (edit(person, mask=mask), "20 x 20"),
        "place": (edit(person, place=Rect(0, 0, 90, 80)), "no square"),
        "image": (edit(person, image=picture), "as its place"),
        "target": (edit(person, tune=5), "missing"),
        "tuned": (edit(person, tune=5, target=picture[:40]), "to tune to"),
        "kind": (GenerateJob("portraits", (1,), "manga"), "manga"),
        "none": (GenerateJob("portraits", ()), "0 pictures"),
        "seed": (GenerateJob("portraits", (-1,)), "seed"),
        "truncation": (GenerateJob("portraits", (1,), truncation=3.0), "truncation"),
    }


def test_each_bad_request_gets_one_sentence(ask: Callable, person: Patch) -> None:
    for name, (job, words) in bad(person).items():
        with pytest.raises(UnderpaintError, match=words) as told:
            ask(job)
        assert isinstance(told.value, BadInput | UnknownModel), name
        assert str(told.value).count("\n") == 0


def test_the_engines_process_knows_them() -> None:
    assert {GenerateJob.kind, InvertJob.kind, EditJob.kind} <= set(engines())
