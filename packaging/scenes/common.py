"""What every scene shares: an empty stage, sky and lamps, the camera, the render of one picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Shot:
    """A built scene: `show(True)` puts the unwanted thing in, `show(False)` takes it out."""

    show: Callable[[bool], None]
    marked: bool = True  # False where the thing is paint on a surface, not an object


@dataclass(frozen=True)
class Lens:
    """Where the camera stands and how it sees: millimetres on 36 mm film, f-number, exposure."""

    at: Point
    target: Point
    millimetres: float = 35.0
    aperture: float = 8.0
    exposure: float = 0.0
    look: str = "AgX - Medium High Contrast"


def empty_stage() -> None:
    """Starts from nothing, so that one scene cannot leak into the next."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.context.scene.world = bpy.data.worlds.new("sky")


def sky(
    elevation: float, heading: float, strength: float = 0.12, dust: float = 1.0, clouds: float = 0.0
) -> None:
    """A measured clear sky (Nishita 1993) with its sun; angles in degrees, `clouds` 0..1."""
    world = bpy.context.scene.world
    world.use_nodes = True
    tree = world.node_tree
    tree.nodes.clear()
    air = tree.nodes.new("ShaderNodeTexSky")
    air.sky_type = "NISHITA"
    air.sun_elevation, air.sun_rotation = np.radians(elevation), np.radians(heading)
    air.sun_size, air.dust_density, air.sun_intensity = np.radians(0.8), dust, 0.8
    light = tree.nodes.new("ShaderNodeBackground")
    light.inputs["Strength"].default_value = strength
    out = tree.nodes.new("ShaderNodeOutputWorld")
    colour = _clouded(tree, air.outputs[0], clouds) if clouds else air.outputs[0]
    tree.links.new(colour, light.inputs["Color"])
    tree.links.new(light.outputs[0], out.inputs["Surface"])


def _clouded(
    tree: bpy.types.NodeTree, air: bpy.types.NodeSocket, amount: float
) -> bpy.types.NodeSocket:
    """Thin cloud: noise on the dome, flattened towards the horizon."""
    place = tree.nodes.new("ShaderNodeTexCoord").outputs["Generated"]
    flat = tree.nodes.new("ShaderNodeMapping")
    flat.inputs["Scale"].default_value = (1, 1, 3.2)
    tree.links.new(place, flat.inputs["Vector"])
    noise = tree.nodes.new("ShaderNodeTexNoise")
    for key, value in {"Scale": 2.3, "Detail": 12.0, "Roughness": 0.58, "Distortion": 0.25}.items():
        noise.inputs[key].default_value = value
    tree.links.new(flat.outputs[0], noise.inputs["Vector"])
    cover = tree.nodes.new("ShaderNodeMapRange")
    cover.interpolation_type = "SMOOTHSTEP"
    cover.inputs["From Min"].default_value, cover.inputs["From Max"].default_value = 0.47, 0.72
    cover.inputs["To Max"].default_value = amount
    tree.links.new(noise.outputs["Fac"], cover.inputs["Value"])
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    mix.inputs[7].default_value = (9.5, 9.3, 9.2, 1)
    tree.links.new(cover.outputs[0], mix.inputs["Factor"])
    tree.links.new(air, mix.inputs[6])
    return mix.outputs[2]


def even_light(colour: Point, strength: float) -> None:
    """One colour from everywhere: the fill of a room."""
    world = bpy.context.scene.world
    world.use_nodes = True
    light = world.node_tree.nodes["Background"]
    light.inputs["Color"].default_value = (*colour, 1)
    light.inputs["Strength"].default_value = strength


def area_light(
    at: Point, target: Point, size: tuple[float, float], watts: float, colour: Point = (1, 1, 1)
) -> None:
    """A soft rectangle of light that shines from `at` towards `target`."""
    data = bpy.data.lights.new("area", "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", *size
    data.energy, data.color = watts, colour
    _aimed(bpy.data.objects.new("area", data), at, target)


def sun(
    target: Point,
    towards: Point,
    strength: float,
    angle: float = 0.6,
    colour: Point = (1, 0.9, 0.75),
) -> None:
    """Parallel light that falls from `towards` on `target`; `angle` in degrees softens shadows."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.angle, data.color = strength, np.radians(angle), colour
    _aimed(bpy.data.objects.new("sun", data), towards, target)


def _aimed(thing: bpy.types.Object, at: Point, target: Point) -> None:
    thing.location = at
    thing.rotation_euler = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(thing)


def camera(lens: Lens, focus: Point | None = None) -> None:
    """Sets the one camera; sharp at `focus`, or at the target."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width = lens.millimetres, 36
    data.clip_start, data.clip_end = 0.02, 500
    data.dof.use_dof, data.dof.aperture_fstop = True, lens.aperture
    data.dof.focus_distance = (Vector(focus or lens.target) - Vector(lens.at)).length
    thing = bpy.data.objects.new("camera", data)
    _aimed(thing, lens.at, lens.target)
    scene = bpy.context.scene
    scene.camera = thing
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = lens.look
    scene.view_settings.exposure = lens.exposure


def upright(lens: Lens) -> None:
    """Keeps walls vertical as an architect's camera does: level the camera, shift the film."""
    scene = bpy.context.scene
    drop = lens.target[2] - lens.at[2]
    reach = float(np.hypot(lens.target[0] - lens.at[0], lens.target[1] - lens.at[1]))
    level = (lens.target[0], lens.target[1], lens.at[2])
    ahead = Vector(level) - Vector(lens.at)
    scene.camera.rotation_euler = ahead.to_track_quat("-Z", "Y").to_euler()
    scene.camera.data.shift_y = drop / reach * lens.millimetres / 36


def removable(things: Sequence[bpy.types.Object]) -> Shot:
    """A shot whose unwanted thing is these objects; they carry pass index 1 for the mask."""
    for thing in things:
        thing.pass_index = 1

    def show(visible: bool) -> None:
        for thing in things:
            thing.hide_render = not visible

    return Shot(show)


def render_settings(width: int, height: int, samples: int) -> None:
    """Cycles on two threads of the processor, denoised, no light patterns through glass."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    scene.render.use_persistent_data = True
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, 7
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.025
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 5, 3, 2
    cycles.transparent_max_bounces, cycles.transmission_bounces = 8, 6
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect, cycles.blur_glossy = 4.0, 0.5
    settings = scene.render.image_settings
    settings.file_format, settings.color_mode, settings.color_depth = "PNG", "RGB", "16"


def window(region: tuple[float, float, float, float] | None) -> None:
    """Limits the render to left, top, right, bottom in 0..1 of the picture; None is all of it."""
    render = bpy.context.scene.render
    render.use_border = region is not None
    if region is not None:
        left, top, right, bottom = region
        render.border_min_x, render.border_max_x = left, right
        render.border_min_y, render.border_max_y = 1 - bottom, 1 - top


def picture(folder: Path, name: str) -> np.ndarray:
    """Renders and returns (h, w, 3) float32 in 0..1 as the screen shows it."""
    path = folder / f"{name}.png"
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    return load(path)


def load(path: Path) -> np.ndarray:
    """A picture file as (h, w, 3) float32 in 0..1, 16 bits kept."""
    image = bpy.data.images.load(str(path))
    image.colorspace_settings.name = "Non-Color"
    width, height = image.size
    flat = np.empty(width * height * image.channels, np.float32)
    image.pixels.foreach_get(flat)
    bpy.data.images.remove(image)
    return flat.reshape(height, width, -1)[::-1, :, :3].copy()


def object_mask(folder: Path) -> None:
    """Makes the next renders also write where the marked objects are, into folder/marked*.png."""
    scene = bpy.context.scene
    scene.view_layers[0].use_pass_object_index = True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    layers = tree.nodes.new("CompositorNodeRLayers")
    pick = tree.nodes.new("CompositorNodeIDMask")
    pick.index = 1
    out = tree.nodes.new("CompositorNodeOutputFile")
    out.base_path = str(folder)
    out.format.file_format, out.format.color_mode, out.format.color_depth = "PNG", "BW", "8"
    out.file_slots[0].path = "marked"
    show = tree.nodes.new("CompositorNodeComposite")
    tree.links.new(layers.outputs["IndexOB"], pick.inputs[0])
    tree.links.new(pick.outputs[0], out.inputs[0])
    tree.links.new(layers.outputs["Image"], show.inputs[0])
