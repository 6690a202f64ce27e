"""Settings: read from the environment, refused when unknown or wrong."""

from pathlib import Path

import pytest

from assistant.settings import ROOT, Settings, SettingsError, read_settings
from index.server import Server


def test_without_variables_everything_has_its_default() -> None:
    settings = read_settings({"HOME": "/root", "PATH": "/bin"})
    assert settings == Settings(genre=ROOT / "data" / "genre.toml")
    assert (settings.host, settings.port, settings.model) == ("127.0.0.1", 7860, "bundled")


def test_variables_set_their_fields(tmp_path: Path) -> None:
    settings = read_settings({"YOUJU_DATA": str(tmp_path), "YOUJU_PORT": "8000", "YOUJU_DEVICE": "cuda"})
    assert (settings.data, settings.port, settings.device) == (tmp_path, 8000, "cuda")
    assert settings.genre == tmp_path / "genre.toml", "the user's own words stand beside the index"
    assert settings.models == tmp_path / "models"


def test_a_chroma_server_is_given_by_its_url_and_its_token_is_never_shown() -> None:
    settings = read_settings({"YOUJU_CHROMA_URL": " https://vectors.example:8443/ ", "YOUJU_CHROMA_TOKEN": "s3cret"})
    assert settings.place.chroma == Server("https://vectors.example:8443", "s3cret")
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in repr(settings.place)
    assert read_settings({}).place.chroma is None


def test_a_home_folder_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    assert read_settings({"YOUJU_DATA": "~/youju"}).data == Path("/home/someone/youju")


WRONG = [
    ({"YOUJU_DATEN": "x"}, ["YOUJU_DATEN", "YOUJU_DATA"]),  # unknown: the known ones are named
    ({"YOUJU_PORT": "abc"}, ["YOUJU_PORT", "abc"]),
    ({"YOUJU_PORT": ""}, ["YOUJU_PORT"]),
    ({"YOUJU_PORT": "70000"}, ["YOUJU_PORT", "70000"]),  # no port
    ({"YOUJU_CHROMA_URL": "127.0.0.1:8000"}, ["YOUJU_CHROMA_URL", "http"]),  # no scheme
    ({"YOUJU_CHROMA_URL": "http://someone:secret@host:8000"}, ["YOUJU_CHROMA_TOKEN"]),  # the URL is written into the index
    ({"YOUJU_CHROMA_URL": "http://host:port"}, ["YOUJU_CHROMA_URL"]),
    ({"YOUJU_CHROMA_TOKEN": "secret"}, ["YOUJU_CHROMA_URL"]),  # a token for nobody
    ({"YOUJU_LONGEST_QUESTION": "-1"}, ["YOUJU_LONGEST_QUESTION"]),
    ({"YOUJU_LOG": "xml"}, ["YOUJU_LOG", "xml", "text", "json"]),
]


@pytest.mark.parametrize(("environment", "words"), WRONG, ids=repr)
def test_a_wrong_setting_is_refused_by_name(environment: dict[str, str], words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment)
    assert all(word in str(caught.value) for word in words)
