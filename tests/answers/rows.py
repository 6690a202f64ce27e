"""Rows: one row of a table of questions; a row that shows a known fault fails the suite as soon as the fault is mended."""

import pytest
from _pytest.mark import ParameterSet


def row(*values: object, fault: str = "") -> ParameterSet:
    """A row named by its first value; ``fault``: what is wrong today."""
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=fault)] if fault else []
    return pytest.param(*values, id=repr(values[0])[1:41], marks=marks)
