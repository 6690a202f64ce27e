"""Chinese: the labels of the page of the API."""

from assistant.page.interface.labels import InterfaceLabels

INTERFACE = InterfaceLabels(
    title="接口", lead="给程序用的 REST 接口。",
    machine="OpenAPI 说明（JSON）", scope="密钥权限", role="角色至少", name="名称", kind="类型", meaning="说明", required="必填", parameters="参数", body="请求（JSON）",
    form="请求（表单）", gives="返回", events="事件流", formats="数据格式", list_of="{kind} 的列表", example="示例",
)
