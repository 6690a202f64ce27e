"""Encodings: bytes as characters. Every encoding that fits is tried; the one that gives the commonest characters is taken."""

from index.errors import SeedError

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8"),
)  # fmt: skip
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""In order of precedence where two read equally well."""
_SAMPLE = 200_000
"""Characters that are enough to tell encodings apart."""
_CERTAIN = 200
"""Bytes beyond which nothing but UTF-8 is valid UTF-8."""
_COMMON = frozenset(
    "的一是了不在有个人这上中大为来和我到出要以时会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理"
    "心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代"
    "内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命"
    "山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争"
    "县乡镇村街财政局委办府厅党政策划项目资金企招商投税收产值增长农林牧渔粮菜旅游文卫医保险就业创技专责牵头配合单附件方案通知印落考核督查推进完善健全提升深化加快优改革营商环境质效率"
    "省州县镇级升年季底前亿元万吨个百分点以上左右不低于六七八九零〇两责任支持鼓励引导协调培育示范园区港口码头装备造低碳绿色能源数字智慧供销融贷债券标准验收绩奖惩附则条款第章节"
    "後來這個們為會時對於過發後裡種經麼還進樣開從實軍無與長機關點業將兩間問戰頭體見產條論處義認氣題爾別變總電數報結務場計資許統區隊強難權設記類據邊張該規萬觀讓識帶導爭縣鄉鎮財黨劃項企稅"
    "農漁糧遊衛醫險創專責牽頭單附件通知印落實考覈督進完健提昇深優營環質率級億噸標準驗獎懲則款節"
)  # fmt: skip
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％　")
_NEEDED = 0.25
"""The share of common characters among those outside ASCII below which no reading is believed; a wrong one has some 0.1."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The characters, and the encoding they were read by. Raises SeedError where none gives a text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding
    if data.isascii() and _plausible(data.decode("ascii")):
        return data.decode("ascii"), "utf-8"
    if len(data) > _CERTAIN and (text := _read(data, "utf-8")) is not None:
        return text, "utf-8"
    readings = [(encoding, text) for encoding in _CANDIDATES if (text := _read(data, encoding)) is not None]
    if not readings:
        _strict(data, "utf-8", name)
    best_encoding, best = max(readings, key=lambda one: _plausible(one[1]))  # the first of equals
    if _plausible(best) < _NEEDED and best_encoding != "utf-8":
        raise _unknown(name, "认不出编码")
    return best, best_encoding


def looks_like_utf16(data: bytes) -> bool:
    """Whether the bytes are UTF-16 without a mark."""
    sample = data[: 2 * _SAMPLE]
    readings = [_read(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")]
    return any(reading is not None and _plausible(reading) > _NEEDED for reading in readings)


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown(name, f"按 {encoding.upper()} 读到第 {error.start} 字节出错") from error


def _unknown(name: str, why: str) -> SeedError:
    return SeedError(f"{name} 的文字编码无法识别（{why}）：请另存为 UTF-8 文本后重试")


def _plausible(text: str) -> float:
    """How much of what is not ASCII is common in Chinese, from 0 to 1; a control character or a private one tells against."""
    sample = text[:_SAMPLE]
    outside = [one for one in sample if one > "\x7f"]
    strange = sum(1 for one in sample if (one < " " and one not in "\t\n\r\f\v") or "\ue000" <= one <= "\uf8ff" or "\x80" <= one < "\xa0")
    if not outside:
        return 0.5 if not strange else 0.0
    known = sum(1.0 if one in _COMMON else 0.5 if one in _PUNCTUATION else 0.4 * _is_frequent(one) for one in outside)
    return max(0.0, (known - 2 * strange) / len(outside))


def _is_frequent(sign: str) -> bool:
    """Whether the older standards hold it among the characters in frequent use."""
    simplified, traditional = sign.encode("gb2312", "ignore"), sign.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"
