"""Unit duties: everything that one unit leads or supports, counted and complete against the notes themselves."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# unit, part or "", tasks it leads: counted by eye in the plan
COUNTED = [
    row("县妇联", "", 1),
    row("县教育局", "", 2),
    row("县科技局", "", 11),
    row("县科技局", "附件3", 10),
    row("县应安委办", "", 5),
    row("县供电公司", "", 2),
    row("樟树镇", "", 1),
]


@pytest.mark.parametrize(("unit", "part", "count"), COUNTED)
def test_the_tasks_of_a_unit_are_counted(assistant: Assistant, unit: str, part: str, count: int) -> None:
    answer = assistant.ask(f"{unit}在{part}牵头哪些任务" if part else f"{unit}牵头哪些任务")
    assert f"共{count}项" in answer.headline
    assert len(answer.citations) == count  # each by its own clause
    assert all(unit in citation.quote for citation in answer.citations)
    assert all(citation.address.startswith(part) for citation in answer.citations)


@pytest.mark.parametrize("unit", ["县科技局", "县人社局", "县商务粮食局", "县水利局", "市生态环境局湘阴分局"])
@pytest.mark.parametrize(("role", "ask"), [("lead", "牵头"), ("support", "配合")])
def test_no_task_of_a_unit_is_missing(assistant: Assistant, unit: str, role: str, ask: str) -> None:
    noted = [duty.address for reading in assistant.library.readings for duty in reading.duties if unit in getattr(duty, role)]
    answer = assistant.ask(f"{unit}{ask}哪些任务")
    assert sorted(citation.address for citation in answer.citations) == sorted(noted)


@pytest.mark.parametrize("question", ["县科技局牵头哪些任务", "县教育局牵头哪些任务"])
def test_a_count_is_marked_as_computed(assistant: Assistant, question: str) -> None:
    assert "按下列条目统计" in assistant.ask(question).answer


def test_a_long_list_has_all_its_rows_in_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("县科技局牵头哪些任务")
    rows = [line for line in answer.answer.splitlines() if line.startswith("- ")]
    assert len(rows) == 11
    assert all(citation.address in row for citation, row in zip(answer.citations, rows, strict=True))


# question, what is said
ABSENT = [
    row("县航天局牵头哪些任务", "文件中没有出现“县航天局”。"),
    row("火星局负责什么", "文件中没有出现“火星局”。"),
    row("县旅游局牵头哪些任务", "文件中没有出现“县旅游局”，名称最接近的是：县文旅广体局。"),
    row("县旅游局有什么任务", "文件中没有出现“县旅游局”，名称最接近的是：县文旅广体局。"),
    row("市科技局牵头哪些任务", "文件中没有出现“市科技局”，名称最接近的是：县科技局。"),  # another level's
    row("县住房公积金中心牵头哪些任务", "文件没有由县住房公积金中心牵头的任务。"),  # it only supports
    row("县妇联在附件3牵头哪些任务", "附件3没有由县妇联牵头的任务。"),
    row("县科技局在附件7牵头哪些任务", "附件7没有由县科技局牵头的任务。"),
    row("县科协有什么任务", "文件没有由县科协承担的任务。"),  # only a working group names it
    row("县妇联和县残联共同牵头哪些任务", "文件没有由县妇联、县残联共同牵头的任务。"),
    row("哪些任务由五家以上单位牵头", "文件没有由不少于5家单位牵头的任务。"),
    row("Which tasks does the veterans affairs bureau (县退役军人事务局) lead?", "文件中没有出现“县退役军人事务局”，名称最接近的是：县人社局、县机关事务中心。"),
]


@pytest.mark.parametrize(("question", "said"), ABSENT)
def test_a_unit_without_tasks_is_said_to_have_none(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline == said
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()


# question, in the headline
ASKED = [
    row("科技局都要干啥", ["县科技局牵头共11项", "县科技局配合共19项"]),
    row("发改局在附件1牵头几项配合几项", ["县发改局牵头共10项", "县发改局配合共3项"]),
    row("商务粮食局牵头的加起来多少项", ["县商务粮食局牵头共20项", "附件4 10项"]),
    row("交通局挂帅的有几样,都是啥", ["县交通运输局牵头共4项", "现代港航物流"]),
    row("附件5里司法局不牵头但有份的任务", ["县司法局配合共5项", "强化法制保障"]),
    row("统战部有没有牵头任务", ["县委统战部牵头共1项"]),
    row("县科技局和县工信局共同牵头的有哪些", ["县科技局、县工信局共同牵头共1项：促进科技成果转化应用"]),
    row("法院和检察院都参与的任务有哪些", ["共同配合共2项"]),
    row("发改局牵头、财政局配合的任务有哪些", ["由县发改局牵头、县财政局配合的任务共4项"]),
    row("发改局和教育局各牵头几项", ["县发改局牵头共22项", "县教育局牵头共2项"]),
    row("公安局的任务在哪几个附件里头", ["县公安局在2个部分有任务", "附件5（配合2项）", "附件6（配合5项）"]),
    row("湘江新区金龙首开区协调指挥部牵头哪些任务", ["湘江新区金龙首开区协调指挥部牵头共1项"]),  # no working group
    row("哪些任务没有牵头单位", ["未列牵头单位的任务共19项", "附件3 3项、附件5 8项、附件6 8项"]),
    row("附件5哪几条没写牵头单位", ["附件5中未列牵头单位的任务共8项", "提高企业服务质效"]),
    row("哪些任务是分别牵头", ["分别牵头的任务共2项", "县应安委办、县人社局"]),
    row("由四家单位共同牵头的任务有哪些", ["由4家单位牵头的任务共4项", "优化公共资源交易环境"]),
    row("附件6里哪个单位牵头最多", ["附件6中牵头任务最多的是县应安委办 5项"]),
    row("附件1谁牵头的任务最多", ["附件1中牵头任务最多的是县发改局 10项"]),
    row("乡镇要做哪些事", ["各相关乡镇街道配合共2项"]),  # a role is answered as a role
    row("which tasks have no lead unit", ["19 in all"]),
    row("发改局牵头的到底多少条啊", ["县发改局牵头共22项"]),
    row("卫建局打头的活儿全给我列出来", ["县卫健局牵头共8项"]),  # a slip
    row("民政局手上都啥活 挂帅的跟帮忙的都说", ["县民政局牵头共2项", "县民政局配合共5项"]),
    row("科技局除了附件3 在别的附件还牵头什么没有", ["县科技局牵头共1项：深化科技体制改革"]),  # a part left out
    row("文旅局跟科技局两家负责、没分谁牵头的是哪几条", ["由县文旅广体局、县科技局负责而未列牵头单位的任务共3项"]),
    row("附件7中担任牵头单位的有哪些单位", ["附件7中牵头单位共22家", "县融媒体中心"]),
    row("how many tasks does 县人社局 lead", ["县人社局, lead, 10 in all"]),
]


@pytest.mark.parametrize(("question", "said"), ASKED)
def test_lists_of_tasks_are_counted_in_many_wordings(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    assert all(one in answer.headline for one in said), answer.headline
    assert answer.status is Status.ANSWERED
    assert answer.citations


# question, what is said under its own name, under another one, and whether both are added up
ALIASES = [
    row("县地方金融服务中心配合哪些任务", "县地方金融服务中心配合共15项", "另以“县地方金融中心”名义（别名表：疑为同一单位）共3项", "合计共16项"),
    row("县地方金融中心牵头什么", "县地方金融中心牵头共1项：推动房地产项目风险出清", "", ""),
    row("工商联参与哪些工作", "县工商联配合共5项", "另以“工商联”名义（别名表）共1项", "合计共6项"),
    row("县工商联牵头哪些任务", "没有由县工商联牵头的任务", "另以“工商联”名义（别名表）共1项：扎实推进湘商回归", ""),
    row("片区办牵头哪些任务", "县片区办牵头共1项", "另以“片区办”名义（别名表）共1项：优化产业规划布局", "合计共2项"),
    row("应急局牵头什么", "县应急管理局牵头共3项", "", ""),  # a short form of a confirmed name
    row("虞公港建投公司牵头啥", "虞公港建投公司牵头共1项", "另以“虞公港建设投资有限公司”名义（别名表：疑为同一单位）共2项", ""),
    row("市监局配合几项", "县市监局配合共22项", "另以“事市场监管局”名义（别名表：疑为同一单位）共1项", ""),
]


@pytest.mark.parametrize(("question", "own", "other", "total"), ALIASES)
def test_another_name_of_a_unit_is_counted_as_such(assistant: Assistant, question: str, own: str, other: str, total: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert own in answer.headline
    assert other in answer.headline
    assert total in answer.headline
    assert ("合计" in answer.headline) is bool(total)  # what is only perhaps the same is never added up


def test_every_row_under_every_name_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("县地方金融服务中心配合哪些任务")
    assert len(answer.citations) == 15 + 1 + 3
    assert all("地方金融" in citation.quote for citation in answer.citations)
    rows = [line for line in answer.answer.splitlines() if line.startswith("- ")]
    assert all(citation.address in line for citation, line in zip(answer.citations, rows, strict=True))


def test_a_part_that_a_later_question_names_does_not_narrow_the_whole(assistant: Assistant) -> None:
    headline = assistant.ask("人社局挑头的总共多少项,其中附件7占几项").headline
    assert "县人社局牵头共10项" in headline
    assert "附件7 7项" in headline


# questions that name a unit and ask something else
NOT_OF_DUTIES = [
    row("县科技局牵头的高企目标是多少", "100家"),
    row("打响“城乡融合看湘阴”品牌,发改局以外还有哪些责任单位", "片区办"),
    row("老旧小区改造由谁牵头", "县住建局"),
    row("哪几个乡镇要在特色种养上带头", "樟树"),
    row("片区办是什么", "片区"),  # 办 is a part of its name, and no role
]


@pytest.mark.parametrize(("question", "said"), NOT_OF_DUTIES)
def test_a_question_of_something_else_is_no_list_of_duties(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.headline
    assert "牵头共" not in answer.headline
