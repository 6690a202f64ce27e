"""Provider: an OpenID Connect provider of a test's own, served over HTTP, that can be made to lie in any way."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET, CODE = "youju", "secret-of-the-client", "one-time-code"
KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})


def unsigned(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """A token that claims to need no signature."""
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), b"")
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def signed(claims: dict[str, Any], key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, key)


def signed_with_public_key(claims: dict[str, Any]) -> str:
    """The public key taken for a shared secret."""
    return jwt.encode({"alg": "HS256", "kid": "k1"}, claims, OctKey.import_key(KEY.as_pem(private=False)), algorithms=["HS256"])


@dataclass
class Provider:
    """What it says and how; a test changes it before it is asked."""

    issuer: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] = signed
    answer: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
    """Answers in place of everything else where it returns True."""
    asked: list[str] = field(default_factory=list)
    challenge: str = ""
    nonce: str = ""

    def send_back(self, url: str) -> dict[str, str]:
        """Somebody signs in at the provider with the address that the server sent them to: what they bring back."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert (given["client_id"], given["response_type"], given["code_challenge_method"]) == (CLIENT, "code", "S256")
        assert "openid" in given["scope"].split()
        self.challenge, self.nonce = given["code_challenge"], given["nonce"]
        return {"state": given["state"], "code": CODE}

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, Any]:
        assert authorization == "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if sent["code"] != CODE or verifier != self.challenge:
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "4711", "nonce": self.nonce, "iat": now, "exp": now + 300, "preferred_username": "钱统一"}
        claims |= self.claims
        return {"access_token": "a", "token_type": "Bearer", "id_token": self.sign({name: value for name, value in claims.items() if value is not None})}


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider at a port of this machine."""
    one = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answered({"/.well-known/openid-configuration": one.told, "/keys": KeySet([KEY]).as_dict(private=False)}.get(self.path, {}))

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            self._answered(one.token({name: values[0] for name, values in sent.items()}, self.headers.get("authorization", "")))

        def _answered(self, said: Mapping[str, Any]) -> None:
            one.asked.append(self.path)
            if one.answer(self):
                return
            body = json.dumps(said).encode()
            self.send_response(400 if "error" in said else 200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    one.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    one.told = {
        "issuer": one.issuer, "authorization_endpoint": f"{one.issuer}/authorize", "token_endpoint": f"{one.issuer}/token", "jwks_uri": f"{one.issuer}/keys",
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
