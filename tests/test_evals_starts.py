"""The table of starts: medians, and the ratio to importing Gradio first."""

from evals.starts import ASK, GRADIO, PAGE, Start, rows_of


def _of(*seconds: float) -> list[Start]:
    return [Start(one, one / 2) for one in seconds]


def test_the_ratio_is_of_medians_and_stands_first() -> None:
    head, gradio, page, ask = rows_of({GRADIO: _of(4.0, 9.0, 3.0), PAGE: _of(6.0, 5.0, 8.0), ASK: _of(1.0, 2.0, 1.5)})
    assert head.split()[:2] == ["×", "gradio"]
    assert gradio.split()[-6:] == ["1.00", "4.00", "3.00", "–", "9.00", "2.00"]
    assert page.split(PAGE)[1].split()[:6] == ["1.50", "6.00", "5.00", "–", "8.00", "3.00"]
    assert ask.split(ASK)[1].split()[:2] == ["0.38", "1.50"]
