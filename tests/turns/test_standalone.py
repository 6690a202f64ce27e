"""Fragments that lean on the turns before them are answered as the whole question they stand for."""

import pytest

from assistant.answer import Status, Turn
from assistant.assistant import Assistant
from tests.turns.talk import last_answer

ROWS = [
    # what is asked of the matter before
    (["高新技术企业今年要达到多少家", "那牵头单位呢"], "县科技局"),
    (["完善消费政策谁牵头", "有哪些配合单位"], "县机关事务中心"),
    (["完善消费政策谁牵头", "帮着干的呢"], "县机关事务中心"),  # spoken
    (["孕产妇免费筛查几种基因", "哪个单位做"], "县卫健局"),
    (["今年要开工多少个产业项目", "这块谁抓总"], "加力推进重大项目建设"),  # of the clause that the figure stood in
    (["虞公港二期啥时候启动", "那建成呢"], "2026年"),  # another event of the same matter
    (["完善多式联运体系谁牵头", "展开说说"], "集疏运"),  # more of the clause, not the unit again
    (["常住人口城镇化率提高多少", "是力争还是确保"], "力争"),
    (["承接长三角产业转移这事", "洋沙湖集团是主还是辅", "辅的有谁"], "县科技局"),  # spoken
    (["推动港口建设谁牵头", "上面那条配合单位有谁"], "洋沙湖集团"),
    (["附件7专班召集人", "副的有哪些单位"], "县人社局"),
    (["对外投资安全保障这块", "主责单位"], "县贸促会"),  # words of a title that name no part
    (["辣椒博览园的事讲一下", "哪个牵头", "一个镇牵头啊?那帮它的局有哪些"], "县文旅广体局"),
    (["辣椒园谁牵头", "配合单位有几家"], "共8家"),
    (["秸秆焚烧", "这活哪家的"], "市生态环境局湘阴分局"),
    # a part
    (["高新技术产业增加值增长多少", "附件3里呢"], "增长6%"),
    (["一网通办率目标,附件5的", "谁负责", "附件7里是多少"], "90%"),  # a figure again, behind who leads it
    (["虞公港二期啥时候启动", "附件3怎么写的"], "四个泊位"),  # no date there: what is said there
    (["进出口总额增长多少", "跟附件4里的一致吗"], "8%以上"),
    (["高新技术产业增加值目标,附件3", "总体方案也是这个数吗"], "8%"),
    # another thing
    (["装备制造产值多少", "硅砂呢"], "5亿元"),  # measures the same
    (["装备制造规上多少家", "工程机械呢"], "14家"),  # the same noun behind another measure
    (["旅游总收入目标", "人次呢"], "800万"),  # beside it in the clause
    (["引进产业项目多少个", "其中文旅的呢"], "3个及以上"),
    (["引进产业项目多少个", "港航物流占几个"], "4个"),
    (["港航物流链要引几个项目", "装配式建筑", "和它一样多的是哪条链"], "文化旅游产业链"),
    (["铁路专用线湘阴段今年干到多少", "整条线呢"], "30%以上"),
    (["技术合同成交额增长多少", "县委书记是谁", "科技成果登记呢"], "10项以上"),
    (["湘商到位资金目标", "新注册企业呢"], "8家以上"),
    (["税收过2000万的企业要几家", "3000万的"], "3家以上"),
    (["物流企业要引进几家4A", "搞错了,5A的"], "1家以上"),
    (["研发经费投入增长多少", "技术合同成交额"], "8%以上"),  # a noun alone
    (["绿色食品加工年产值", "谁牵头", "农业总产值呢"], "150亿元"),  # a figure by its name
    # units
    (["县科技局牵头哪些任务", "换成县财政局呢"], "切实执行专项债券"),
    (["县贸促会牵头啥", "附件4里的配合任务"], "共4项"),
    (["打击非法集资都有哪些部门", "财政局在里面吗"], "县政府办"),
    (["数字惠民工程谁牵头", "他们俩谁牵头的任务多"], "县人社局 10项"),
    # a place in a list
    (["附件6第二部分有哪些任务", "第三条具体怎么说"], "守牢债务风险底线"),
    (["附件6第二部分有哪些任务", "第三部分呢"], "共3项"),
    (["附件4里县财政局牵头哪两项", "后面那项的配合单位"], "县税务局"),
    (["附件7里民生实事第17项是什么", "那第14项是啥"], "农村寄递物流综合服务站"),
    (["新生儿疾病筛查率要多少", "上一条是什么"], "99元"),
    (["六条产业链是哪六条", "第三条引进几个项目"], "4个"),
    (["附件6(一)下面那十条", "倒数第一条归谁"], "县消防救援大队"),
    (["附件7二(四)里一共三条对吧", "中间那条"], "规模性返贫"),
    (["附件5第二部分(一)的第2条", "它前面那条谁牵头"], "县市监局"),
    (["民生实事(22)是啥", "往前一个呢"], "灌溉能力"),
    (["附件6第二部分有哪些任务", "第二个谁牵头", "下一个呢"], "守牢债务风险底线"),  # the next of the list, asked the same
    (["六条产业链各要引进多少项目", "上面第二个是几个来着"], "12个及以上"),  # not the total before them
    (["民生实事第16项", "17项呢"], "无线感烟"),
    (["“生命通道”写在哪条", "同一条里还说要攻坚治理什么问题"], "小火亡人"),
    # back
    (["附件5优化准入退出谁牵头", "规范执法检查呢", "加大权益保护呢", "上面问的第二条,配合的有谁"], "县财政局"),
    (["城市低保多少", "民政局定的?", "乡下的呢"], "485元/月"),  # behind a check
    (["社零增长多少", "固投呢", "第一个问题附件1里怎么说"], "7%"),
    (["进出口总额增长多少", "专项债目标是多少", "回到进出口,附件4怎么说"], "8%以上"),
    (["创新创业人才引育几名", "上云上平台的企业多少家", "第一个问题里那个数,是确保还是力争"], "力争"),
    (["跨境电商怎么支持", "社零目标多少", "回头说最开始那个,牵头是谁"], "县商务粮食局"),
    # in English, and in both languages
    (["What is the target for retail sales growth?", "And fixed asset investment?"], "6.5%"),
    (["Who leads fair competition in Annex 5?", "and who cooperates?"], "县司法局"),
    (["5A级物流企业引进几家", "4A的呢 who leads"], "县交通运输局"),
    (["what does it say about overseas warehouses", "who else is involved?"], "县税务局"),
    (["REITs试点谁来牵头", "supporting units有哪些"], "县工信局"),
    (["What's the plan for overseas warehouses?", "which office is in charge of that item?"], "县商务粮食局"),
]


@pytest.mark.parametrize("bare", [False, True], ids=["cited", "bare"])
@pytest.mark.parametrize(("turns", "said"), ROWS)
def test_a_fragment_takes_what_it_leaves_out_from_the_turns_before(assistant: Assistant, turns: list[str], said: str, bare: bool) -> None:
    answer = last_answer(assistant, turns, bare)
    assert said in answer.headline, (answer.standalone_question, answer.headline)
    assert answer.question == turns[-1]
    assert answer.standalone_question != turns[-1]


READS = [
    (["装备制造产值多少", "硅砂呢"], "附件2硅砂新材料年产值目标是多少"),
    (["县科技局牵头哪些任务", "配合的呢"], "县科技局配合哪些任务"),
    (["虞公港二期啥时候启动", "那建成呢"], "虞公港二期啥时候建成"),
    (["打击非法集资谁负责", "县税务局参加吗"], "县税务局参与打击非法集资吗"),
    (["社零增长多少", "那去年呢"], "去年社零增长多少"),
    (["附件5专班召集人是谁", "办公室呢"], "附件5专班的办公室"),
]


@pytest.mark.parametrize(("turns", "understood"), READS)
def test_the_question_as_understood_reads_as_a_question(assistant: Assistant, turns: list[str], understood: str) -> None:
    assert last_answer(assistant, turns).standalone_question == understood


NOT_THERE = [
    (["社零增长多少", "那去年呢"]),  # no other year is told
    (["外贸实绩企业要到多少家", "长沙市呢"]),  # nor another place
    (["300家企业上云上平台谁牵头", "花多少钱"]),
    (["虞公港年货物吞吐量多少", "谁牵头", "码头长度是多少米"]),  # no number of berths
    (["虞公港二期啥时候启动", "资金多少"]),  # no other matter's money
]


@pytest.mark.parametrize("turns", NOT_THERE)
def test_what_the_documents_do_not_say_is_not_taken_from_the_turn_before(assistant: Assistant, turns: list[str]) -> None:
    assert last_answer(assistant, turns).status in (Status.NOT_FOUND, Status.UNSPECIFIED, Status.OUT_OF_SCOPE)


@pytest.mark.parametrize("asked", ["那牵头单位呢", "附件4里呢", "谁牵头"])
def test_a_fragment_with_nothing_before_it_is_asked_back(assistant: Assistant, asked: str) -> None:
    assert "请写明" in assistant.ask(asked).headline


WHOLE = ["专项债目标是多少", "县妇联牵头什么", "附件3专班的副召集人是谁", "农村寄递物流综合服务站覆盖率要达到多少", "今天天气怎么样", "Who leads education reform?"]


@pytest.mark.parametrize("asked", WHOLE)
def test_a_whole_question_owes_nothing_to_the_turn_before(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(asked, [Turn("user", "社零增长多少"), Turn("assistant", "……")])
    assert answer.headline == assistant.ask(asked).headline
    assert answer.standalone_question == asked
