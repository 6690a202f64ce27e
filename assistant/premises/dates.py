"""Dates: a month, a year or a rhythm that a premise gives, and an end that it supposes."""

import re

from assistant.premises.supposition import Supposition

_RHYTHM = re.compile(r"(?P<often>每?(?:[一两二三双半]|\d+)?个?(?:周|月|季度?|旬|半年|天|日))(?P<act>[^,，。每\d]{0,6}?)(?:一|1|两|2)次(?:会议?)?")
_DATE = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?(?:底|初|中旬|上旬|下旬|末)?(?:之?前)?|(?P<alone>20\d\d)年(?!度)(?:年?底|年初|内)?(?:之?前)?")
_ENDS = re.compile(r"取消|撤销|裁撤|停办|叫停|停发|停止发放|废止|作废|解散|关停|撤并|撤(?=了|掉)|砍掉|不再(?:设|发|要求|考核)")


def supposed_rhythm(premise: str, rest: str) -> Supposition | None:
    """How often something is said to be done."""
    found = _RHYTHM.search(premise)
    if not found:
        return None
    plain = f"{premise[: found.start()].rstrip('是要')}多久{found['act'] or '调度'}一次{premise[found.end() :]}"
    return Supposition(plain, rhythm=found["often"], rest=rest)


def supposed_date(premise: str, rest: str) -> Supposition | None:
    """A month or a year in which something is said to happen."""
    found = list(_DATE.finditer(premise))
    if len(found) != 1:
        return None
    one = found[0]
    month = f"{int(one['month']):02d}" if one["month"] else ""
    date = "-".join(part for part in (one["year"] or one["alone"] or "", month) if part)
    before = re.sub(r"(?:是|在|于|要|将|到|定在|推迟到|提前到|改到|改在|改成)+$", "", premise[: one.start()])
    what = re.sub(r"^(?:就|才|要|会|的)+|(?:了|的)+$", "", premise[one.end() :])
    if len(re.sub(r"\W", "", before + what)) < 2:
        return None
    return Supposition(f"{before}什么时候{what}" if not re.search(r"[A-Za-z]{3}", before) else f"when {before} {what}", dates=(date,), rest=rest)


def supposed_end(premise: str, rest: str, asks_why: bool, of_target: bool) -> Supposition | None:
    """Something that is said to be given up; ``of_target``: the question speaks of a target."""
    found = _ENDS.search(premise)
    if not found:
        return None
    what = re.sub(r"(?:已经?|被|都|全部?|就|要|会|把|将|给|的)+$|^(?:把|将|要|会)+", "", premise[: found.start()])
    what = f"{what}{premise[found.end() :]}".strip("了 ")
    if of_target and "目标" not in what:
        what = f"{what}目标"
    return Supposition(what if len(re.sub(r"\W", "", what)) > 1 else premise, ends=found[0], rest=rest, asks_why=asks_why)
