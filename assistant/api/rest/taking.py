"""Taking: what is done with the files of one request: each is read by itself, and one that cannot be read keeps no other from it."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from assistant.api.rest.sent_files import LARGEST_FILE, SentFile, sent_files
from assistant.librarian.jobs import Act, Job
from assistant.librarian.librarian import Librarian
from index.errors import YoujuError

_SOON = 20.0
"""Seconds in which what only waits for the disk has come to its end."""


async def taken(librarian: Librarian, request: Request, id: str = "") -> list[Job]:
    """One job a file, to add it or, with an id, to keep it as a version of that document. Raises NoFile."""
    return [job async for job in _jobs(librarian, request, id)]


async def _jobs(librarian: Librarian, request: Request, id: str) -> AsyncIterator[Job]:
    async for file in sent_files(request):
        job = await run_in_threadpool(_begun, librarian, file, id)
        await soon_ended(job)
        yield job


def _begun(librarian: Librarian, file: SentFile, id: str) -> Job:
    try:
        if file.data is None:
            return _refused(librarian, file, id, f"{file.name} 超过 {LARGEST_FILE // 2**20} MB：请拆成几份，或去掉其中的图片后重试")
        document = librarian.read_file(file.name, file.data)
        return librarian.replace(id, file.name, file.data, document) if id else librarian.add(file.name, file.data, document)
    except YoujuError as error:
        return _refused(librarian, file, id, str(error))


def _refused(librarian: Librarian, file: SentFile, id: str, error: str) -> Job:
    return librarian.jobs.failed(Job(Act.REPLACE if id else Act.ADD, file.name, id), error)


async def soon_ended(job: Job, seconds: float = _SOON) -> None:
    """Wait a while for the end of a job, but not for what takes minutes."""
    await asyncio.wait([asyncio.wrap_future(job.ended)], timeout=seconds)
