"""Surfaces without a single picture: procedural materials built from noise, edges and chance.

Patterns live in world metres, so neighbouring objects share one continuous weathering.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bpy

Socket = bpy.types.NodeSocket
Value = Socket | float | Sequence[float]
Colour = tuple[float, float, float]


class Graph:
    """A material under construction; every method adds a node and returns its output."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.tree.nodes.clear()

    def node(self, kind: str, inputs: dict[str | int, Value], **settings: object) -> bpy.types.Node:
        """Adds a node of a Blender type, sets its settings, plugs or fills its inputs."""
        made = self.tree.nodes.new(kind)
        for key, value in settings.items():
            setattr(made, key, value)
        for key, value in inputs.items():
            plug = made.inputs[key]
            if isinstance(value, bpy.types.NodeSocket):
                self.tree.links.new(value, plug)
            elif plug.type == "RGBA" and len(value) == 3:
                plug.default_value = (*value, 1)
            else:
                plug.default_value = value
        return made

    def position(self, scale: Sequence[float] = (1, 1, 1)) -> Socket:
        """World position in metres, stretched per axis."""
        place = self.node("ShaderNodeNewGeometry", {}).outputs["Position"]
        return self._scaled(place, scale)

    def local(self, scale: Sequence[float] = (1, 1, 1)) -> Socket:
        """Position in the object's own metres, shifted by chance for each copy."""
        place = self.node("ShaderNodeTexCoord", {}).outputs["Object"]
        chance = self.node("ShaderNodeObjectInfo", {}).outputs["Random"]
        shift = self.math("MULTIPLY", chance, 37.0)
        both = self.node("ShaderNodeVectorMath", {0: place, 1: shift}, operation="ADD").outputs[0]
        return self._scaled(both, scale)

    def _scaled(self, vector: Socket, scale: Sequence[float]) -> Socket:
        inputs = {0: vector, 1: tuple(scale)}
        return self.node("ShaderNodeVectorMath", inputs, operation="MULTIPLY").outputs[0]

    def island(self) -> Socket:
        """One chance number in 0..1 for each connected piece of a mesh."""
        return self.node("ShaderNodeNewGeometry", {}).outputs["Random Per Island"]

    def noise(
        self, vector: Socket, scale: float, detail: float = 6, rough: float = 0.55, warp: float = 0
    ) -> Socket:
        """Fractal noise in about 0.2..0.8, `scale` features to a metre."""
        inputs = {"Vector": vector, "Scale": scale, "Detail": detail, "Roughness": rough}
        inputs["Distortion"] = warp
        return self.node("ShaderNodeTexNoise", inputs).outputs["Fac"]

    def cells(self, vector: Socket, scale: float, feature: str = "F1") -> Socket:
        """Voronoi distance: pebbles (F1) or cracks (DISTANCE_TO_EDGE)."""
        inputs = {"Vector": vector, "Scale": scale}
        made = self.node("ShaderNodeTexVoronoi", inputs, feature=feature)
        return made.outputs["Distance"]

    def math(self, operation: str, a: Value, b: Value = 0.0) -> Socket:
        """Arithmetic on numbers: ADD, MULTIPLY, GREATER_THAN and so on."""
        return self.node("ShaderNodeMath", {0: a, 1: b}, operation=operation).outputs[0]

    def span(self, value: Socket, low: float, high: float) -> Socket:
        """0 at `low` and below, 1 at `high` and above, smooth between; low may exceed high."""
        inputs = {"Value": value, "From Min": low, "From Max": high}
        made = self.node("ShaderNodeMapRange", inputs, interpolation_type="SMOOTHSTEP")
        return made.outputs["Result"]

    def ramp(self, value: Socket, stops: Sequence[tuple[float, Colour]]) -> Socket:
        """A colour for each number by linear steps."""
        made = self.node("ShaderNodeValToRGB", {"Fac": value})
        elements = made.color_ramp.elements
        for _ in stops[2:]:
            elements.new(0.5)
        for element, (place, colour) in zip(elements, stops, strict=True):
            element.position, element.color = place, (*colour, 1)
        return made.outputs["Color"]

    def mix(self, a: Value, b: Value, amount: Value, blend: str = "MIX") -> Socket:
        """Colours mixed: `amount` 0 is a, 1 is b."""
        inputs = {"Factor": amount, 6: a, 7: b}
        made = self.node("ShaderNodeMix", inputs, data_type="RGBA", blend_type=blend)
        return made.outputs[2]

    def height(self, axis: str = "Z") -> Socket:
        """One coordinate of the world position in metres."""
        place = self.position()
        return self.node("ShaderNodeSeparateXYZ", {0: place}).outputs[axis]

    def bump(self, heights: Socket, depth: float, under: Socket | None = None) -> Socket:
        """A normal from heights 0..1 that are `depth` metres deep."""
        inputs: dict[str | int, Value] = {"Height": heights, "Distance": depth, "Strength": 1.0}
        if under is not None:
            inputs["Normal"] = under
        return self.node("ShaderNodeBump", inputs).outputs["Normal"]

    def surface(self, colour: Value, rough: Value, **more: Value) -> bpy.types.Material:
        """Ends the material with a Principled surface; `more` names inputs with _ for space."""
        inputs: dict[str | int, Value] = {"Base Color": colour, "Roughness": rough}
        inputs.update({key.replace("_", " "): value for key, value in more.items()})
        shader = self.node("ShaderNodeBsdfPrincipled", inputs).outputs[0]
        return self.finish(shader)

    def finish(self, shader: Socket) -> bpy.types.Material:
        """Ends the material with any shader."""
        self.node("ShaderNodeOutputMaterial", {"Surface": shader})
        return self.material


Coat = Callable[[Graph, Socket], Socket]


def shade(colour: Colour, factor: float) -> Colour:
    """The colour, lighter or darker by a factor."""
    return (colour[0] * factor, colour[1] * factor, colour[2] * factor)


def plain(name: str, colour: Colour, rough: float = 0.5, metal: float = 0.0) -> bpy.types.Material:
    """One colour with a little wear in colour and gloss."""
    g = Graph(name)
    worn = g.noise(g.local(), 7, 4, 0.6)
    base = g.ramp(worn, [(0.3, shade(colour, 0.8)), (0.7, shade(colour, 1.12))])
    gloss = g.math("ADD", g.math("MULTIPLY", worn, 0.25), rough - 0.12)
    normal = g.bump(g.noise(g.local(), 90, 1), 0.0006)
    return g.surface(base, gloss, Metallic=metal, Normal=normal)


def rusty(name: str, colour: Colour) -> bpy.types.Material:
    """Painted iron: faded paint, rust in patches and in runs below them."""
    g = Graph(name)
    fade = g.noise(g.position(), 2.2, 4)
    base = g.ramp(fade, [(0.3, shade(colour, 0.75)), (0.7, shade(colour, 1.35))])
    spots = g.span(g.noise(g.position(), 4.5, 8, 0.7), 0.6, 0.65)
    runs = g.span(g.noise(g.position((9, 9, 0.7)), 1.3, 4, 0.7), 0.6, 0.78)
    rust = g.ramp(
        g.noise(g.position(), 40, 3), [(0.3, (0.06, 0.022, 0.01)), (0.7, (0.23, 0.085, 0.03))]
    )
    amount = g.math("MAXIMUM", spots, g.math("MULTIPLY", runs, 0.5))
    normal = g.bump(g.noise(g.position(), 9, 2), 0.004, g.bump(spots, 0.0015))
    rough = g.math("ADD", g.math("MULTIPLY", amount, 0.4), 0.42)
    return g.surface(g.mix(base, rust, amount), rough, Normal=normal)


def plaster(name: str, colour: Colour, dirt: float = 0.6, peel: float = 0.0) -> bpy.types.Material:
    """Old lime plaster: clouds, rain streaks, a damp foot; `peel` 0..1 bares the undercoat."""
    g = Graph(name)
    clouds = g.noise(g.position(), 0.55, 7, 0.62, 0.4)
    tint = [(0.3, shade(colour, 0.72)), (0.5, colour), (0.7, shade(colour, 1.13))]
    base = g.ramp(clouds, tint)
    mottle = g.span(g.noise(g.position(), 5, 5, 0.7), 0.38, 0.66)
    base = g.mix(base, shade(colour, 0.62), g.math("MULTIPLY", mottle, 0.3 * dirt))
    streaks = g.span(g.noise(g.position((5, 5, 0.22)), 1.1, 4, 0.65), 0.5, 0.74)
    base = g.mix(base, (0.11, 0.1, 0.085), g.math("MULTIPLY", streaks, 0.55 * dirt))
    foot = g.math("ADD", g.height(), g.math("MULTIPLY", g.noise(g.position(), 1.3, 4), -1.6))
    damp = g.math("MULTIPLY", g.span(foot, 0.25, -0.6), 0.75 * dirt)
    base = g.mix(base, (0.105, 0.1, 0.08), damp)
    flakes = g.span(
        g.noise(g.position(), 0.9, 8, 0.68, 0.3), 0.74 - 0.17 * peel, 0.75 - 0.17 * peel
    )
    flakes = g.math("MULTIPLY", flakes, 1.0 if peel else 0.0)
    under = g.ramp(
        g.noise(g.position(), 14, 4), [(0.3, (0.27, 0.23, 0.19)), (0.7, (0.42, 0.37, 0.3))]
    )
    base = g.mix(base, under, flakes)
    normal = g.bump(flakes, -0.012)
    normal = g.bump(g.noise(g.position(), 3.2, 2), 0.02, normal)
    normal = g.bump(g.noise(g.position(), 55, 3, 0.7), 0.0035, normal)
    return g.surface(base, 0.93, Normal=normal, Specular_IOR_Level=0.25)


def masonry(
    name: str, colours: Sequence[Colour], grime: float = 0.5, coat: Coat | None = None
) -> bpy.types.Material:
    """Bricks or stones: a colour for each island, blotches inside, soot, lime bloom, pits."""
    g = Graph(name)
    stops = [((k + 0.5) / len(colours), colour) for k, colour in enumerate(colours)]
    base = g.ramp(g.island(), stops)
    blotch = g.span(g.noise(g.position(), 16, 5, 0.65), 0.36, 0.68)
    base = g.mix(base, g.mix(base, (0.06, 0.05, 0.05), 0.55), g.math("MULTIPLY", blotch, 0.55))
    soot = g.span(g.noise(g.position((1, 1, 0.6)), 0.8, 6, 0.65), 0.42, 0.7)
    base = g.mix(base, (0.05, 0.045, 0.04), g.math("MULTIPLY", soot, 0.7 * grime))
    bloom = g.span(g.noise(g.position(), 2.6, 6, 0.7), 0.6, 0.72)
    base = g.mix(base, (0.55, 0.52, 0.47), g.math("MULTIPLY", bloom, 0.3 * grime))
    base = coat(g, base) if coat else base
    pits = g.noise(g.position(), 70, 3, 0.7)
    normal = g.bump(g.noise(g.position(), 18, 2), 0.008, g.bump(pits, 0.003))
    rough = g.math("SUBTRACT", 0.95, g.math("MULTIPLY", blotch, 0.2))
    return g.surface(base, rough, Normal=normal, Specular_IOR_Level=0.3)


def mortar(name: str, colour: Colour, coat: Coat | None = None) -> bpy.types.Material:
    """Sand and lime between stones."""
    g = Graph(name)
    sand = g.noise(g.position(), 160, 1, 0.7)
    age = g.noise(g.position(), 1.4, 5, 0.65)
    base = g.mix(colour, shade(colour, 0.45), g.span(age, 0.4, 0.7))
    base = g.mix(base, shade(colour, 1.3), g.math("MULTIPLY", g.span(sand, 0.5, 0.8), 0.5))
    base = coat(g, base) if coat else base
    return g.surface(base, 0.97, Normal=g.bump(sand, 0.003), Specular_IOR_Level=0.2)


def wood(
    name: str, dark: Colour, light: Colour, gloss: float = 0.5, along: str = "x"
) -> bpy.types.Material:
    """Planks: grain along one axis, another tone and another cut for each island."""
    g = Graph(name)
    thin = {"x": (0.35, 7, 7), "y": (7, 0.35, 7), "z": (7, 7, 0.35)}[along]
    chance = g.island()
    shift = g.math("MULTIPLY", chance, 91.0)
    place = g.node(
        "ShaderNodeVectorMath", {0: g.position(thin), 1: shift}, operation="ADD"
    ).outputs[0]
    figure = g.noise(place, 1.1, 4, 0.6, 1.3)
    fibre = g.noise(place, 14, 4, 0.75)
    tone = g.math("ADD", g.math("MULTIPLY", figure, 0.72), g.math("MULTIPLY", fibre, 0.28))
    base = g.ramp(
        tone,
        [
            (0.36, dark),
            (0.5, tuple((a + b) / 2 for a, b in zip(dark, light, strict=True))),
            (0.62, light),
        ],
    )
    each = g.ramp(chance, [(0.0, (0.72, 0.7, 0.68)), (0.5, (1, 1, 1)), (1.0, (0.86, 0.8, 0.74))])
    base = g.mix(base, each, 0.8, "MULTIPLY")
    wear = g.noise(g.position(), 3, 4, 0.65)
    rough = g.math("ADD", g.math("MULTIPLY", g.span(wear, 0.35, 0.7), 0.22), 1 - gloss - 0.1)
    return g.surface(base, rough, Normal=g.bump(fibre, 0.0015))


def glass(name: str = "glass") -> bpy.types.Material:
    """Window panes: they mirror by Fresnel and let light through without bending it."""
    g = Graph(name)
    ripple = g.bump(g.noise(g.position(), 3.5, 2), 0.002)
    mirror = g.node("ShaderNodeBsdfGlossy", {"Roughness": 0.02, "Normal": ripple}).outputs[0]
    clear = g.node("ShaderNodeBsdfTransparent", {"Color": (0.82, 0.86, 0.84)}).outputs[0]
    edge = g.node("ShaderNodeFresnel", {"IOR": 1.7, "Normal": ripple}).outputs[0]
    return g.finish(g.node("ShaderNodeMixShader", {0: edge, 1: clear, 2: mirror}).outputs[0])


def leaf(name: str, dark: Colour, light: Colour, gloss: float = 0.45) -> bpy.types.Material:
    """Leaves: another green for each, light shining through from behind."""
    g = Graph(name)
    chance = g.island()
    tone = g.ramp(chance, [(0.0, dark), (0.7, light), (1.0, shade(light, 1.25))])
    patch = g.span(g.noise(g.position(), 1.5, 1), 0.35, 0.65)
    tone = g.mix(tone, g.mix(tone, dark, 0.7), g.math("MULTIPLY", patch, 0.5))
    front = g.node("ShaderNodeBsdfPrincipled", {"Base Color": tone, "Roughness": gloss}).outputs[0]
    warm = g.mix(tone, (1.0, 0.9, 0.25), 0.5, "MULTIPLY")
    behind = g.node("ShaderNodeBsdfTranslucent", {"Color": g.mix(warm, (1, 1, 1), 0.06)}).outputs[0]
    return g.finish(g.node("ShaderNodeMixShader", {0: 0.38, 1: front, 2: behind}).outputs[0])


def cloth(name: str, colour: Colour, weave: float = 700.0) -> bpy.types.Material:
    """Woven stuff: soft sheen, threads, faded in places."""
    g = Graph(name)
    fade = g.noise(g.position(), 2.5, 3)
    base = g.ramp(fade, [(0.3, shade(colour, 0.82)), (0.7, shade(colour, 1.1))])
    thread = g.noise(g.position(), weave, 2)
    base = g.mix(base, shade(colour, 0.6), g.math("MULTIPLY", g.span(thread, 0.45, 0.7), 0.35))
    normal = g.bump(thread, 0.0012)
    return g.surface(base, 0.95, Normal=normal, Sheen_Weight=0.3, Specular_IOR_Level=0.15)


def lamp(name: str, colour: Colour, strength: float) -> bpy.types.Material:
    """A glowing surface."""
    g = Graph(name)
    inputs = {"Color": colour, "Strength": strength}
    return g.finish(g.node("ShaderNodeEmission", inputs).outputs[0])
