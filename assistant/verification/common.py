"""Common words: what a sentence may say in words of its own, since it frames, connects or paraphrases and adds no fact.

Verbs stand here only if they say no more than that a plan wants a thing done or rising; words of a start, an end, a ban or a rank do not.
"""

import re

_FRAMES = """
原话 表述 说法 措辞 写法 文字 方便 便利 便于 有助于 有利于 根据 按照 依据 依照 据 文件 方案 实施方案 总体方案 附件 条款 原文 原文中 文中 上述 如下 以下 所述 所列 内容 显示 表明 可知 可见 看出 提出 提到 明确 明确要求 明确提出 规定 指出 要求 强调 安排 部署 设定 确定 列出 列明 写明 载明 说明
具体 具体来说 具体而言 具体包括 主要 主要包括 总的来说 总体来看 简言之 也就是说 换言之 即 指 是指 意为 意思 分别 依次 其中 此外 另外 同时 并且 而且 以及 还 也 则 并 且 而 又 再 既 方面 就 关于 对于 针对 有关 相关 这 这些 这一 这项 该 该项 此 此项 其 它 它们 本 本次 本项 各 各项 各类 等 等等 等方面 等内容 等工作 等措施 等任务 等方式 等多 等单位 等部门
的 了 地 得 着 过 将 会 要 应 应当 应该 须 需 需要 可 可以 能 能够 是 为 有 在 于 与 和 及 或 或者 对 把 被 给 从 到 至 向 由 以 用 使 让 通过 经 经过 因 因此 从而 进而 以便 以此 来 去 下 上 中 内 里 前 时 年 个 项 类 种 些 者 所 之 都 均 共 共有 一共 还有 包括 包含 涵盖 涉及 含 属于 作为 视为 成为 称为 当 若 如 例如 比如 如何 什么 哪些 多少 谁 怎么 您 我 我们 你 他们
负责 牵头 牵头单位 牵头部门 牵头负责 总牵头 配合 配合单位 配合部门 责任单位 责任部门 参与 参与单位 协助 协同 共同 联合 承担 主办 协办 会同 成员 成员单位 召集人 副召集人 组长 担任 任 办公室 设在 设 单位 部门 职责 分工 按职责分工 各自 主体 归口 落实单位 责任 责任人 主要负责
目标 任务 指标 目标值 目标任务 年度目标 数值 数量 数额 规模 水平 幅度 比例 比重 占比 标准 总量 总数 总额 个数 额度 增速 增幅 增长 增长率 增长目标 同比 较上年 比上年 年均 全年 今年 本年 年内 年度 当年 年底 全县 全市 全省 全区 我县 我市 该县 县里 全县范围 人民币
达到 达 实现 完成率 提升 提高 上升 增加 扩大 下降 降低 减少 压缩 提升至 提升到 提高至 提高到 降至 降到 增至 增加到 稳定 稳定在 保持 保持在 维持 维持在 控制在 突破 超过 高于 不低于 不少于 不高于 不超过 至少 最少 以上 以下 以内 左右 约 约为 大约 上下 不足 低于 逾 超出 起码 最低 最高 之上 之下 之内 及以上 新增 净增 累计 力争 争取 力促 努力 确保 保证 必须 务必 坚决 力求 计划 拟 规划 预期 期望 希望 旨在 目的 目的是 致力于 着眼于 为了
"""
_VERBS = """
推进 推动 促进 开展 实施 落实 落地 加快 加速 加强 强化 深化 深入 完善 优化 健全 建立 建立健全 建设 建好 打造 构建 搭建 培育 培养 培育壮大 发展 壮大 引导 组织 做好 抓好 抓实 做实 做强 做大 办好 用好 管好 搞好 提供 进行 采取 采用 运用 利用 使用 依托 依靠 借助 凭借 结合 围绕 聚焦 紧盯 突出 着力 大力 积极 全面 全力 切实 扎实 有效 有序 有力 稳步 稳妥 持续 不断 进一步 逐步 重点 集中 统筹 协调 统一 主动 充分 充分发挥 发挥 更好 更多 更 高质量 高效 科学 合理 规范 严格 精准 及时 定期 常态化 系统 深度 广泛
形成 开发 拓展 延伸 丰富 创新 探索 挖掘 激发 释放 增强 巩固 夯实 保障 满足 服务 面向 聚集 集聚 整合 衔接 对接 连接 联动 融入 融合 参与 带动 引领 支撑 助力 赋能 解决 处理 应对 开设 举办 召开 举行 举措 措施 做法 办法 方式 手段 途径 工作 工作中 行动 活动 项目 工程 机制 制度 体系 环境 条件 能力 质量 效率 效益 作用 优势 情况 问题 过程 环节 领域 方向 范围 区域 地区 对象 群体 来自 位于 分为 划分 分成 以…为 进度 进展 成效 成果 力度 程度 层面 角度 思路 原则 要点 重要 关键 核心 基础 方面的 一系列 系列 多种 多项 一批 若干 等等 相应 同类 整体 总体 综合 各方 双方 全部
"""
_ONE = "的了地得着过将会要应须需可能是为有在于与和及或对把被给从到至向由以用使让经因来去下上中内里前时年月日个项类种些者所之都均共还含若如您我你他则即并且而又再既就其此该本各等县市省区家位名座处一这那吗呢吧据按达约做抓推促建办设开新好大高多更较令做"

FORGIVEN = re.compile("|".join(sorted({*_FRAMES.split(), *_VERBS.split()}, key=len, reverse=True)))
FORGIVEN_CHARACTERS = frozenset(_ONE)

_ENGLISH = """
a an the this that these those it its they their there and or but also as at by for from in into of on onto to with within under over up down out off is are was be been being will shall should would may can must has have had do does
according document plan annex scheme overall states state stated says say sets set setting target targets targeted goal goals aim aims aimed objective task tasks indicator figure level number amount total value rate percent percentage points point
reach reaches reaching reached achieve achieves achieving hit attain rise rises rising rose grow grows growing growth increase increases increased increasing raise raised decrease decreases fall falls reduce reduced decline up down
least most more less than no not fewer about around approximately roughly above below over under minimum maximum exceed exceeds exceeding surpass least strive strives striving seek seeks ensure ensures guarantee
lead leads led leading unit units agency department departments responsible responsibility support supports supported supporting together jointly main lead-unit charge charged handled handle which who whose what when where how each all both respectively
county city province year annual annually this end first half quarter month before after during until yuan rmb
carry carried out implement implemented implementation promote promoting promoted advance advancing improve improving improved strengthen strengthening strengthened develop developing development build building built construct construction establish established establishing
complete provide provided providing work works measure measures action actions project projects include includes including included such namely other others new well so further through use used using based key
january february march april june july august september october november december
"""
ENGLISH = frozenset(_ENGLISH.split())
