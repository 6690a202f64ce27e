"""Begun: a sign-in at a provider that is under way: what the browser keeps until it comes back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begun:
    state: str
    nonce: str
    verifier: str
