"""Redaction: a text without secrets and without anything that could pass for another line."""

import re

from assistant.logs.request import hidden

GONE = "〔已隐去〕"
_NAMES = (
    r"(?:proxy-)?authorization|set-cookie|cookie|(?:x-)?api[-_ ]?key|[a-z_-]*token|[a-z_-]*password|passwd|pwd|[a-z_-]*secret|chat_key"
    r"|code_verifier|session(?:_id)?|youju_session|密码|口令|密钥"
)
_PATTERNS = (
    # what stands in a query may be anything: a question, a code of OpenID Connect, a key
    (re.compile(r"\?[\w.%~-]+=[^\s\"'<>]*"), f"?{GONE}"),
    (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL), GONE),
    (re.compile(r"(\b(?:set-)?cookie\b[\"']?\s*[:=,]\s*(?:b?[\"'])?)[^\n\"']+", re.IGNORECASE), rf"\1{GONE}"),
    (re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]{6,}", re.IGNORECASE), rf"\1 {GONE}"),
    # a name, what joins it to its value (=, :, or the comma of a pair), and the value up to its end
    (re.compile(rf"((?<![\w-])(?:{_NAMES})(?:\b|(?<=[密钥码令]))b?[\"']?\s*(?:[:=：]|,(?=\s*b?[\"']))\s*)(?:b?\"[^\"\n]*\"|b?'[^'\n]*'|(?!{GONE})(?!(?:Bearer|Basic) )[^\s\"',;&)}}\]]+)", re.IGNORECASE), rf"\1{GONE}"),
    (re.compile(r"(?<=://)[^\s/@:]*:[^\s/@]+(?=@)"), GONE),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"), GONE),
    (re.compile(r"\b(?:sk|pk|rk)-[\w-]{8,}"), GONE),
    (re.compile(r"\byouju_[\w-]{20,}"), GONE),
    (re.compile(r"\$argon2\w*\$[^\s\"']+"), GONE),
)
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def redacted(text: str) -> str:
    """The text without the secrets that are known and without what looks like one."""
    for secret in hidden():
        text = text.replace(secret, GONE)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def on_one_line(text: str) -> str:
    """The text with everything written out that ends a line, steers a terminal or turns the direction of reading."""
    return _UNSEEN.sub(lambda found: _written_out(found.group()), text)


def _written_out(character: str) -> str:
    code = ord(character)
    return {"\n": "\\n", "\r": "\\r"}.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
