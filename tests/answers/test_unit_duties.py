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
    row("县史志研究室按职责分工负责的任务", "文件中没有出现“县史志研究室”，名称最接近的是：县政府督查室、县政府办公室。"),
    row("请列出县档案馆的任务", "文件中没有出现“县档案馆”。"),
    row("银行牵头的任务", "文件没有由银行牵头的任务。"),
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


# question, in the headline: what units have no part in, counts side by side, kinds of units, tasks with most units
FAMILIES = [
    row("附件4里不是发改局也不是商务粮食局牵头的,是哪些任务", ["附件4中不由县发改局或县商务粮食局牵头的任务共12项"]),
    row("附件6里非应安委办牵头的有几项", ["共14项", "其中8项未列牵头单位"]),
    row("附件5中没有县司法局参与的任务有哪些", ["附件5中没有县司法局参与的任务共11项"]),
    row("Which tasks in Annex 4 are not led by 县发改局", ["22 in all"]),
    row("除了发改局,附件1还有哪些牵头单位", ["附件1中牵头单位共5家", "县财政局"]),
    row("哪个附件没有给市监局派活", ["县市监局没有任务的部分共1个：附件7"]),
    row("哪个方案里没有卫健局牵头的任务", ["没有牵头任务的部分共5个", "附件4 2项、附件7 6项"]),
    row("工信局在附件2和附件3各牵头几项,比一比", ["附件2 4项、附件3 1项，附件2多3项"]),
    row("没写牵头单位的任务,附件5跟附件6哪边多", ["附件5 8项、附件6 8项，一样多"]),
    row("附件4发改局和商务粮食局谁牵头得多", ["县商务粮食局 10项、县发改局 7项，县商务粮食局多3项"]),
    row("参与单位最多的任务是哪一项", ["推动政策直达快享（13家等（原文未列全））"]),
    row("附件6明确了牵头单位的任务共有几项", ["附件6中列明牵头单位的任务共11项"]),
    row("有没有哪条任务是乡镇来牵头的?", ["由乡镇牵头的任务共1项", "樟树镇"]),
    row("统战部挑头的那条是啥 还有哪些单位一起干", ["县委统战部牵头共1项：促进民营经济发展：配合单位为县工商联"]),
    row("应急局跟消防大队联和牵头的有几条啊", ["共同牵头共2项"]),  # a slip
    row("供电公司沾边的条目帮我找全", ["县供电公司牵头共2项", "县供电公司配合共1项"]),
    row("请列出县高新区在附件4中按职责分工负责的任务", ["县高新区配合共3项"]),
    row("消防大队除了附件6那边 在民生方案里还牵头哪一条", ["牵头共1项：实施消防安全基层基础进阶工程"]),  # one part left out, one named
    row("How many tasks does the justice bureau (县司法局) take part in without leading them?", ["support, 7 in all"]),
]


@pytest.mark.parametrize(("question", "said"), FAMILIES)
def test_lists_are_answered_whatever_shape_the_question_has(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    assert all(one in answer.headline for one in said), answer.headline
    assert answer.status is Status.ANSWERED
    assert answer.citations


# question, what the headline begins with, and the true count in it
CLAIMS = [
    row("市生态环境局湘阴分局牵头的是5项,全在附件7,对吧?", "是，", "附件7 5项"),
    row("科技局牵头的任务一共10项,对吗", "不是，", "共11项"),
    row("科技局牵头的任务全部在附件3吗", "不是，", "附件3 10项、附件4 1项"),
    row("人社局牵头10项,其中附件7占6项吧", "不是，", "附件7 7项"),
    row("县教育局的任务有8项吗", "是，", "配合共6项"),  # led and supported together
    row("统计局只参与三项对不对", "不是，", "配合共1项"),
    row("Is it true that 县妇联 leads only 1 task?", "Yes, ", "1 in all"),
    row("没写牵头单位的任务是19项对吧", "是，", "共19项"),
    row("民政局是不是只配合不牵头", "不是，", "牵头共2项"),
    row("县公安局没有牵头任务吧", "是，", "配合共7项"),
    row("科技专班有30家成员单位,对吗", "不是，", "27家"),
]


@pytest.mark.parametrize(("question", "said", "true"), CLAIMS)
def test_a_claim_is_confirmed_or_corrected_with_the_true_count(assistant: Assistant, question: str, said: str, true: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline.startswith(said)
    assert true in answer.headline
    assert answer.status is Status.ANSWERED
    assert answer.citations


@pytest.mark.parametrize("annex", ["附件1", "附件4", "附件5", "附件6", "附件7"])
def test_what_a_unit_does_not_lead_and_what_it_leads_are_all_there_is(assistant: Assistant, annex: str) -> None:
    noted = [duty.address for reading in assistant.library.readings for duty in reading.duties if duty.address.startswith(annex)]
    led = assistant.ask(f"{annex}县财政局牵头的任务有哪些").citations
    others = assistant.ask(f"{annex}不是县财政局牵头的任务有哪些").citations
    assert sorted(citation.address for citation in (*led, *others)) == sorted(noted)


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
    row("除了财政局,还有哪些单位配合老旧小区改造", "配合单位为"),
    row("老旧小区改造是住建局牵头吧", "县住建局"),
    row("片区办是什么", "片区"),  # 办 is a part of its name, and no role
]


@pytest.mark.parametrize(("question", "said"), NOT_OF_DUTIES)
def test_a_question_of_something_else_is_no_list_of_duties(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.headline
    assert "牵头共" not in answer.headline
