"""Onboarding: ``onboard``, the first week at a unit or in a campaign; it needs no index."""

import argparse

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json
from assistant.commands.reading import add_documents_option, library_of
from assistant.settings import Settings

_SHOWN = 5


def add_commands(commands: Commands) -> None:
    onboard = commands.add("onboard", _onboard, "新人上手：先读什么、牵头和配合什么、目标、时间、协作单位、术语和自测题（不需要索引）")
    add_documents_option(onboard)
    onboard.add_argument("--unit", default="", help="单位，如 县科技局")
    onboard.add_argument("--part", default="", help="部分，如 附件3")
    onboard.add_argument("--json", action="store_true", help="输出 JSON")


def _onboard(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.onboarding.course import course_of

    if not (options.unit or options.part):
        options.command.error("请给出 --unit 或 --part")
    course = course_of(library_of(settings, options.document), options.unit, options.part)
    if options.json:
        print_json(course.as_json())
        return 0
    print(f"{course.subject}：牵头 {len(course.led)} 项，配合 {len(course.supported)} 项，目标 {len(course.targets)} 项，时间节点 {len(course.dates)} 个")
    print("\n先读这些条款：")
    for row in course.reading:
        print(f"  {row['order']}. {row['address']}　{row['heading']}（{row['why']}）")
    print("\n常一起工作的单位：" + "、".join(f"{row['unit']}（{row['count']} 项）" for row in course.partners))
    print("\n这里的说法：")
    for row in course.terms:
        print(f"  “{row['term']}”：{row['meaning']}（{row['address']}）")
    print(f"\n自测题共 {len(course.questions)} 道，前 {min(_SHOWN, len(course.questions))} 道：")
    for number, one in enumerate(course.questions[:_SHOWN], start=1):
        print(f"  {number}. {one.question}\n     {'　'.join(f'{letter}. {option}' for letter, option in zip('ABCD', one.options, strict=False))}")
        print(f"     答案：{one.key}（{one.address}）")
    return 0
