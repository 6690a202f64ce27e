"""People: ``user``, which keeps the accounts of those who sign in."""

import argparse
import sys
import warnings
from dataclasses import asdict
from getpass import GetPassWarning, getpass
from typing import TYPE_CHECKING, Any

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json, say
from assistant.people.errors import PeopleError
from assistant.people.person import Role
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.people.people import People

_ROLES = {Role.READER: "读者", Role.EDITOR: "编辑员", Role.ADMINISTRATOR: "管理员"}
_LONGEST_LINE = 4096


def add_commands(commands: Commands) -> None:
    users = commands.group("user", "管理能登录的人")
    add = users.add("add", _add, "加入一个账户")
    named(add)
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.READER.value, help=listed(_ROLES, "（默认 reader）"))
    _password_options(add).add_argument("--no-password", action="store_true", help="不设密码：由单位的统一登录认人，这里只定角色")

    listing = users.add("list", _list, "列出账户")
    listing.add_argument("--json", action="store_true", help="输出 JSON")

    role = users.add("role", _role, "改一个账户的角色，立即生效")
    named(role)
    role.add_argument("role", choices=[role.value for role in Role], help=listed(_ROLES))

    password = users.add("password", _password, "重设一个账户的密码，已登录的立即失效")
    named(password)
    _password_options(password)

    named(users.add("suspend", _suspend, "停用一个账户和它的密钥，立即生效"))
    named(users.add("resume", _resume, "恢复一个停用的账户"))
    named(users.add("remove", _remove, "移除一个账户，连同它的密钥和对话"))


def named(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", help="账户的名字")


def listed(texts: dict[Any, str], end: str = "") -> str:
    return "、".join(f"{value} {text}" for value, text in texts.items()) + end


def _password_options(command: argparse.ArgumentParser) -> Any:
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--stdin", action="store_true", help="从标准输入读一行作密码")
    ways.add_argument("--generate", action="store_true", help="生成一个密码，只显示这一次，本人登录后要改")
    return ways


def people_of(settings: Settings) -> "People":
    from assistant.people.people import FILE, People

    return People(settings.data / FILE)


def _add(options: argparse.Namespace, settings: Settings) -> int:
    people = people_of(settings)
    password = None if options.no_password else _asked_password(options)
    account = people.add(options.name, Role(options.role), password, must_change=options.generate)
    _tell(options, account.name, password, f"已加入，角色 {account.role}")
    return 0


def _list(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.tabular import aligned

    accounts = people_of(settings).accounts()
    if options.json:
        print_json([asdict(account) | {"created": account.created.isoformat(timespec="seconds")} for account in accounts])
        return 0
    for line in aligned([
        (one.name, f"{one.role} {_ROLES[one.role]}", "停用" if one.is_suspended else "可用", "有密码" if one.has_password else "统一登录") for one in accounts
    ]):
        print(line)
    return 0


def _role(options: argparse.Namespace, settings: Settings) -> int:
    people_of(settings).set_role(options.name, Role(options.role))
    print(f"{options.name}\t角色改为 {options.role}")
    return 0


def _password(options: argparse.Namespace, settings: Settings) -> int:
    people = people_of(settings)
    account = people.account(options.name)
    password = _asked_password(options)
    people.set_password(account.name, password, must_change=options.generate)
    _tell(options, account.name, password, "密码已重设")
    return 0


def _suspend(options: argparse.Namespace, settings: Settings) -> int:
    people_of(settings).suspend(options.name)
    print(f"{options.name}\t已停用")
    return 0


def _resume(options: argparse.Namespace, settings: Settings) -> int:
    people_of(settings).resume(options.name)
    print(f"{options.name}\t已恢复")
    return 0


def _remove(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.conversations import Conversations
    from assistant.entrance.who import owner_of

    people = people_of(settings)
    person = people.account(options.name).person
    people.remove(person.name)
    Conversations(settings.data / "conversations.sqlite").forget(owner_of(person))  # whoever takes the name later sees none of it
    print(f"{options.name}\t已移除")
    return 0


def _tell(options: argparse.Namespace, name: str, password: str | None, done: str) -> None:
    """A generated password is the result; any other is never repeated."""
    if options.generate:
        print(password)
        say(f"{name}\t{done}；请把密码转告本人：它不会再显示，登录后要改")
    else:
        print(f"{name}\t{done}")


def _asked_password(options: argparse.Namespace) -> str:
    """From the terminal twice, unseen; or a line of standard input; or a new one."""
    from assistant.people.passwords import generated_password

    if options.generate:
        return generated_password()
    if options.stdin:
        return _one_line()
    if not sys.stdin.isatty():
        options.command.error("这里不是终端，无法输入密码：请加 --stdin 从标准输入读，或加 --generate 生成")
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            password = getpass("密码：")
            if getpass("再输入一遍：") != password:
                raise PeopleError("两遍密码不一样：请重新运行")
        except (GetPassWarning, EOFError, UnicodeDecodeError):
            raise PeopleError("终端无法隐藏输入：请加 --stdin 或 --generate") from None
    return password


def _one_line() -> str:
    line = sys.stdin.buffer.readline(_LONGEST_LINE).removesuffix(b"\n").removesuffix(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise PeopleError("标准输入不是 UTF-8：请换一种编码") from None
