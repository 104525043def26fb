"""What both clips share: keyed motion of things, the moving camera, frames with exact motion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import bpy
import common
import numpy as np
import shapes
from common import Point
from materials import Colour, Graph
from mathutils import Vector

FRAMES = 72
RATE = 24
SIZE = (640, 360)
Pose = tuple[Point, Point]
"""Where a thing stands in metres and how it is turned, Euler angles in radians."""


def keyed(thing: bpy.types.Object, pose: Callable[[float], Pose]) -> None:
    """Keys a thing at every frame and one before and after; `pose` takes seconds."""
    for frame in range(-1, FRAMES + 1):
        thing.location, thing.rotation_euler = pose(frame / RATE)
        thing.keyframe_insert("location", frame=frame)
        thing.keyframe_insert("rotation_euler", frame=frame)
    for curve in thing.animation_data.action.fcurves:
        for key in curve.keyframe_points:
            key.interpolation = "LINEAR"


def group(name: str, parts: Sequence[bpy.types.Object]) -> bpy.types.Object:
    """An empty that carries the parts: what moves it, moves them."""
    empty = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(empty)
    for part in parts:
        part.parent = empty
    return empty


def moving_camera(path: Callable[[float], tuple[Point, Point]], millimetres: float) -> None:
    """Keys the camera by `path`: seconds to where it stands and what it looks at; all is sharp."""
    lens = common.Lens(*path(0.0), millimetres, 8.0, 0.5)
    common.camera(lens)
    thing = bpy.context.scene.camera
    thing.data.dof.use_dof = False

    def pose(seconds: float) -> Pose:
        at, target = path(seconds)
        turn = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler("XYZ")
        return at, (turn.x, turn.y, turn.z)

    keyed(thing, pose)


def ball(radius: float, rings: int = 24, steps: int = 48) -> shapes.Shape:
    """A sphere about the origin, poles on z; its points run in rings from south to north."""
    t = np.linspace(0.0, np.pi, rings + 1)
    profile = [(float(np.sin(a)) * radius, float(-np.cos(a)) * radius) for a in t]
    return shapes.lathe(profile, steps, 0)


def enamel(name: str, colour: Colour, rough: float = 0.35) -> bpy.types.Material:
    """An even coat of paint that stays with the thing as it moves."""
    return Graph(name).surface(colour, rough)


def motion_pass(folder: Path) -> None:
    """Makes the next renders also write folder/motion*.exr: pixels to the previous, next frame."""
    scene = bpy.context.scene
    scene.view_layers[0].use_pass_vector = True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    layers = tree.nodes.new("CompositorNodeRLayers")
    out = tree.nodes.new("CompositorNodeOutputFile")
    out.base_path = str(folder)
    out.format.file_format, out.format.color_mode, out.format.color_depth = "OPEN_EXR", "RGBA", "32"
    out.file_slots[0].path = "motion"
    split = tree.nodes.new("CompositorNodeSeparateColor")
    join = tree.nodes.new("CompositorNodeCombineColor")
    show = tree.nodes.new("CompositorNodeComposite")
    tree.links.new(layers.outputs["Vector"], split.inputs[0])
    for channel in range(4):
        tree.links.new(split.outputs[channel], join.inputs[channel])
    tree.links.new(join.outputs[0], out.inputs[0])
    tree.links.new(layers.outputs["Image"], show.inputs[0])


def frame(folder: Path, index: int) -> tuple[np.ndarray, np.ndarray]:
    """One frame: (h, w, 3) 0..1 and its motion (h, w, 4): x, y to the last frame, to the next."""
    scene = bpy.context.scene
    scene.frame_set(index)
    picture = common.picture(folder, "frame")
    path = folder / f"motion{index:04d}.exr"
    image = bpy.data.images.load(str(path))
    width, height = image.size
    flat = np.empty(width * height * 4, np.float32)
    image.pixels.foreach_get(flat)
    bpy.data.images.remove(image)
    path.unlink()
    return picture, flat.reshape(height, width, 4)[::-1].copy()
