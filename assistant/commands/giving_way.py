"""Giving way: what builds an index leaves the processor to what answers questions meanwhile."""

import os
from contextlib import suppress

_NICE = 10


def give_way() -> None:
    """Go on at a lower priority, as do the processes that this one starts."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, max(_NICE, os.getpriority(os.PRIO_PROCESS, 0)))
