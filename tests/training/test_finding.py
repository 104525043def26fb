"""Finding, tuning and measuring directions on a generator whose pictures are charts."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
import torch

from editor.core.errors import BadFile, BadInput
from editor.jobs.directions import Direction, direction_named, moved
from editor.nets.generator import Generator
from editor.nets.judge import JudgeNet
from editor.nets.portraits import ATTRIBUTES
from editor.training.directions import between_folders, find, read_boundary, tied, unlabelled
from editor.training.effects import NAMES, Stage, measure, measured, set_up
from editor.training.tuning import tuned
from tests.training.toys import COUNT, FREE, ROWS, SIDE, Charts, Reader

SMILE, MOUTH, BEARD, SKIN = (NAMES.index(name) for name in ("smile", "open_mouth", "beard", "skin"))


def stage(net: Charts, *silent: str) -> Stage:
    assert isinstance(net, Generator)
    return set_up(net, cast(JudgeNet, Reader(silent)), count=12)


def astray() -> Charts:
    """Its smile moves the mouth as well, and the beard is half as long as it says."""
    mixing = torch.eye(COUNT, COUNT + FREE)
    mixing[MOUTH, SMILE] = 0.4
    mixing[BEARD, BEARD] = 0.6
    return Charts(mixing)


def tied_named(net: Charts, name: str) -> Direction:
    return direction_named(tied(cast(Generator, net)), name)


def test_tied_coordinates_become_sliders_that_read_and_set_values() -> None:
    net = Charts()
    found = tied(cast(Generator, net))
    assert [d.name for d in found] == [a.name for a in ATTRIBUTES]
    beard = direction_named(found, "beard")
    assert (beard.low, beard.high, beard.stepped, beard.source) == (0, 2, True, "tied")
    assert beard.kinds == ("avataaars", "personas", "micah")
    code = np.tile(net.sample([3]).numpy(), (2, 1))
    assert beard.value(code) == pytest.approx(code[0, BEARD])
    assert beard.value(moved(code, found, {"beard": 1.5})) == pytest.approx(1.5)


def test_an_exact_slider_is_measured_as_one() -> None:
    effect = measure(stage(Charts()), tied_named(Charts(), "smile"))
    assert effect.own == "smile"
    assert effect.effect == pytest.approx(1, abs=1e-3)
    assert effect.drift < 1e-3
    assert effect.outside < 1e-5
    acting = np.zeros((SIDE, SIDE), bool)
    acting[SMILE * ROWS : (SMILE + 1) * ROWS] = True
    assert effect.area == pytest.approx(acting.mean(), abs=0.05)
    assert int(effect.map.max(1).argmax()) == SMILE * ROWS * 32 // SIDE


def test_what_others_change_is_drift_where_labels_tell_it() -> None:
    net = astray()
    smile = tied_named(net, "smile")
    effect = measure(stage(net), smile)
    assert 0.15 < effect.drift < 0.65  # classes: some of the moves by 0.4 cross a border
    assert effect.scatter == pytest.approx(0.4, abs=1e-3)
    assert effect.systematic == pytest.approx(0.4, abs=1e-3)
    assert effect.changes[MOUTH] == pytest.approx(0.4, abs=1e-3)
    tinted = Charts(torch.eye(COUNT, COUNT + FREE).index_put_(
        (torch.tensor([SKIN, NAMES.index("hair_red")]), torch.tensor([SMILE, SMILE])),
        torch.tensor([0.05, 0.3]),
    ))  # fmt: skip
    coloured = measure(stage(tinted), smile)
    assert coloured.drift == pytest.approx(0.3, abs=1e-3)  # the other cannot be noticed
    assert coloured.scatter == pytest.approx(0.35, abs=1e-3)
    unseen = measure(stage(net, "open_mouth"), smile)
    assert unseen.drift < 1e-3
    assert np.isnan(unseen.changes[MOUTH])


def test_weak_and_straying_sliders_go_behind_more() -> None:
    mixing = torch.eye(COUNT, COUNT + FREE)
    mixing[MOUTH, SMILE] = 0.9
    mixing[BEARD, BEARD] = 0.1
    net = Charts(mixing)
    names = [d.name for d in measured(stage(net), tied(cast(Generator, net)), _quiet)[0] if d.more]
    assert names == ["smile", "beard"]
    unjudged = set_up(cast(Generator, net), None, count=2)
    assert not any(d.more for d in measured(unjudged, tied(cast(Generator, net)), _quiet)[0])


def test_tuning_takes_back_what_strays_and_makes_a_unit_one() -> None:
    net = astray()
    place, found = stage(net), tied(cast(Generator, net))
    better = tuned(place, found, _quiet)
    smile, beard = (measure(place, direction_named(better, n)) for n in ("smile", "beard"))
    assert smile.drift < 0.1
    assert smile.effect == pytest.approx(1, abs=0.05)
    assert beard.effect == pytest.approx(1, abs=0.05)
    glasses = direction_named(better, "glasses").vector
    np.testing.assert_allclose(glasses, direction_named(found, "glasses").vector, atol=0.05)


def test_labels_are_fitted_where_nothing_is_tied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attributes stand in mixed coordinates; the fit finds each again."""
    random = torch.Generator().manual_seed(2)
    mixing = torch.linalg.qr(torch.randn(COUNT + FREE, COUNT + FREE, generator=random))[0][:COUNT]
    net = Charts(2 * mixing)
    monkeypatch.setattr(net, "attributes", (), raising=False)
    judge = cast(JudgeNet, Reader())
    found = find(cast(Generator, net), judge, ["labelled"], count=500)
    assert {d.source for d in found} == {"labelled"}
    assert len(found) == COUNT
    assert np.mean([d.effect for d in found]) == pytest.approx(1, abs=0.05)
    assert np.mean([d.drift for d in found]) < 0.2
    assert not any(d.more for d in found)


def test_ways_without_labels_are_found_and_measured_without_a_judge() -> None:
    mixing = torch.eye(COUNT, COUNT + FREE)
    mixing[:, COUNT:] = torch.randn(COUNT, FREE, generator=torch.Generator().manual_seed(0))
    net = cast(Generator, Charts(mixing))
    found = find(net, None, ["pca", "sefa"], count=40, number=3)
    assert [d.source for d in found] == ["pca"] * 3 + ["closed-form"] * 3
    assert all(d.map is not None and d.map.max() == 255 for d in found)
    assert all(np.isnan(d.drift) for d in found)
    assert max(np.abs(d.vector[:, :COUNT]).max() for d in found) < 1e-6  # labels' own stay


def test_kinds_of_pictures_are_no_variation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds stand far apart along one coordinate; no direction goes there."""
    sample, last = Charts.sample, COUNT + FREE - 1

    def apart(net: Charts, seeds: list[int], style: str, truncation: float) -> torch.Tensor:
        codes = sample(net, seeds)
        codes[:, last] = 10.0 * net.kinds.index(style)
        return codes

    monkeypatch.setattr(Charts, "sample", apart)
    found = unlabelled(cast(Generator, Charts()), 80, 3, "pca")
    assert not any(d.vector[:, last].any() for d in found)


def test_closed_form_directions_of_deep_generators_act_in_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    net = Charts()
    monkeypatch.setattr(Charts, "layers", 6)
    affine = torch.randn(9, COUNT + FREE, generator=torch.Generator().manual_seed(0))
    monkeypatch.setattr(net, "affines", lambda: (affine,) * 6)
    found = unlabelled(cast(Generator, net), 20, 3, "sefa")
    assert [np.flatnonzero(d.vector.any(1)).tolist() for d in found] == [[0, 1], [2, 3], [4, 5]]


def test_impossible_wishes_are_refused() -> None:
    net = cast(Generator, Charts())
    with pytest.raises(BadInput, match="no way “magic”"):
        find(net, None, ["magic"])
    with pytest.raises(BadInput, match="No judge"):
        find(net, None, ["labelled"])
    flat = Charts(torch.zeros(COUNT, COUNT + FREE))
    with pytest.raises(BadInput, match="sees no attribute"):
        find(cast(Generator, flat), cast(JudgeNet, Reader()), ["labelled"], count=40)


def test_two_folders_become_a_slider(tmp_path: Path) -> None:
    net = Charts()
    for name, smile in (("plain", 0.0), ("happy", 2.0)):
        (tmp_path / name).mkdir()
        for i in range(4):
            latent = net.sample([i])
            latent[:, SMILE] = smile
            picture = net.synthesis(latent)[0].permute(1, 2, 0).numpy()
            wide = np.pad(np.rint(255 * picture).astype(np.uint8), ((0, 0), (5, 5), (0, 0)))
            cv2.imwrite(str(tmp_path / name / f"{i}.png"), wide)
    folders = (tmp_path / "plain", tmp_path / "happy")
    judge = cast(JudgeNet, Reader())
    (found,) = between_folders(cast(Generator, net), judge, folders, "", [])
    assert (found.name, found.title, found.source) == ("happy", "happy", "groups")
    assert found.effect == pytest.approx(2, abs=0.15)
    assert found.drift < 0.4
    with pytest.raises(BadInput, match="same"):
        between_folders(cast(Generator, net), judge, (folders[0], folders[0]), "", [])


def test_boundaries_are_read_from_files(tmp_path: Path) -> None:
    net = cast(Generator, Charts())
    normal = np.eye(COUNT + FREE, dtype=np.float32)[SMILE][None]
    np.save(tmp_path / "stylegan_smile.npy", normal)
    (found,) = read_boundary(tmp_path / "stylegan_smile.npy", net, cast(JudgeNet, Reader()), "", [])
    assert (found.name, found.title) == ("stylegan-smile", "stylegan_smile")
    assert found.effect == pytest.approx(1, abs=1e-3)
    hostile = np.array([{"a": 1}], dtype=object)
    np.save(tmp_path / "object.npy", hostile, allow_pickle=True)
    (tmp_path / "text.npy").write_text("no array", encoding="utf-8")
    np.savez(tmp_path / "several.npz", a=normal, b=normal)
    for name in ("object.npy", "text.npy", "absent.npy", "several.npz"):
        with pytest.raises(BadFile) as caught:
            read_boundary(tmp_path / name, net, None, "", [])
        assert caught.value.file == tmp_path / name


def test_only_attributes_of_drawn_kinds_become_sliders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Charts, "kinds", ("avataaars",))
    found = tied(cast(Generator, Charts()))
    names = {d.name for d in found}
    assert {"smile", "hat", "skin"} <= names
    assert not {"earrings", "age"} & names
    assert direction_named(found, "hat").kinds == ("avataaars",)


def _quiet(part: float, what: str) -> None:
    assert 0 <= part <= 1
