"""How a clip says that a model made it: IPTC's digital source type."""

from __future__ import annotations

from collections.abc import Mapping

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
"""A picture of other origin, changed by a trained model."""
SENTENCE = f"Changed by a trained model (AI) in Underpaint. Digital source type: {SOURCE_TYPE}"
XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    Iptc4xmpExt:DigitalSourceType="{SOURCE_TYPE}"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()
"""The same for pictures."""
_OF_THE_FILE = frozenset(
    {"major_brand", "minor_version", "compatible_brands", "encoder", "duration", "alpha_mode"}
)


def carried(metadata: Mapping[str, str], generated: bool) -> dict[str, str]:
    """What a clip made from another says of itself: its title, date, place ... and the truth.

    generated: a model changed the pixels; the comment then says so, after what stood there.
    """
    lower = {key.lower(): value for key, value in metadata.items()}  # Matroska has them upper
    kept = {key: value for key, value in lower.items() if key not in _OF_THE_FILE}
    if generated and SOURCE_TYPE not in kept.get("comment", ""):
        kept["comment"] = " ".join(filter(None, [kept.get("comment", ""), SENTENCE]))
    return kept
