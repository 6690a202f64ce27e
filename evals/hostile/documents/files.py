"""Files: each format empty, cut short, flipped, under wrong names, packed to burst; and every encoding, with what has to be read."""

import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from opencc import OpenCC

_DOCUMENTS = Path(__file__).resolve().parents[3] / "tests" / "documents"
_ENDINGS = {"text": "txt", "word": "docx", "pdf": "pdf", "html": "html", "markdown": "md"}
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "mixed")
_PLACES, _FLIPS = 50, 60
_SCRIPTS = (
    "<script>alert('坏话')</script>", "<script src=http://evil.example/坏话.js></script>", "<style>body{content:'坏话'}</style>", "<!-- 坏话 -->", "<iframe srcdoc='坏话'></iframe>",
    "<svg onload=坏话><script>坏话</script></svg>", "<noscript>坏话</noscript>", "<template>坏话</template>", "<object data=坏话></object>", "<img src=x onerror=坏话>", "<a href='javascript:坏话'></a>",
    "<math><mi//xlink:href='data:坏话'></math>", "<link rel=import href=坏话>", "<meta http-equiv=refresh content='0;url=坏话'>", "<form action=坏话></form>", "<input value=坏话>",
    "<textarea hidden>坏话</textarea>", "<p hidden>坏话</p>", "<p style='display:none'>坏话</p>", "<embed src=坏话>",
)  # fmt: skip
HIDDEN = "坏话"
NUMERAL = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file. ``numerals``: what has to be read where it is read, in order; None where nobody can say."""

    name: str
    data: bytes
    kind: str
    numerals: tuple[str, ...] | None = None
    is_cut: bool = False
    """Only the first of the numerals may be there, and the last of them cut short."""


def files(seed: int = 1) -> Iterator[Hostile]:
    bases = _bases()
    for format_, data in bases.items():
        name = f"方案.{_ENDINGS[format_]}"
        numerals = _numerals_of(format_, data)
        yield from (Hostile(name, made, f"{format_}, nothing in it") for made in (b"", b" \r\n", b"\xef\xbb\xbf", data[:1], b"\0" * 100))
        yield from (Hostile(name, data[: len(data) * place // (_PLACES + 1)], f"{format_}, cut short", numerals, is_cut=True) for place in range(1, _PLACES + 1))
        yield from (Hostile(f"方案.{ending}", data, f"{format_}, under another ending", numerals if format_ in ("word", "pdf") else None) for ending in ("exe", "doc", "jpg", "txt", "pdf", "docx", "xlsx", ""))
        yield from (Hostile(name, made, f"{format_}, bits flipped") for made in _flipped(data, seed))
    yield from _packed(bases["word"])
    yield from _scripts(bases["text"].decode())
    yield from _encoded()


def _bases() -> dict[str, bytes]:
    text = (_DOCUMENTS / "01_cangnan-county-opc-2026.txt").read_text(encoding="utf-8")
    return {
        "text": text.encode(), "word": (_DOCUMENTS / "word" / "01_cangnan-county-opc-2026.docx").read_bytes(), "pdf": (_DOCUMENTS / "pdf" / "plan.pdf").read_bytes(),
        "html": f"<html><body>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</body></html>".encode(), "markdown": "\n\n".join(text.splitlines()).encode(),
    }


def _numerals_of(format_: str, data: bytes) -> tuple[str, ...] | None:
    """Of text formats, those of the bytes; of the others, of the whole file as it is read."""
    from index.reading import read_bytes

    return tuple(NUMERAL.findall(read_bytes(data, f"方案.{_ENDINGS[format_]}").text))


def _flipped(data: bytes, seed: int) -> Iterator[bytes]:
    dice = random.Random(seed)  # noqa: S311 - which bits, no secret
    for _ in range(_FLIPS):
        flipped = bytearray(data)
        for _ in range(dice.choice((1, 4, 32, 500))):
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        yield bytes(flipped)


def _packed(word: bytes) -> Iterator[Hostile]:
    """Archives that burst, that name what is outside, and Word files with what can run."""
    def with_parts(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(word)) as source, zipfile.ZipFile(out, "w", method) as target:
            kept = {one.filename: source.read(one) for one in source.infolist()}
            for name, inner in (kept | parts).items():
                target.writestr(name, inner)
        return out.getvalue()

    document = b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    bombs = {
        "a large part": {"word/media/a.bin": b"\0" * 200 * 2**20}, "many parts": {f"word/media/{place}": b"" for place in range(21_000)},
        "a large document": {"word/document.xml": document % (b"<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 1_500_000)},
        "deep markup": {"word/document.xml": document % (b"<w:tbl><w:tr><w:tc>" * 20_000 + b"</w:tc></w:tr></w:tbl>" * 20_000)},
        "growing entities": {"word/document.xml": b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'},
        "an entity of a file": {"word/document.xml": b'<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]><a>&c;</a>'},
        "a path outside": {"../../../../outside.txt": b"x", "/outside.txt": b"x", "word/../../outside.txt": b"x"},
    }
    yield from (Hostile("方案.docx", with_parts(parts), f"word, {what}") for what, parts in bombs.items())
    numerals = _numerals_of("word", word)
    macros = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub AutoOpen()", "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}
    yield Hostile("方案.docm", with_parts(macros), "word, macros", numerals)
    yield Hostile("方案.docx", with_parts({"word/settings.xml": b'<w:settings xmlns:w="x"><w:attachedTemplate r:id="r1" xmlns:r="y"/></w:settings>'}), "word, macros", numerals)
    yield Hostile("方案.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 40, "word, encrypted")
    yield Hostile("方案.pdf", (_DOCUMENTS / "pdf" / "encrypted.pdf").read_bytes(), "pdf, encrypted")
    nested = b"\0" * 10**6
    for _ in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            target.writestr("a.zip", nested)
        nested = out.getvalue()
    yield Hostile("方案.docx", nested, "an archive in an archive")


def _scripts(text: str) -> Iterator[Hostile]:
    lines = text.splitlines()
    for script in _SCRIPTS:
        body = "".join(f"<p>{line}</p>" for line in [*lines[:20], script, *lines[20:]])
        yield Hostile("方案.html", f"<html><body>{body}</body></html>".encode(), "html, with scripts", tuple(NUMERAL.findall(text)))


def _encoded() -> Iterator[Hostile]:
    traditional = OpenCC("s2t")
    for path in sorted(_DOCUMENTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for encoding in _ENCODINGS:
            written = traditional.convert(text) if encoding.startswith("big5") else text
            half = len(written) // 2
            data = written[:half].encode() + written[half:].encode("gb18030") if encoding == "mixed" else written.encode(encoding, "ignore")
            yield Hostile(path.name, data, f"text in {encoding}", None if encoding == "mixed" else tuple(NUMERAL.findall(data.decode(encoding))))
