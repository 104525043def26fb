"""How the mask is shown over the picture: as a tint, as marching ants, or as both."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.tool_settings import setting
from editor.ui.tools import Tool, Tools
from editor.ui.words import marked as T

AUTO, ANTS, TINT, BOTH = "auto", "ants", "tint", "both"


@dataclass(frozen=True)
class MaskLook:
    """Of every mask. Kept with the settings of tools."""

    look: str = setting(
        AUTO, T("Tools", "Mask shows as"), T("Tools", "How the mask is shown over the picture"),
        choices=(
            (AUTO, T("Tools", "As the tool needs it")),
            (ANTS, T("Tools", "Marching ants")),
            (TINT, T("Tools", "Colour overlay")),
            (BOTH, T("Tools", "Ants and overlay")),
        ),
    )  # fmt: skip


def tinted(tools: Tools) -> bool:
    """Whether the mask's colour lies over the picture now; under the mask brush it always does."""
    look = tools.settings(MaskLook).look
    return tools.show_mask and (tools.tool is Tool.MASK or look in (TINT, BOTH))


def marched(tools: Tools) -> bool:
    """Whether ants march round the mask now: at first under every tool but the mask brush."""
    look = tools.settings(MaskLook).look
    return tools.show_mask and (look in (ANTS, BOTH) or (look == AUTO and not tinted(tools)))
