"""Entry: one document on the shelf, what a user sets of it, and its versions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One file as it came. Versions of a document are numbered from 1."""

    number: int
    name: str
    """The file's name as it was given."""
    format: str
    sha256: str
    """Of the file's bytes."""
    added: str
    """When, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: what is set of it, and its versions, the oldest first.

    A plan of the seeds folder has an entry once something is set of it; without versions of its own the folder's file is read.
    """

    id: str
    title: str
    year: int | None
    issuer: str
    is_on: bool
    """Whether questions are answered from it."""
    current: int
    """The number of the version that is read; 0: the seeds folder's file."""
    versions: tuple[Version, ...] = ()
    file: str = ""
    """The file of the seeds folder that it follows; empty for what was uploaded and for the manifest's plans."""
