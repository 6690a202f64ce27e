"""Faults: what is wrong with one field of a request, in one line."""

from typing import Any

_LINES = {
    "json_invalid": "不是 JSON：请检查内容",
    "missing": "缺少 {field}",
    "string_type": "{field} 应为字符串", "value_error": "{field} {error}", "date_from_datetime_parsing": "{field} 没有这一天", "string_too_long": "{field} 最长 {max_length} 字",
    "string_too_short": "{field} 不能为空",
    "int_type": "{field} 应为整数", "int_parsing": "{field} 应为整数", "int_from_float": "{field} 应为整数", "int_parsing_size": "{field} 超出范围",
    "bool_type": "{field} 应为 true 或 false", "bool_parsing": "{field} 应为 true 或 false",
    "list_type": "{field} 应为列表", "dict_type": "{field} 应为对象", "too_long": "{field} 最多 {max_length} 项",
    "model_type": "{field} 应为对象", "model_attributes_type": "{field} 应为 JSON 对象：请以 content-type: application/json 发送",
    "greater_than_equal": "{field} 最小是 {ge}", "less_than_equal": "{field} 最大是 {le}", "literal_error": "{field} 只能是 {expected}",
}
_OTHERWISE = "{field} 的值不能用"
_EITHER = "{field} 应为字符串或整数"
_BODY = "请求"
_LONGEST = 80


def fault_line(fault: dict[str, Any]) -> str:
    """One of pydantic's errors as a line that names the field; nothing that was sent is repeated but names of fields."""
    template = _EITHER if fault["loc"][-1:] == ("str",) else _LINES.get(fault["type"], _OTHERWISE)
    return template.format(field=_named(fault["loc"]), **_expected(fault.get("ctx", {}))).replace(f"{_BODY} ", _BODY)


def _named(location: tuple[str | int, ...]) -> str:
    """history 第 1 项的 role; the first step says where in the request it stands."""
    named = ""
    for step in location[1:]:
        if isinstance(step, int):
            named += f" 第 {step + 1} 项"
        elif step not in ("str", "int"):  # of a value that may be either
            named += f"{'的 ' if named else ''}{' '.join(step.split())[:_LONGEST]}"
    return named or _BODY


def _expected(context: dict[str, Any]) -> dict[str, Any]:
    """The values of a choice between 、, without their quotes."""
    expected = str(context.get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", "")
    return {**context, "expected": expected.strip("、")}
