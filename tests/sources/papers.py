"""Documents made for the tests: PDFs, office documents, e-books, as small as they can be."""

import io
import zipfile
from collections.abc import Mapping, Sequence


def zipped(parts: Mapping[str, str | bytes], *, first: str = "") -> bytes:
    """A zip archive of these parts; `first` is stored as the part `mimetype`, uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, footnotes: str = "") -> bytes:
    """A Word document with this body."""
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {spaces}>{footnotes}</w:footnotes>"
    return zipped(parts)


def odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    spaces = 'xmlns:office="o" xmlns:text="t" xmlns:table="b"'
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{text}</office:document-content>"
    return zipped({"content.xml": content}, first="application/vnd.oasis.opendocument.text")


def epub(chapters: Mapping[str, str], spine: Sequence[str]) -> bytes:
    """An e-book of these chapters, read in the order of `spine`."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in chapters)
    refs = "".join(f'<itemref idref="{name}"/>' for name in spine)
    parts: dict[str, str | bytes] = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
    }
    for name, body in chapters.items():
        parts[f"OPS/{name}.xhtml"] = f"<html><head><title>no</title></head><body>{body}</body></html>"
    return zipped(parts, first="application/epub+zip")


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, trailer: str = "") -> bytes:
    """A PDF of these pages: each line of a page with where it begins, in points from the lower left corner."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F 10 Tf {left} {top} Td ({_escaped(text)}) Tj ET\n" for left, top, text in page)
        stream = drawn.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
