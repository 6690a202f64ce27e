"""Checked: the settings of a login, refused where they contradict each other or cannot be used."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from assistant.chat.address import is_here
from assistant.entrance.addresses import ProxiesError, networks_from
from assistant.entrance.public import PublicError, public_from

KINDS = ("users", "header", "oidc")
_BELONGS = {
    "login_header": "header", "login_proxies": "", "oidc_issuer": "oidc", "oidc_client": "oidc", "oidc_secret": "oidc", "oidc_claim": "oidc",
}
_NEEDS = {"header": ("login_header",), "oidc": ("oidc_issuer", "oidc_client", "public_url")}
_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_CLAIM = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,127}")
_OF_NOBODY = ("iss", "aud", "azp", "exp", "iat", "nbf", "auth_time", "nonce", "acr", "amr", "at_hash", "c_hash", "jti", "sid")
"""Claims that are everybody's, or another at every sign-in."""
_OTHERS = ("authorization", "cookie", "host", "origin", "content-length", "content-type", "x-forwarded-for")


def trouble_with(settings: Mapping[str, str]) -> str:
    """Why the settings of a login (by the names of their fields) cannot be used, in one line; empty when they can."""
    login = settings.get("login", "")
    if login and login not in KINDS:
        return f"设置 YOUJU_LOGIN 的值“{login[:40]}”无法使用：应为 {'、'.join(KINDS)}"
    for name, kind in _BELONGS.items():
        if kind and settings.get(name) and login != kind:
            return f"设置了 YOUJU_{name.upper()}，却没有 YOUJU_LOGIN={kind}：请一并设置"
    for name in _NEEDS.get(login, ()):
        if not settings.get(name):
            return f"YOUJU_LOGIN={login} 缺少 YOUJU_{name.upper()}：请一并设置"
    header = settings.get("login_header", "")
    if header and (not _HEADER.fullmatch(header) or header.lower() in _OTHERS):
        return f"设置 YOUJU_LOGIN_HEADER 的值“{header[:60]}”无法使用：应为网关写入用户名的请求头，如 X-Remote-User"
    try:
        networks_from(settings.get("login_proxies", ""))
    except ProxiesError as error:
        return f"{error}（YOUJU_LOGIN_PROXIES）"
    try:
        public_from(settings.get("public_url", ""))
    except PublicError as error:
        return f"{error}（YOUJU_PUBLIC_URL）"
    claim = settings.get("oidc_claim", "")
    if claim and (not _CLAIM.fullmatch(claim) or claim in _OF_NOBODY):
        return f"设置 YOUJU_OIDC_CLAIM 的值“{claim[:60]}”无法使用：应为统一身份里表示是谁的一项，如 sub"
    return _trouble_with_issuer(settings.get("oidc_issuer", ""))


def _trouble_with_issuer(issuer: str) -> str:
    """Signing in over an address that others can read or change is none."""
    parts = urlsplit(issuer)
    if issuer and not (parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname)))):
        return "设置 YOUJU_OIDC_ISSUER 无法使用：应为 https:// 开头的签发者地址"
    return ""
