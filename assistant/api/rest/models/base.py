"""Base: what all models share, a stretch of a document, and the one line that says what went wrong."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.api.rest.sent_json import is_encodable


class Sent(BaseModel):
    """What a program sends. Types are taken as they are, and what is not known is passed over."""

    model_config = ConfigDict(strict=True, extra="ignore")


class Body(Sent):
    """What a program sends as a whole."""

    @model_validator(mode="before")
    @classmethod
    def _encodable(cls, sent: Any) -> Any:
        if not is_encodable(sent):
            raise ValueError("里有无法编码的字符")
        return sent


class Given(BaseModel):
    """What a program gets."""

    model_config = ConfigDict(extra="allow")


class Stretch(Given):
    """原文中的一段：`quote` 就是原文件从 `start` 到 `end` 的字符，一字不差。"""

    document: str = Field(description="文件编号")
    address: str = Field(description="条款地址，如 附件3·二·(四)·2")
    quote: str = Field(description="原文")
    start: int
    end: int


class Trouble(Given):
    """没有做成：一行说明，写明下一步。"""

    error: str = Field(description="一行说明")
    field: str = Field("", description="不对的是请求的哪一项，如 history.0.role")
    retry_after: int = Field(0, description="请在几秒后再试（429 和 503）")


def whole(number: Any) -> Any:
    """10.0 as 10: JSON has one kind of number. Anything else as it is."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
