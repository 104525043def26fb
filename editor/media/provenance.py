"""What a picture says of itself that a model drew from nothing."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from editor import __version__
from editor.core.document import Metadata

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's digital source type of what a trained model made alone."""
_DESCRIPTION, _SOFTWARE, _COPYRIGHT = 0x010E, 0x0131, 0x8298
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmp:CreatorTool={tool}
    photoshop:Instructions={how}
    Iptc4xmpExt:DigitalSourceType={source}>{rights}</rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_RIGHTS = """
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>
  """


def generated(how: str, licence: str = "") -> Metadata:
    """EXIF and XMP of a picture that a model made alone. how: what makes it again. licence: of
    the model's pictures, "" = nothing is said of it."""
    tool = f"Underpaint {__version__}"
    exif = Image.Exif()
    exif[_DESCRIPTION], exif[_SOFTWARE] = how, tool
    if licence:
        exif[_COPYRIGHT] = licence
    rights = _RIGHTS.format(escape(licence)) if licence else ""
    quoted = {"tool": quoteattr(tool), "how": quoteattr(how), "source": quoteattr(SOURCE_TYPE)}
    xmp = _XMP.format(**quoted, rights=rights)
    return Metadata(exif=exif.tobytes().removeprefix(b"Exif\0\0"), xmp=xmp.encode())
