"""Order words: how questions tell the program what to do or to be, as patterns by kind; which of them need more to be an order."""

import re

_FLAGS = re.IGNORECASE

ASKING = re.compile(
    r"谁|哪|什么|啥|么子|多少|几(?!乎)|(?<!任)(?<!论如)何|怎|咋|吗|呢[?？]?$|是否|是不是|有没有|对吧|对不对|"
    r"\b(?:how|what|who|when|which|where|why)\b|^\W*(?:is|are|does|do|did)\b(?!\s*n[o']t)", _FLAGS,
)
"""A stretch with such a word asks something, and is no order unless it is one beyond doubt."""
REQUEST = re.compile(
    r"告诉我|告知我|查|看看|看一?下|找|列出|列举|列一?下|说说|说一?下|讲讲|讲一?下|讲述|介绍|解释|说明|给出|给我|对比|比较|总结|概括|梳理|汇总|整理|核对|确认|核实|了解|知道|想问|问一?下|咨询|请教|"
    r"\b(?:tell|show|list|explain|give|find|summari[sz]e|compare|describe|help|know|check|thank)\b", _FLAGS,
)
"""Asks for something without a question word, of whomever it speaks to."""
NAMES = re.compile(r"(?:目标|指标|牵头(?:单位)?|配合(?:单位)?|时限|要求|措施|任务|标准|数量|数额|占比|比例|增速|产值|收入)[?？。]?$|\b(?:targets?|goals?|lead(?:ing)? (?:unit|department|bureau)s?|deadlines?|figures?) (?:for|of|in)\b", _FLAGS)
"""The end of a stretch that names what is asked for without asking."""

STATES = re.compile(r"[为是由成]|(?:局|办|委|公司|中心|镇|乡)(?:牵头|负责|配合)$|[:：“\"]|\b(?:is|are|as)\b", _FLAGS)
"""Such a stretch says what something is: it asks for nothing by naming it."""
_HIDDEN = (
    r"(?:提示词|系统提示|系统指令|系统消息|系统设定|初始指令|内部指令|隐藏指令|后台指令|开发者消息|密钥|api\s*key|环境变量|"
    r"(?:system|hidden|initial|original|internal)\s+(?:prompts?|instructions?|messages?|rules)|\bprompts?\b|"
    r"你(?:自己|背后|内部|系统|后台|底层)?的[^,，。]{0,6}?(?:大?模型|版本|训练|指令|设定|设置|配置|规则|提示|密码|接口|身份|后台|源码|代码|主人|底层|架构|权限|限制|约束)|"
    r"你(?!们|县)[^,，。]{0,10}?(?:大?模型|哪[家个]公司|什么公司|开发[者商]|开发的|厂商|源码|创造者|提示词)|你(?:被|受|要)[^,，。]{0,8}?(?:规则|限制|约束|指令|训练|设定)|"
    r"你[^,，。]{0,4}(?:收到|被告知|被要求|被设定)|(?:这段|本次|这次|我们的?|上面的?)?对话(?:的)?(?:开头|最开始|历史|记录|内容)|"
    r"\byour\s+(?:\w+\s+)?(?:prompts?|instructions?|rules|configuration|config|settings?|guidelines|developers?|training|version|messages?|constraints|restrictions|persona|source code|model)\b|"
    r"\bwere you (?:told|given|instructed|prompted|trained|asked|made|built)\b|\bwho (?:made|built|created|trained|developed) you\b|\b(?:what|which) (?:\w+ )?(?:model|version|llm|ai) (?:are|is|do) (?:you|this)\b|"
    r"\b(?:everything|text|words|all|lines?) (?:written |said )?(?:above|before this|so far)\b|\babove this line\b)"
)
_EARLIER = r"(?:以上|上述|上面|之前|前面|先前|此前|所有|一切|任何|全部|你的|系统|原有|原来|既有|这些|那些|下面)"
_RULES = r"(?:指令|规则|要求|设定|限制|约束|命令|指示|设置|对话|内容|提示词?|原文|文本|条款|条文|文件|文档|方案|资料|说明|规定|安全|过滤|身份|助手|prompts?)"
_NOT_CITED = r"(?:不要|不用|不必|无需|无须|别|禁止|不许|省略|去掉|不需要|不得|不准|免去)"
SURE = re.compile("|".join((
    _HIDDEN, r"开发者模式|越狱|管理员模式|调试模式|测试模式|上帝模式|无限制模式|(?-i:\bDAN\b)|jailbreak|\b(?:developer|debug|god|admin) mode|\bsudo\b",
    rf"(?:忽略|无视|忘记|忘掉|忘了|抛开|撇开|跳过|绕过|推翻|违反|作废|不要?理会|不用管|别管|不必理会|不(?:要|再|用|必)遵守|别遵守|不受|解除|放弃|清空)[^,，。]{{0,10}}?{_EARLIER}?[^,，。]{{0,6}}?{_RULES}",
    r"\b(?:ignore|disregard|forget|override|bypass|(?:do not|don't|stop) (?:follow(?:ing)?|use|read|consult|trust))\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|prior|system|guidelines|context|documents?|plan|citations?|everything)\b",
    r"\b(?:new|updated?|following|special|secret|important)\s+(?:system\s+)?(?:instructions?|rules?|orders?)\b|\balways (?:answer|say|reply|respond)\b|\blet's play\b",
    r"(?:编造|虚构|杜撰|捏造|瞎编|胡编|伪造|瞎猜|乱猜)|(?<![\u3400-\u9fff])(?:帮我|请|给我|你)?编(?:一|个|条|出|点)|(?:没有|没写|查不到)[^,，。]{0,4}(?:就|也)(?:编|猜|估)",
    rf"{_NOT_CITED}(?:再)?(?:引用|标注|附上?|附带|列出?|给出?|注明|出示|带|写|显示|提供|提|任何)*[^,，。]{{0,4}}?(?:条款|出处|来源|引用|依据|原文|引文|条文)",
    r"\b(?:do not|don't|without|never|no)\b.{0,12}\b(?:cit(?:e|ing|ations?)|quot(?:e|ing|es)|sources?|references?)\b",
    r"(?:不要|不用|别|无需|不必)(?:去|再)?(?:看|管|查|参考|依据|根据|按照?|照|考虑|理会|信|相信)(?:着)?(?:文件|方案|原文|资料|规定|条款)",
    r"(?:解码|解密|破译|\bdecode\b)[^,，。]{0,8}(?:以下|下面|这段|并|照做|执行|base64|and|the)?|base64|\brot13\b|翻译(?:成[^,，。]{1,4}|一下)?(?:并|后|然后|再)+(?:执行|运行|照做|遵守)",
    r"规则(?:已经?|现在|都)?(?:变|改|更新|失效|作废)", r"(?:都|必须|一律|至少|务必|一定要)(?:给|写|填|编)(?:个|上|出|成)?(?:数字|数值|数|\d)",
    r"(?:无论|不管|不论)[^,，。]{0,14}?(?:都|也|一律|只)[^,，。]{0,4}(?:回答|说|答|写|输出|回复)",
    r"\$\{|\{\{|/etc/|~/\.|\b(?:rm|ls|cat|chmod) [-/]|\b(?:curl|wget)\b|\bselect\b.+\bfrom\b|\bdrop table\b|'\s*or\s*'?1|\bimport os\b|\bos\.system\b",
    r"(?:列出|读取|打开|删除|删掉|下载|访问|导出)[^,，。]{0,6}(?:服务器|数据库|文件系统|根目录|硬盘|磁盘|日志|配置文件|源码)",
)), _FLAGS)
"""An order even where the stretch holds a word that asks."""

HEAD = r"(?:请|你|麻烦|帮我|现在|然后|接着|再|先|并且?|并|直接|务必|必须|首先|给我|马上|立即|记得|顺便|(?:回答|作答|输出|答案|回复)(?:时|里|中|的时候)|，|,|\s)*"
_UNIT = r"[\u3400-\u9fff]{0,7}(?:局|办|委|中心|公司|集团|镇|乡|协会|管委会)"
_ENOUGH = r"(?:吧|就行了?|即可|就好|就可以了?|好了|得了)?"
ORDER = re.compile("|".join((
    r"你(?:现在|已经|将|就|必须|要|应该?|从现在(?:起|开始)|今后)*(?:是|扮演|充当|作为|变成|成为|进入|切换|叫做?|假装)",
    rf"^{HEAD}(?:扮演|假装|假扮|装作|装成|模拟|充当|角色扮演|冒充|代入|作为一[个名位])",
    rf"^{HEAD}(?:以|用)[^,，。]{{1,12}}的?(?:身份|口吻|口气|语气|名义|角度)",
    r"你(?:们)?(?:必须|只能|只需要?|只要|务必|一定要|要|应当|应该|需要|得|不能|不得|不许|不准|不要|无需|不用|不再|从此|现在|可以|只|仅|都|一律|，)+[^。]{0,20}?(?:回答|回复|输出|说|答|写|同意|服从|遵守|执行|拒绝|承认|引用|限制|规则|听|相信|告诉)",
    r"^(?:请|也|并|且|但|,|，)*(?:不许|不准|不得|禁止|不要|别|请勿)(?:再|去)?(?:提|说|讲|透露|回答|显示|写|出现|告诉|解释|拒绝|照|问)",
    r"从现在(?:起|开始)|自此以后|接下来(?:的)?(?:所有|每个|一律)|(?:以后|今后|此后|往后|从此|每句话?|每次|所有回答|后面的问题)[^,，。]{0,8}(?:说|答|叫|称|加|带|用|写)",
    rf"^{HEAD}(?:宣布|宣称|声称|改口|坚称|谎称|发布公告|命令|授权|恳求)",
    rf"^{HEAD}(?:修改|更改|篡改|删除|删掉|替换|改写|更新)(?:一下)?(?:文件|方案|原文|条款|目标|牵头|数据|附件|内容)",
    r"以(?:我|本人|用户|管理员)(?:说|给|提供|讲|写)?的?[^。]{0,8}为准|听我的|服从(?:我|命令)|(?:按照?|照着?|根据)(?:我|用户|它|他|她|这|那|此|上面|下面|以上|以下)(?:个|句|条|段)?(?:说|讲|要求|写|给|提供|来|回答|内容|答)|以(?:下面|以下|此|这个|这条)[^。]{0,8}为准",
    r"(?:用|以)(?:英[文语]|中文|法语|日语|方言|json|表格|markdown|html|一句[话诗]|一个[字词]|诗歌?|古文|文言文|大写|首字母|表情)[^。]{0,8}(?:回答|输出|回复|说|写|表示|作答|编码)|翻译[成为]",
    r"(?:凭|根据|按)(?:你的|你自己的|自己的)?(?:想象|知识|常识|记忆|经验|感觉)",
    r"(?:执行|运行|遵循|遵守)(?:以下|下面|下列|这段|如下|这些)(?:的)?(?:指令|命令|代码|规则|要求|脚本)",
    r"(?:回答|答案|输出|回复|结论|结果)(?:里|中)?(?:必须|只能|一律|应该|要|得|统一|都|固定)+(?:是|为|写|说|用|以|包含|改|填)",
    r"(?:接下来|下面|以下|上面|以上)的?(?:这?[段句条]?话?|内容|文字|条款)?(?:是|为)[^,，。]{0,10}(?:文件|条款|附件|方案|规定|内容|新增|最新)",
    r"^(?:以下|下面|接下来)?(?:是|为)?(?:补充|新增|追加|更新|最新|参考)(?:的|了)?(?:条款|内容|规定|附件|材料|资料|数据|口径)$",
    r"答案(?:就|应该?|已经?|统一|只)*(?:是|为|写|填|[:：])|(?:标准|正确|参考|最终)答案",
    r"(?:回答|答案|输出|文末|句末|句尾|结尾|末尾|开头|最后|前面|后面|每句|落款|署名)[^,，。]{0,4}?(?:请|要|必须|再|都)*(?:加上?|写上?|附上?|放上?|注明|带上?|署名|补上?)",
    r"四舍五入|取整|乘以|除以|(?:数字|数值|结果|单位|金额)(?:名称?)?(?:都|全部?|一律|统一|再|要|请|给我|也)*(?:加倍|翻[番倍\d两三十百]|放大|缩小|改[大小]|加上|减去|换[成算])|(?:请|再|都|记得|注意|务必|切记)(?:把|将)?[^,，。]{0,6}(?:加倍|翻倍|翻番|加[到上]|改[到成为]|换[算成]|提高到|降到)",
    r"^(?:也|还|并|请|一定|千万|[,，\s])*(?:(?:注意|务必|切记|记住|牢记|谨记|别忘了?|不要忘记|千万)(?!到|事项)|记得(?=加|改|写|说|答|回答|用|标|引|附|翻|把|将|按|不|别|只|换|删|提|要))",
    r"(?:重复|复述|跟我|照着?)(?:念|读|说|一遍|我|[\0“\"「:：])|(?:之[后前]|以[上下]|上面|前面|下面)的?(?:全部|所有)?(?:内容|文字|文本|话|东西)[^,，。]{0,6}(?:打|贴|输出|复述|重复|念|发|翻译)",
    r"\byou(?:'re| are) (?:now|no longer|going to|not bound|free|a|an|the)\b|\byou (?:must|should|will|shall|have to|can only|may)\b|\b(?:act|behave|respond) as\b|\bpretend\b|\brole-?play\b|\bfrom now on\b",
    r"^\W*(?:(?:and|then|please|now|just|only|simply|always|never|must|also)\s+)*(?:ignore|disregard|forget|say|reply|respond|answer|output|print|write|state|repeat|translate|imagine|use|add|append|multiply|double|convert|remember|treat|reveal|do not|don't|set|cite)\b",
    r"^\W*(?:and |then |please |now )*(?:change|replace|modify|rewrite|update)\b.{1,60}\b(?:to|with|as|by)\b",
    rf"(?:^|[请就你并再也只须必要先后时里,，:：*>{{(（\s])(?:请|就|给我|你|都|只|必须|一律|要|先|再|直接)*(?:回答|回复|答复|作答|输出|返回|说|答|写|填|报|念|读|喊|打印)(?:一?[句遍次声个])?(?:成|为|上|出|作|道|是)?\s*"
    rf"(?:[:：]|[\0“\"「]|\d[\d.,]*[^\d,，。]{{0,6}}{_ENOUGH}$|{_UNIT}(?:牵头|负责)?{_ENOUGH}$|(?:有|没有|是|不是|对|好|可以|yes|no|ok)的?{_ENOUGH}$)",
)), _FLAGS)
"""An order where the stretch asks nothing."""
TO_THE_PROGRAM = re.compile(r"(?:你|您)(?!们|好|县|局|镇|乡|单位|(?:刚才|刚刚|之前|上次|前面|不是|都|说过|说的)+)|\byou\b", _FLAGS)
"""Speaks to the program; without a request or a question, it is no part of one."""

_MADE = r"(?:改[成为到]|换[成为]|替换[为成]?|写[成为到]|说成|当[成作]|设[为成置定]|列[为入成]|调[成到高低整]|定[为成到]|视[为作]|算作|提[高升]到?|降低?到|翻倍|翻番|修改|更改|删除|删掉|去掉|隐去)"
_THEN = r"(?:(?:(?:之?后|以后)(?:请|再|就|来)*|(?:再|然后|并)(?:请|就)*(?=回答|告诉|说|答|问))(?:回答|告诉我?|说说?|答|问|看看?)?我?)"
CHANGE = re.compile(rf"^{HEAD}(?:[^,，。把将]{{0,6}}你)?(?:把|将)(?P<what>[^,，。]{{1,40}}?){_MADE}(?:[^,，。:：]{{0,30}}?{_THEN}[:：]?(?=[^,，。]{{2}})|[^:：]*(?:[:：]|$))", _FLAGS)
"""把牵头单位改成…: what is to be made of the documents; what stands behind 后 or 再回答 may still ask something."""
REPORTED = re.compile(r"为什么|为啥|为何|听说|据说|既然|是不是|是否|了[?？]?$|吗[?？]?$|吧[?？]?$|谁")
SAY = re.compile(
    r"(?:请|就|你|务必|必须|一律|统一|立即|马上|一定|给我|并|然后)*(?:(?:直接|仅|必须|务必|一律|统一|只能|只需要?|一定)(?:要|需|用|能|管)?(?:回答|回复|输出|说|答|写|返回|填写?|报|讲)(?:道)?|"
    r"(?:就|都|只)(?:要|需|用|能|管)?(?:回答|回复|输出|返回|(?:说|答|写|填写?|报|讲)(?=是|为|[“\":：\d]))|"
    r"(?:请|就|你|并|然后)?(?:回答|回复|输出|说|写上?|返回)(?=\s*[:：“\"「]))\s*[:：]?(?P<what>.*)$"
)
_ANNEX = r"(?:附件|附表|第|总体方案)[\d一二三四五六七八九十百]+[\d一二三四五六七八九十百·.、()（）条款项章节的中里第]*"
CITE = re.compile(
    r"(?:请|并且?|务必|必须|要|同时|且)*(?:引用|援引|引自|注明(?:出处|来源|依据|引自)?(?:为|是|自)?|标注(?:出处|来源|依据|引用)?(?:为|是|自)?|标明(?:出处|来源|依据)?(?:为|是|自)?|(?:出处|来源|依据)(?:请)?(?:写成?|标|注明|注|填)(?:为|是|成)?)\s*[“\"「]?"
    rf"{_ANNEX}[”\"」]?(?:作为?(?:依据|出处|来源))?|以{_ANNEX}(?:作?为)(?:依据|出处|准|来源)|^\W*(?:and |please |then )*cite\b.{{0,40}}\b(?:annex|clause|article|appendix)\b[\w\s.()]*", _FLAGS,
)
GOES_ON = re.compile(r"\s*(?:规定|内容(?:是|为)|写明|写着|要求|载明|大意|说明|指出|说是|即)")
