"""Labels: what the pages beside the chat say, in Chinese and in English; templates are filled with ``format``."""

from dataclasses import dataclass

from assistant.page.words import CHINESE, ENGLISH


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language."""

    language: str
    product: str
    skip: str
    pages: str
    chat: str
    targets: str
    duties: str
    milestones: str
    conflicts: str
    groups: str
    terms: str
    our_unit: str
    no_unit: str
    make_ours: str
    is_ours: str
    keep: str
    filter: str
    apply: str
    part: str
    every_part: str
    kind: str
    every_kind: str
    unit: str
    every_unit: str
    search: str
    search_targets: str
    search_units: str
    search_terms: str
    see_all: str
    total: str
    total_of: str
    total_units: str
    nothing_fits: str
    export_targets: str
    export_duties: str
    sort_by: str
    in_order: str
    # 目标总表
    targets_lead: str
    no_targets: str
    indicator: str
    value: str
    target: str
    scope: str
    commitment: str
    deadline: str
    deadline_assumed: str
    lead: str
    source: str
    no_lead: str
    by_part: str
    with_figure: str
    without_figure: str
    other_figures: str
    # 责任矩阵
    duties_lead: str
    no_duties: str
    units: str
    matrix: str
    lead_short: str
    support_short: str
    sum: str
    led: str
    supported: str
    cell: str
    generic_roles: str
    legend_few: str
    legend_many: str
    close: str
    unit_page: str
    task: str
    support: str
    separately: str
    open_list: str
    # a unit
    no_such_unit: str
    nearest: str
    choose_another: str
    leads_tasks: str
    supports_tasks: str
    its_targets: str
    its_dates: str
    its_groups: str
    leads_none: str
    supports_none: str
    targets_none: str
    dates_none: str
    groups_none: str
    aliases: str
    alias_confirmed: str
    alias_proposed: str
    alias_found: str
    alias_note: str
    # 时间节点
    milestones_lead: str
    no_milestones: str
    dated: str
    rhythms: str
    no_dated: str
    no_rhythms: str
    month_bar: str
    year_bar: str
    calendar: str
    thing: str
    date: str
    # 不一致清单
    conflicts_lead: str
    no_conflicts: str
    kind_value: str
    kind_operator: str
    kind_benchmark: str
    kind_commitment: str
    kind_composition: str
    kind_lead: str
    kind_scope: str
    # 专班
    groups_lead: str
    no_groups: str
    leader: str
    office: str
    office_duty: str
    members: str
    members_count: str
    members_open: str
    rhythm: str
    role_member: str
    role_office: str
    unit_role: str
    # 名词
    terms_lead: str
    no_terms: str
    term: str
    explanation: str
    undefined: str
    used: str
    every_term: str
    explained_only: str
    undefined_only: str
    # when something fails
    failed: str
    back: str

    def conflict_kind(self, kind: str) -> str:
        """A kind of conflict as a reader names it; one that is not known stays as it is."""
        return str(getattr(self, f"kind_{kind}", kind))


_CHINESE = Labels(
    language=CHINESE,
    product="有据",
    skip="跳到正文",
    pages="页面",
    chat="对话",
    targets="目标总表",
    duties="责任矩阵",
    milestones="时间节点",
    conflicts="不一致清单",
    groups="工作专班",
    terms="名词",
    our_unit="我们单位",
    no_unit="未选择",
    make_ours="设为我们单位",
    is_ours="我们单位",
    keep="确定",
    filter="筛选",
    apply="应用",
    part="部分",
    every_part="全部部分",
    kind="类别",
    every_kind="全部类别",
    unit="牵头单位",
    every_unit="全部单位",
    search="搜索",
    search_targets="搜指标、数值、原文",
    search_units="搜单位",
    search_terms="搜名词、解释",
    see_all="看全部",
    total="共 {count} 项",
    total_of="{count} 项，全部共 {all} 项",
    total_units="共 {count} 个单位和角色",
    nothing_fits="没有符合条件的内容。",
    export_targets="目标总表",
    export_duties="任务分解表",
    sort_by="按“{name}”排序",
    in_order="按原文顺序",
    targets_lead="文件中每一个定了数值或标准的目标，按原文列出；点任一行看原文。",
    no_targets="文件中没有读到目标。",
    indicator="指标",
    value="目标值",
    target="目标",
    scope="口径、承诺",
    commitment="承诺",
    deadline="时限",
    deadline_assumed="文件年度",
    lead="牵头单位",
    source="出处",
    no_lead="本条未明确",
    by_part="各部分的目标数",
    with_figure="有数值",
    without_figure="无数值",
    other_figures="其他数值",
    duties_lead="每个单位在各部分牵头、配合的任务数；点数字看任务，点单位看全部。",
    no_duties="文件中没有读到责任分工。",
    units="单位",
    matrix="单位与部分",
    lead_short="牵头",
    support_short="配合",
    sum="合计",
    led="牵头 {count} 项",
    supported="配合 {count} 项",
    cell="{unit}，{part}：牵头 {lead} 项，配合 {support} 项",
    generic_roles="未点名的角色",
    legend_few="牵头 少",
    legend_many="多",
    close="收起",
    unit_page="单位页",
    task="任务",
    support="配合单位",
    separately="分别牵头",
    open_list="等（原文未列全）",
    no_such_unit="文件中没有出现“{unit}”。",
    nearest="名称最接近的是：",
    choose_another="看其他单位",
    leads_tasks="牵头的任务",
    supports_tasks="配合的任务",
    its_targets="牵头任务中的目标",
    its_dates="牵头任务的时间要求",
    its_groups="所在专班",
    leads_none="文件中没有由它牵头的任务。",
    supports_none="文件中没有由它配合的任务。",
    targets_none="它牵头的任务中没有定数值或标准的目标。",
    dates_none="它牵头的任务中没有写明时间。",
    groups_none="文件中的专班都没有写到它。",
    aliases="可能是同一单位的名称",
    alias_confirmed="别名表：同一单位",
    alias_proposed="别名表：疑为同一单位",
    alias_found="名称相近，疑为同一单位",
    alias_note="以下数目只算“{unit}”这一写法，不含这些名称。",
    milestones_lead="文件中写明时间的事项。时间只画到原文写明的精度：写到月画整月，写到年画全年。",
    no_milestones="文件中没有读到时间要求。",
    dated="时间节点",
    rhythms="定期安排",
    no_dated="没有写明日期的事项。",
    no_rhythms="没有定期安排。",
    month_bar="写到月",
    year_bar="只写到年",
    calendar="日历文件",
    thing="事项",
    date="时间",
    conflicts_lead="文件内部对同一指标、项目或任务写法不同的地方，两处原文并列，不作取舍。",
    no_conflicts="没有读到表述不一致的地方。",
    kind_value="数值不同",
    kind_operator="程度不同",
    kind_benchmark="标准不同",
    kind_commitment="力度不同",
    kind_composition="内容不同",
    kind_lead="牵头不同",
    kind_scope="口径不同",
    groups_lead="文件设立的协调组和专班：谁召集、谁参加、办公室设在哪、多久碰一次。",
    no_groups="文件中没有读到专班。",
    leader="总牵头",
    office="办公室",
    office_duty="办公室职责",
    members="成员单位",
    members_count="{count} 个",
    members_open="{count} 个，原文以“等”结尾，未列全",
    rhythm="例会",
    role_member="成员单位",
    role_office="办公室设在这里",
    unit_role="担任",
    terms_lead="文件中带引号的提法：用在哪里，文件自己怎样解释；没有解释的照实注明。",
    no_terms="文件中没有带引号的提法。",
    term="名词",
    explanation="文件的解释",
    undefined="文件未作定义",
    used="用在",
    every_term="全部名词",
    explained_only="文件有解释",
    undefined_only="文件未作定义",
    failed="抱歉，这一页没能打开，请重试。",
    back="回到对话",
)

_ENGLISH = Labels(
    language=ENGLISH,
    product="有据",
    skip="Skip to the content",
    pages="Pages",
    chat="Chat",
    targets="Targets",
    duties="Who does what",
    milestones="Dates",
    conflicts="Differences",
    groups="Working groups",
    terms="Terms",
    our_unit="Our unit",
    no_unit="None chosen",
    make_ours="Make this our unit",
    is_ours="Our unit",
    keep="Save",
    filter="Filter",
    apply="Apply",
    part="Part",
    every_part="All parts",
    kind="Kind",
    every_kind="All kinds",
    unit="Lead unit",
    every_unit="All units",
    search="Search",
    search_targets="Indicator, figure or text",
    search_units="Unit",
    search_terms="Term or explanation",
    see_all="See all",
    total="{count} in all",
    total_of="{count} of {all}",
    total_units="{count} units and roles",
    nothing_fits="Nothing fits these filters.",
    export_targets="Targets",
    export_duties="Tasks",
    sort_by="Sort by {name}",
    in_order="In the order of the text",
    targets_lead="Every aim with a figure or a standard, as printed; a row opens its clause.",
    no_targets="No targets were read from the documents.",
    indicator="Indicator",
    value="Target",
    target="Target",
    scope="Scope",
    commitment="Commitment",
    deadline="Due",
    deadline_assumed="plan's year",
    lead="Lead unit",
    source="Source",
    no_lead="Not set in this clause",
    by_part="Targets in each part",
    with_figure="With a figure",
    without_figure="Without a figure",
    other_figures="Other figures",
    duties_lead="How many tasks each unit leads and supports in each part; a figure opens the tasks, a name the unit.",
    no_duties="No responsibilities were read from the documents.",
    units="Unit",
    matrix="Units and parts",
    lead_short="leads",
    support_short="supports",
    sum="Total",
    led="leads {count}",
    supported="supports {count}",
    cell="{unit}, {part}: leads {lead}, supports {support}",
    generic_roles="Roles that name no unit",
    legend_few="Leads few",
    legend_many="many",
    close="Close",
    unit_page="Unit's page",
    task="Task",
    support="Supporting units",
    separately="each leads its share",
    open_list="等 (the list is left open)",
    no_such_unit="The documents do not name “{unit}”.",
    nearest="The nearest names:",
    choose_another="Another unit",
    leads_tasks="Leads",
    supports_tasks="Supports",
    its_targets="Targets in the tasks it leads",
    its_dates="Dates in the tasks it leads",
    its_groups="Its working groups",
    leads_none="It leads no task.",
    supports_none="It supports no task.",
    targets_none="The tasks it leads set no figure or standard.",
    dates_none="The tasks it leads are not dated.",
    groups_none="No working group names it.",
    aliases="Names that may be the same unit",
    alias_confirmed="alias table: the same unit",
    alias_proposed="alias table: perhaps the same unit",
    alias_found="a similar name, perhaps the same unit",
    alias_note="The figures below count the name “{unit}” alone.",
    milestones_lead="What the documents date, drawn only as precisely as it is printed: a month as a month, a year as a year.",
    no_milestones="No dates were read from the documents.",
    dated="Dates",
    rhythms="Regular meetings and reports",
    no_dated="Nothing is dated.",
    no_rhythms="Nothing is regular.",
    month_bar="To the month",
    year_bar="To the year only",
    calendar="Calendar file",
    thing="What",
    date="When",
    conflicts_lead="Where the documents treat the same indicator, project or task differently: both places side by side, none preferred.",
    no_conflicts="No differences were read from the documents.",
    kind_value="Another figure",
    kind_operator="Another degree",
    kind_benchmark="Another standard",
    kind_commitment="Another commitment",
    kind_composition="Another composition",
    kind_lead="Another lead unit",
    kind_scope="Another scope",
    groups_lead="The groups that the documents set up: who convenes, who belongs, where the office is, how often they meet.",
    no_groups="No working groups were read from the documents.",
    leader="Overall lead",
    office="Office",
    office_duty="Its office",
    members="Members",
    members_count="{count}",
    members_open="{count}; the printed list ends in 等 and is not complete",
    rhythm="Meetings",
    role_member="Member",
    role_office="Holds the office",
    unit_role="As",
    terms_lead="Terms in quotation marks: where they are used and how the documents explain them, if they do.",
    no_terms="No quoted terms were read from the documents.",
    term="Term",
    explanation="As the documents explain it",
    undefined="Not defined in the documents",
    used="Used in",
    every_term="All terms",
    explained_only="Explained",
    undefined_only="Not defined",
    failed="Sorry, this page could not be opened. Please retry.",
    back="Back to the chat",
)


def labels_for(language: str) -> Labels:
    """The labels of a language; Chinese for any but English."""
    return _ENGLISH if language == ENGLISH else _CHINESE
