"""OIDC: signing in at an OpenID Connect provider: code flow with PKCE, state and nonce; the ID token checked in full.

The provider is asked only while somebody signs in, at the addresses that its own description names.
"""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from assistant.chat.address import is_here
from assistant.entrance.begun import Begun
from assistant.entrance.oidc_errors import SignInBroken

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that the provider alone has; never ``none``, and no secret that is shared."""
_SCOPE, _EMAIL = "openid profile", "email"
_SECONDS = 8.0
_PATIENCE = 20.0
"""Seconds for one answer, and for all that one step asks."""
_LARGEST = 1024 * 1024
_LEEWAY = 60
_KEPT = 600.0
"""Seconds for which it is not asked again what it told of itself."""


class Provider:
    """One provider, as this server is known there."""

    def __init__(self, issuer: str, client: str, secret: str, callback: str, claim: str = "") -> None:
        """``callback``: the address here to which the provider sends people back; ``claim``: what of the ID token is somebody's name here,
        and nothing else; by default ``preferred_username``, or ``sub`` where there is none."""
        self._issuer, self._client, self._secret, self._callback = issuer.rstrip("/"), client, secret, callback
        self._claim = claim
        self._kept: tuple[float, dict[str, Any]] | None = None

    async def begin(self) -> tuple[str, Begun]:
        """Where to send somebody, and what to keep. Raises SignInBroken."""
        begun = Begun(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))
        async with _in_time(), self._asking() as asking:
            told = await self._told(asking)
            url, _ = asking.create_authorization_url(
                _endpoint(told, "authorization_endpoint"), state=begun.state, code_verifier=begun.verifier, nonce=begun.nonce
            )
        return str(url), begun

    async def name_of(self, begun: Begun, state: str, code: str) -> str:
        """Who came back. Raises SignInBroken."""
        if not code or not secrets.compare_digest(begun.state.encode(), state.encode()):
            raise SignInBroken.gone()
        async with _in_time(), self._asking() as asking:
            told = await self._told(asking)
            try:
                token = await asking.fetch_token(_endpoint(told, "token_endpoint"), code=code, code_verifier=begun.verifier, grant_type="authorization_code")
                keys = await _json(asking, _endpoint(told, "jwks_uri"))
                claims = _claims(token, keys, str(told["issuer"]), self._client, begun.nonce)
            except SignInBroken:
                raise
            except httpx2.HTTPError as error:
                raise _unreachable(error) from error
            except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                raise _unbelieved(error) from error
        name = claims.get(self._claim) if self._claim else claims.get("preferred_username") or claims.get("sub")
        if not isinstance(name, str) or not name:
            raise SignInBroken(f"统一身份登录没有给出名字（{self._claim or 'preferred_username'}）：请联系管理员")
        if self._claim == _EMAIL and claims.get("email_verified") is not True:  # whoever may write any address there is anybody
            raise SignInBroken("统一身份登录没有核实过您的邮箱：请联系管理员")
        return name

    def _asking(self) -> Any:
        return AsyncOAuth2Client(
            self._client, self._secret or None, scope=f"{_SCOPE} {_EMAIL}" if self._claim == _EMAIL else _SCOPE, redirect_uri=self._callback, code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self._secret else "none", timeout=_SECONDS, follow_redirects=False,
            trust_env=False,
        )

    async def _told(self, asking: Any) -> dict[str, Any]:
        """What the provider tells of itself, which is its own only where it names the issuer that is set here."""
        if self._kept and time.monotonic() - self._kept[0] < _KEPT:
            return self._kept[1]
        try:
            told = await _json(asking, f"{self._issuer}/.well-known/openid-configuration")
        except httpx2.HTTPError as error:
            raise _unreachable(error) from error
        except (ValueError, RecursionError) as error:
            raise _unbelieved(error) from error
        if str(told.get("issuer", "")).rstrip("/") != self._issuer:
            raise _unbelieved(ValueError("issuer"))
        self._kept = time.monotonic(), told
        return told


@asynccontextmanager
async def _in_time() -> AsyncIterator[None]:
    try:
        with anyio.fail_after(_PATIENCE):
            yield
    except TimeoutError as error:
        raise _unreachable(error) from error


async def _json(asking: Any, url: str) -> dict[str, Any]:
    """The object at an address. Raises HTTPError, ValueError."""
    body = b""
    async with asking.stream("GET", url, withhold_token=True) as answer:
        answer.raise_for_status()
        async for chunk in answer.aiter_bytes():
            body += chunk
            if len(body) > _LARGEST:
                raise ValueError("too large")
    found = httpx2.Response(200, content=body).json()
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _endpoint(told: dict[str, Any], name: str) -> str:
    """An address of the provider's; never one that others can read on the way. Raises SignInBroken."""
    url = told.get(name)
    parts = urlsplit(url if isinstance(url, str) else "")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname))):
        raise _unbelieved(ValueError(name))
    return parts.geturl()


def _claims(token: Any, keys: dict[str, Any], issuer: str, client: str, nonce: str) -> CodeIDToken:
    """What the ID token says, once signature, issuer, audience, time and nonce are right."""
    decoded = jwt.decode(token["id_token"], KeySet.import_key_set(keys), algorithms=list(_ALGORITHMS))  # type: ignore[arg-type]
    options = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client}}
    claims = CodeIDToken(decoded.claims, decoded.header, options, {"nonce": nonce, "client_id": client, "access_token": token.get("access_token")})
    claims.validate(leeway=_LEEWAY)
    return claims


def _unreachable(error: Exception) -> SignInBroken:
    return SignInBroken(f"统一身份登录现在无法访问（{type(error).__name__}）：请稍后再试，或联系管理员")


def _unbelieved(error: Exception) -> SignInBroken:
    return SignInBroken(f"统一身份登录给出的信息无法核实（{type(error).__name__}）：请重新登录，仍不行请联系管理员")
