"""Other matters: what is asked of counties and their offices besides any one plan; a question nearer to one of these is not about the plan.

Embeddings lie close together, so that the nearest clause is near to any question. How near says little by itself; whether
something that is not in the documents is nearer says more. The list is general: a matter that the documents do speak of
is nearer to their own clauses than to its name here.
"""

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Encoder, VectorCache, canary_of, model_key
from index.errors import DataFolderError

_FILE = Path(__file__).with_name("other_matters.json")


@lru_cache
def other_matters() -> tuple[str, ...]:
    """One short name a matter: an indicator, a subsidy, an office's opening hours, small talk."""
    names: list[str] = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(names)


def vectors_of_others(encoder: Encoder, cache: VectorCache) -> NDArray[np.float32]:
    """Unit vectors, one row a matter, kept beside those of the documents; computed anew where they cannot be kept."""
    try:
        return cache.vectors(other_matters(), model_key(encoder.name, canary_of(encoder)), encoder.encode)
    except DataFolderError:
        return encoder.encode(other_matters())
