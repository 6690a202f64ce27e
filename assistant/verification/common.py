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
_ASIDES = """
值得注意 值得注意的是 需要注意 需要注意的是 需要说明 需要说明的是 需要指出的是 需要强调的是 也就是 换句话说 简单来说 简单地说 概括地说 概括来说 总之 综上 综上所述 可以看到 来看 来说 来讲 而言 看来 从文件看 就此 对此 为此 与此同时 除此之外 另外还 不仅 不但 不仅如此 尤其 特别是 尤其是 特别 首先 其次 再次 最后 第一 第二
一方面 另一方面 一是 二是 三是 四是 五是 然后 随后 接着 届时 当前 现阶段 今后 未来 接下来 期间 全程 全过程 始终 一直 继续 仍 仍然 依然 才 便 只要 无论 不论 尽管 虽然 但 但是 不过 然而 因为 所以 由此 据此 于是 至于 相比 相较 相对 跟 同 连同 一起 一道 一并 乃至 甚至 之类 诸如 像 如同 一样 同样 类似 这样 那样 这里 那里 该处 此处 这件事 这项任务 这项工作 此事 一事
表述为 表示为 说明了 说 讲 讲到 谈到 提及 写道 写着 写 写的是 写到 载 载有 记载 列 列入 列有 列举 列为 给出 交代 注明 标明 明确了 定 定为 定在 定下 设为 设定为 确定为 规定了 安排了 部署了 布置 点明 归纳 概括 总结 归纳起来 回答 答案 答复 提问 询问 请问 您问的 所问 问到 来源 出处 依据 出自 见 参见 详见 对应 所指
归 归口 归口管理 主抓 抓 管 主管 分管 承办 出面 领头 打头 带头 挑头 主责 主要由 具体由 则由 均由 都由 交由 交给 做 合力 联手 携手 协力 共同参与 一同 牵头人 挂帅 统筹协调 总负责 责任主体 分工负责 分工协作 按分工 按照分工 根据分工 按各自职责 按照各自职责 各司其职 参加 加入 在内 之一
锁定 瞄准 力求 迈上 大关 涨 涨到 增到 升到 扩大到 做到 达成 得到 取得 获得 拥有 具备 保有 共计 合计 总计 之多 规模达 数量达 达标 量化 量化目标 量化指标 具体数字 具体目标 数字 数据 幅 左右的 不少于 在内 享受 享有 申请 接受 进入 看到 了解 知道 知晓 认为 确认 核实 一句话 一句 一段 一处 两处 多处 同一 同一个 同时也 与之 相当于
"""
_VERBS = """
推进 推动 促进 开展 实施 落实 落地 加快 加速 加强 强化 深化 深入 完善 优化 健全 建立 建立健全 建设 建好 打造 构建 搭建 培育 培养 培育壮大 发展 壮大 引导 组织 做好 抓好 抓实 做实 做强 做大 办好 用好 管好 搞好 提供 进行 采取 采用 运用 利用 使用 依托 依靠 借助 凭借 结合 围绕 聚焦 紧盯 突出 着力 大力 积极 全面 全力 切实 扎实 有效 有序 有力 稳步 稳妥 持续 不断 进一步 逐步 重点 集中 统筹 协调 统一 主动 充分 充分发挥 发挥 更好 更多 更 高质量 高效 科学 合理 规范 严格 精准 及时 定期 常态化 系统 深度 广泛
形成 开发 拓展 延伸 丰富 创新 探索 挖掘 激发 释放 增强 巩固 夯实 保障 满足 服务 面向 聚集 集聚 整合 衔接 对接 连接 联动 融入 融合 参与 带动 引领 支撑 助力 赋能 解决 处理 应对 开设 举办 召开 举行 举措 措施 做法 办法 方式 手段 途径 工作 工作中 行动 活动 项目 工程 机制 制度 体系 环境 条件 能力 质量 效率 效益 作用 优势 情况 问题 过程 环节 领域 方向 范围 区域 地区 对象 群体 来自 位于 分为 划分 分成 以…为 进度 进展 成效 成果 力度 程度 层面 角度 思路 原则 要点 重要 关键 核心 基础 方面的 一系列 系列 多种 多项 一批 若干 等等 相应 同类 整体 总体 综合 各方 双方 全部
"""
_MORE = """
鼓励 支持 引导 倡导 推广 推行 普及 宣传 吸引 邀请 走访 了解 研究 制定 出台 编制 拟定 修订 起草 设立 设置 设有 配备 配置 安装 安排 部署 启用 开通 开放 打通 畅通 拓宽 扩展 延长 补齐 补足 弥补 破解 化解 消除 缓解 减轻 排除 防控 防范 预防 监测 监管 监督 检查 排查 核查 审查 评估 考核 评价 督促 督导 调度 通报 反馈 报告 报送 汇总 梳理 摸清 摸排 掌握 分析 研判 预警 处置 整改 整治 治理 修复 保护 养护 维护 维修 更新 改造 改善 改进 改革 升级 转型 调整 变革 转变 转化 转移 承接 引进 引入 引育 招引 招商 对接 合作 协作 交流 沟通 联系 联合 联动 共享 共用 共建 互认 互通 贯通 衔接 匹配 适应 契合 顺应 遵循 遵守 执行 贯彻 落细 细化 分解 压实 明晰 厘清 理顺 精简 简化 压减 提速 提效 提质 增效 扩面 扩容 扩大 做优 擦亮 叫响 打响 树立 树牢 弘扬 营造 烘托 凝聚 汇聚 集成 积累 储备 谋划 策划 设计 布局 筹备 筹集 筹措 投入 投放 投向 拨付 兑现 发放 补贴 奖励 扶持 资助 帮扶 帮助 救助 关爱 关怀 照顾 照护 看护 护理 培训 教育 指导 辅导 示范 试点 试行 先行 探路 验证 检验 认定 认证 评定 评选 遴选 选拔 选派 推荐 推介 展示 展销 销售 购买 采购 消费 出行 出入 入驻 入住 居住 生活 就业 创业 办理 办事 受理 审批 审核 登记 备案 公开 公示 公布 发布 传播 报道 解读 说明 答疑 咨询 协商 调解 化解 纠正 规避 杜绝
便捷 便捷性 便利性 舒适 舒适度 体验 感受 需求 诉求 意愿 信心 活力 动力 潜力 实力 竞争力 影响力 吸引力 知名度 美誉度 满意度 获得感 幸福感 安全感 覆盖面 覆盖 可及性 均衡 均等 公平 公正 透明 开放 包容 审慎 安全 稳定 健康 绿色 低碳 智能 智慧 数字化 智能化 现代化 标准化 规范化 专业化 市场化 多样化 多元化 特色化 品牌化 精细化 一体化 常态 长效 长期 短期 中期 阶段 阶段性 年度 季度 月度 每月 每年 每季度 平时 日常 经常 随时 即时 同步 提前 按时 按期 如期 逐项 逐一 逐级 分级 分类 分批 分步 分阶段 层层 全方位 多渠道 多角度 多层次 全链条 全周期 全生命周期 因地制宜 有针对性 针对性 实质性 突破性 标志性 引领性 示范性 系统性 整体性 协同性 实效 实处 见效 落到实处 取得实效 有所 有了 有着 有利 为主 为重点 为核心 为目标 为依托 为基础 为导向 为牵引 为抓手 抓手 亮点 看点 关键点 发力点 着力点 切入点 突破口 主线 主题 主攻 主攻方向 主阵地 主力军 主要内容 主要任务 主要目标 主要措施 主要做法 重点任务 重点工作 重点内容 总体要求 基本要求 工作要求 工作任务 工作目标 工作措施 具体措施 具体任务 具体做法 具体要求 具体内容 具体工作 保障措施 配套措施 配套 人员 人群 受众 当地 本地 本县 县内 县里 区内 市内 域内 其余 其他 其它 另 另有 别的 类 类别 类型 种类 品类 门类 层级 级别 档次 等级 名称 称号 名义 身份 资格 规则 流程 程序 步骤 环节 节点 时限 期限 时间 时间表 路线图 之间 之外 以外 之中 当中 过程中 前提下 基础上 条件下 框架下 背景下 范围内 层面上 方面来看
"""
_ONE = "的了地得着过将会要应须需可能是为有在于与和及或对把被给从到至向由以用使让经因来去下上中内里前时年月日个项类种些者所之都均共还含若如您我你他则即并且而又再既就其此该本各等县市省区家位名座处一这那吗呢吧据按达约做抓推促建办设开新好大高多更较令做归跟同另像也只能被够等见写说定列载讲涨拿"

FORGIVEN = re.compile("|".join(sorted({*_FRAMES.split(), *_ASIDES.split(), *_VERBS.split(), *_MORE.split()}, key=len, reverse=True)))
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
