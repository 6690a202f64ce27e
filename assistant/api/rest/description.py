"""Description: the REST routes as OpenAPI 3.1 states them."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi.openapi.utils import get_openapi

from assistant.api.rest.behind import Behind
from assistant.api.rest.routers import routers
from assistant.checking.checkers import Checkers
from assistant.entrance.access import rule_for
from assistant.people.person import Role
from index.library import Library

DESCRIPTION_PATH = "/api/openapi.json"
TAGS = ("提问", "条款和台账", "核稿、汇报、上手", "文件库", "问答记录")
"""The families of routes, in order."""
_PARAMETER = re.compile(r"\{\w+\}")
_ABOUT = """每个回答都落在条款上。请求和回答都是 UTF-8 的 JSON，与命令行的 `--json` 同一格式；`start`、`end` 是原文件的字符位置，`quote` 就是那一段。

- 认证：`Authorization: Bearer 密钥`（在“账户”页面生成），或登录后的会话。只在本机监听、没有启用登录的服务不需要。
- 不认识的字段略过，以后也可能增加新的字段；`/api/brief`、`/api/onboard`、`/api/citation` 不认识的参数返回 400。
- 出错时是 `{"error": "一行说明"}`，`field` 指出哪一项不对；429 和 503 带 `Retry-After`。请求体最大 8 MB（文件库 520 MB），超过返回 413，从不截断。
- `citations` 里的 `url` 相对于本服务，打开就是原文，并标亮那一段。"""
_SECURITY = {
    "key": {"type": "http", "scheme": "bearer", "description": "API 密钥；每个接口的 security 写明它要有的权限；x-role 是至少要有的角色"},
    "session": {"type": "apiKey", "in": "cookie", "name": "youju_session", "description": "登录后的会话"},
}


@cache
def description() -> dict[str, Any]:
    """The whole description; it is the same for every server of this version."""
    routes = [route for router in routers(_nothing()) for route in router.routes]
    stated: dict[str, Any] = get_openapi(
        title="有据", version=version("youju"), openapi_version="3.1.0", description=_ABOUT, routes=routes,
        tags=[{"name": name} for name in TAGS],
    )
    stated.setdefault("components", {})["securitySchemes"] = _SECURITY
    for path, methods in stated["paths"].items():
        for method, operation in methods.items():
            rule = rule_for(method.upper(), _PARAMETER.sub("x", path))
            operation["security"] = [*([{"key": [rule.scope.value]}] if rule.scope else []), {"session": []}, {}]
            if rule.role not in (None, Role.READER):
                operation["x-role"] = rule.role
    return stated


def operations(stated: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """All operations of a description."""
    return (operation for path in stated["paths"].values() for operation in path.values())


def _nothing() -> Behind:
    def library() -> Library:
        raise LookupError("described, not served")

    return Behind(library, Checkers(library))
