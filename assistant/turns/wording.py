"""Wording: the words by which a fragment leans on the turns before it, as rows of data."""

import re

_NUMERAL = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MEASURE = r"(?:个|项|条|家|点|款|件|名|类|句|处|行|位)"
_SAID = r"(?:说|提|讲|问|列|聊|谈|看)"
_EARLIER = r"(?:刚才|刚刚|之前|前面|上面|先前|方才|开头|最开始|一开始|最初)"

OPENER = re.compile(
    r"^(?:(?:好的?|好嘞|嗯+|哦+|噢|啊|行吧?|对|okay|ok|嘿|哎|诶|谢谢|多谢|辛苦了?|thanks|thank you|懂了|明白了?|知道了|了解了?|收到|清楚了?|这样啊?|原来如此|有意思)[,，。.!！、;；\s]+"
    r"|(?:对了|然后|所以|可是|但是?|不过|话说|另外(?!几|的|那|两|三|哪)|顺便|接着|接下来|再往下|往下|再问(?:一?下|一句)?|再(?:来|看)(?:一?个)?|请问|那再|同样(?:的|地)?|顺便问(?:一?下|一句)?)[,，:：、\s]*"
    r"|(?:那么?|哪)(?=[^\s,，]{0,14}(?:呢|勒|咧|捏)[?？!！。\s]*$)[,，\s]*|(?:那么|那)(?!个|项|条|家|些|几|两|三|件|块|边|里|种|位|是|次|年|批)[,，\s]*"
    r"|(?:and|so|well|then|also|but|plus|now)\b[,\s]+)+", re.IGNORECASE,
)
CORRECTION = re.compile(
    r"^(?:(?:(?:哎|唉|哦)?(?:算了|等等|等一下|慢着|不不)|(?:不是(?:这个|那个|这|那)?|不对|错了?)[,，、]?(?=不是|不对|错))?(?:不是(?:这个|那个|这|那)?|不对|错了?|弄错了|搞错了|看错了|打错了|说错了|问错了|你?(?:理解|答|说)错了|no(?!\s+(?:specific |exact |actual |hard |clear )?(?:number|figure|date|amount|percentage|value|deadline|target)s?\b)|nope|not that|wrong|sorry|抱歉|不)[,，。.!！、;；\s]+(?:是)?)?"
    r"(?:我(?:刚才|刚刚|其实|本来|是)*(?:想问|要问|想要|想知道|要的|指的|的意思|问|说|指|要)的?(?:其实)?是?(?:说|指)?|我是(?:说|问|指)|应该是|i (?:meant?|was asking about|am asking about|asked about)|i'm asking about)[:：,，\s]*",
    re.IGNORECASE,
)
DENIAL = re.compile(r"^(?:哎|唉|哦)?(?:算了|等等|等一下|慢着)[,，。.!！、\s]+(?:不?看|不说|不管)(?:这个|那个|它|这)了?[,，。\s]+|^(?:不是|不要|别看|不看)(?:附件\s*\d+|[^,，。?？\d吗]){1,12}[,，]\s*(?:我?(?:问|说|要)的)?(?:而?是|要看|看|要|问)|^(?:我?(?:不是|没)(?:问|说|要)?(?:这个|那个|它|这|那)?|不对|错了?|(?:我|你)?(?:弄|搞|看|打|说|问)错了?|no(?!\s+(?:specific |exact |actual |hard |clear )?(?:number|figure|date|amount|percentage|value|deadline|target)s?\b)|nope|not that|wrong)[,，。.!！、;；\s]+(?:是)?", re.IGNORECASE)
EXCHANGE = re.compile(
    r"^(?:如果|要是|假如|假设|倘若)(?:是|问|换|看)+\s*|^(?:如果|要是|假如)?(?:把(?:它|单位|部门)?)?(?:换成|换作|改成|改为|换到|换(?![个一])|只看|单看|光看|只要|只说|只问|仅看|限于?|看看|看|就看|what about|how about|what of|instead of that,?|only|just|same (?:question )?for|the same for)\s*",
    re.IGNORECASE,
)
NEW_SUBJECT = re.compile(
    r"^(?:(?:好的?|嗯|行|谢谢|ok)[,，。\s]*)?(?:(?:我们?|咱们?)?(?:换|问|聊|说)(?:一?个|点)?(?:别的|其他的|另一个|新的?|话题|问题)(?:话题|问题)?(?:吧|问问?)?"
    r"|(?:another|a different|new|next) (?:question|topic)|changing (?:the )?(?:subject|topic)|(?:on )?another (?:note|matter))[,，。:：;；\s]+", re.IGNORECASE,
)
RETURN = re.compile(rf"^(?:我们?)?(?:回到|说回|再说回|回头(?:看|说)|再(?:说|看)(?:说|看)?(?={_EARLIER}))(?:到)?|^(?:back to|returning to)\s+", re.IGNORECASE)
TAIL = re.compile(r"(?:[,，\s]+(?:请|麻烦)?(?:你|您)?(?:再|重新)?(?:给我|帮我)?(?:说|讲|念|报|列|回答)一?(?:遍|下|次))?(?:的话)?[\s,，]*(?:呢|勒|咧|捏|呐|那|嘞|呀|啊|吧|哈|哦)*[?？!！。.~～\s]*$")
MARK = re.compile(r"^(?:那么?|哪)(?!个|项|条|家|些|里|几|一|两|三|位|年|天)|(?:呢|勒|咧|捏|嘞)[?？!！。.~～\s]*$|\b(?:what|how) about\b|^(?:and|so)\b", re.IGNORECASE)

AGAIN = re.compile(
    r"(?:你|您|这个?|那|就|都|还|真|再|有没有|有|没|请|把|给我|我|帮|想|看看?|要|能|是|的|个|那?句|那?段|一下|下|吗|么|呢|吧|啊|呀|嘛|了|能不能|可以|\s|[,，。?？!！])*"
    r"(?:(?:是不是)?(?:硬性?|强制性?|刚性|约束性)(?:的)?(?:要求|指标|规定|任务|杠杠)?|必须(?:完成|达到|做到)?|确定|确认|肯定|真的|是真的|当真|没错|没搞错|没弄错|说得不对|说的不对|不对|对吗|对不对|是吗|靠谱|准确|可靠|"
    r"(?:原文|原话|文件|方案|条文|文中|文件里|方案里|里面|上面)?(?:是|里|中|上|具体|到底)*(?:怎么|如何|咋|怎样)(?:说|写|讲|表述|规定)(?:的)?|原文|原话|原句|出处|来源|依据(?:是)?(?:什么|啥|哪里|哪条)?|根据(?:是)?(?:什么|啥|哪里|哪条)?|"
    r"(?:出)?(?:自|在|是|见)?(?:文件|方案)?(?:的)?(?:哪|第几)(?:一|个)?(?:条|处|章|节|段|部分|款|页|里|儿|个?文件|个?附件|个?方案)(?:里|中)?(?:说|写|提|规定|讲)?(?:到|过)?|"
    r"还有(?:别的|其他的?|其它的?|更多的?|另外的?)?|别的|其他的?|其它的?|就这些|只有这些|就这么多|全了|没有了|没了|完了|再说一遍|重复一遍|再讲一遍|再说一次|"
    r"详细(?:一?点|些)?(?:说说|讲讲|说明|介绍|说)?|(?:说|讲)?(?:具体|详细)(?:一?点|些)?|展开(?:说说|讲讲|说)?|多说(?:一?点|几句)|列(?:一下|出来)|"
    r"(?:具体|明确|确切|定量)?(?:的)?(?:数字|数值|数|指标|时间|日期|期限)(?:都|也)?(?:有没有|有不|没有?|没写|没给|没定)(?:吗|么)?|(?:没有?|没写|没给|没定)(?:个)?(?:具体|明确|确切|定量)?(?:的)?(?:数字|数值|数|指标|时间|日期|期限)(?:吗|么)?|(?:so |then |is there |there is |there's )*no (?:specific |exact |actual |hard )?(?:number|figure|date|amount|percentage|value|deadline)s?(?: at all| given| there| set)*|are you (?:really |absolutely )?sure(?: about (?:that|this|it))?|really|is (?:that|this|it) (?:right|true|correct|certain)|sure|where (?:does|is) (?:it|that|this) (?:say(?: (?:that|so|this))?|written|stated|set|from)(?: in the (?:plan|text|document))?|"
    r"where is (?:that|it|this)|which clause(?: is (?:that|it|this))?(?: (?:says (?:that|so|it)))?|what does (?:the text|the plan|the document|it|the original) (?:actually |exactly )?say(?: about (?:it|that|this))?|"
    r"(?:quote|show me) (?:it|the (?:original|text|clause|source))|source|anything else|any others?|any more|is that all|what else|more details?|say (?:that|it) again)+"
    r"(?:你|您|这个?|是|的|个|一下|下|贴|发|拿|摘|抄|给|我|出来|来|过来|看看?|吗|么|呢|吧|啊|呀|嘛|了|没有|没|不|要求|规定|内容|那?句|那?段|please|then|\s|[,，。?？!！.])*", re.IGNORECASE,
)
MORE = re.compile(r"具体|详细|展开|多说|多讲|细说|介绍|怎么(?:说|写|讲)|如何|原文|原话|原句|detail|more|text|quote", re.IGNORECASE)
"""What wants the clause's words, not only that it says so."""
SAYS_IT = re.compile(
    r"(?:在|的|里面?|中|又|是|也|那|写的?|里头|具体|定的?|要求|规定|说的?|指标|目标|有|到底|对此|对它|关于这个)*(?:(?:是|定|写|要求|为|到|要)*(?:多少|几|多高)(?:家|个|项|亿元?)?|(?:怎么|如何|咋|怎样)(?:个)?(?:说|写|讲|规定|要求|定|提)?(?:的)?|是什么|什么样|(?:有|提|写|说)没(?:有|提|写|说)?|有吗|有|提到|写到?|说|讲|(?:是|写|说|定)(?:的)?(?:啥|什么))?(?:了|吗|么|没|呢|的|规定|要求|提到|说到|写到|说法)*"
    r"|(?:whatdoes)?(?:it|that)?says?(?:there)?|what(?:is|doesitsay|aboutit)?(?:in)?", re.IGNORECASE,
)
"""What asks of another part no more than what was asked."""
WHY = re.compile(r"(?:这|那|又)?(?:是)?为(?:什么|啥|何)(?:呢|呀|啊|吗|要?这(?:么|样)(?:定|写|规定|安排)?)*[?？!！。\s]*|(?:原因|理由|道理)(?:是)?(?:什么|啥|呢)?[?？]*|why(?: is (?:that|it|this)(?: so)?| so| that)?[?\s]*", re.IGNORECASE)
ORDINAL = re.compile(
    rf"(?:(?:上面|前面|刚才|其中|里面|以上|这里面|列表里?|清单里?)(?:的|那|说的|列的)*)?(?:第\s*(?P<nth>{_NUMERAL})\s*(?P<measure>{_MEASURE})(?!{_MEASURE}?(?:附件|方案|季度|批|产业|月|部分|问))(?:任务|工作|目标|指标|单位|内容)?"
    rf"|(?P<last>(?:最后|末尾|最末)(?:面|头)?(?:的)?(?:那|这)?一?\s*{_MEASURE}(?:任务|工作|目标|指标|单位)?)|(?P<latter>后者|后(?:面|边|头)(?:的)?(?:那|这)?一?{_MEASURE}|the latter\b)|(?P<middle>(?:正)?中间(?:的)?(?:那|这)?一?{_MEASURE})|倒数第\s*(?P<fromlast>{_NUMERAL})\s*{_MEASURE}|(?:前者|the former\b)|(?:头|首)一?{_MEASURE}(?P<head>)(?=谁|由|是|的|呢|具体|怎|什么|讲|说|写|有|要|归|管|哪|叫|$))"
    r"|(?:(?:the|number|no\.?|item)\s+)(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,2}(?:st|nd|rd|th)?))(?:\s+(?:one|item|task|target|unit|point|of them|of these))?(?=[\s?.,!]|$)", re.IGNORECASE,
)
ENGLISH_ORDINALS = {word: place for place, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1)}
NEIGHBOUR = re.compile(
    r"(?:(?:它|这一?(?:条|项|款|点|件|个))(?:的)?(?:上|前|下|后)(?:面|边|头)?(?:的)?(?:那|一|那一)|(?:再?往|再)(?:上|前|下|后)(?:面|边|数)?(?:的)?(?:那|一|那一))(?:条|项|款|点|件|个)(?!附件|部分|阶段)"
    r"|(?:紧?挨着|紧接着)(?:的)?(?:上|前|下|后)?(?:面|边)?(?:的)?(?:那|一|那一)?(?:条|项|款|点|件|个)|下(?:面)?一个(?!附件|部分|阶段|季度|年度|问题|月|五年)"
    r"|(?:上|前|下|后)(?:面)?一(?:条|项|款|点|件)(?:任务|工作|内容|措施)?|(?:下|后)面那一?(?:条|项|款)|\b(?:(?:the )?(?:previous|next|preceding|following)|(?:the )?one (?:before|after)) (?:one|item|clause|task|point|that|it)\b", re.IGNORECASE,
)
"""The clause beside the one that was shown."""
EARLIER_QUESTION = re.compile(
    rf"(?:(?:我)?(?:最(?:早|开始|初|先)|一开始|开头|刚开始)(?:问)?的?(?:那)?(?:一)?个?(?:问题|指标|事项|任务|目标)?(?:的)?|(?:我)?(?:{_EARLIER}|我)+问(?:过|到)?的第\s*(?P<asked>{_NUMERAL})\s*(?:个|条|项)?|(?:我)?第\s*(?P<nth>{_NUMERAL})\s*个?(?:问题|问)(?:里|中|问|到|的|那个|指标|事项|任务|目标|单位)*"
    r"|(?P<one>上一个|上面(?:那|的)?(?:一)?个|the previous one)(?:问题|指标|事项|任务|目标|工作|的)*|(?P<earlier>(?<![往它条项])前一个|前面(?:那|的)?(?:一)?个|前头那个|the earlier one)(?:问题|指标|事项|任务|目标|工作|的)*|(?:my|the) first question)", re.IGNORECASE,
)
MENTIONED = re.compile(
    rf"{_EARLIER}(?:你|您|我|我们)?(?:给我)?{_SAID}(?:到|过|起|了)*的(?:那个|那项|那条|这个|那|的)*|(?:你|您|我){_EARLIER}?{_SAID}(?:到|过|起)*的(?:那个|那项|那条|这个|的)*|{_EARLIER}(?:的)?(?:那个|那项|那条|的)(?=[\u3400-\u9fff])"
    r"|\b(?:that |which )?(?:you|we|i) (?:just )?(?:mentioned|said|asked about|talked about)(?: (?:earlier|before|just now))?", re.IGNORECASE,
)
UNIT_PRONOUN = (
    r"(?:它们?|他们?|她|该(?:单位|局|部门|委|办)|(?:这|那)(?:个|家)?(?:单位|局|部门|委|办|家)|\b(?:it|they|this (?:bureau|unit|department|office)|that (?:bureau|unit|department|office))\b)"
)
UNIT_DUTIES = re.compile(
    rf"(?:{UNIT_PRONOUN})?[^,，。?？]{{0,14}}?(?:还|又|另外|也)?(?:有|要|需要|得|在[^,，。?？]{{0,14}}?)?(?:还|又)?(?P<role>牵头|负责|主抓|主管|承担|配合|参与|协办|管)(?:了|着|的)?(?:[^,，。?？]{{0,6}})?(?:哪|什么|啥|几|多少|别的|其他)"
    r"|(?:what|which)[^?]{0,20}(?:else|other)?[^?]{0,20}\b(?:does|do|is|are) (?:it|they|this \w+|that \w+)(?: also)? (?P<english>lead|leading|support|supporting|responsible for|in charge of)", re.IGNORECASE,
)
ALSO = re.compile(r"还(?!是)|又|也|另外|else|also|other", re.IGNORECASE)
SEVERAL = re.compile(rf"(?:他们|它们|这|那)(?:俩|两家|两个)(?:里|中|当中)?|(?:两者|二者|这两个)(?:里|中|之间)?|(?:这|那|上面|上述|以上|前面)(?:的|这|那)*(?:{_NUMERAL}|几|些)(?:个|家|项)?(?:单位|部门|局|当中|之中|中间|中|里面|里)*|(?:它们|他们)(?:当中|之中|中|里面|里)*|\b(?:of )?(?:these|those)(?: (?:units|bureaus|departments|three|two))?\b", re.IGNORECASE)
RANKING = re.compile(r"最(?:多|少|大|小)|谁[^,，。]{0,8}(?:更)?(?:多|少)(?:一?些|一?点)?$|most|fewest|least", re.IGNORECASE)
STRENGTH = re.compile(r"(?:到底)?(?:写的|说的)?是?(?P<one>力争|确保|必须|争取|预期|达到|突破|超过|以上|左右|以内|不低于|杜绝|遏制|约束性|预期性)(?:的)?还是(?:说)?(?P<other>力争|确保|必须|争取|预期|达到|突破|超过|以上|左右|以内|不低于|杜绝|遏制|约束性|预期性)(?:的)?")
"""How strongly something is set: 力争 or 确保."""
PLACE = re.compile(r"(?:[\u3400-\u9fff]{1,5}(?:省|市|县|区)|全国|全省|全市|国家|省里|市里)(?:的|级|里)*")
"""Another place than the plan's."""
COMPARISON = re.compile(r"也(?:是|就是)?(?:这|那)(?:么|样|个)?(?:说|写|定|要求|标准|数|口径|说法|目标|规定)*|也(?:一样|如此)|(?:以)?哪(?:个|一个|边|处)(?:的)?(?:为准|算数|作数|才对|是对的|准)|(?:保持)?(?:一致|一样|相同|相符|矛盾|冲突|打架|出入|对得上|对不上|吻合|差别|区别|不同|不一样|差异)|一回事|两回事|一码事|两码事|(?:要|是|还|更|会|定得?)*(?:高|低|多|少|大|小|严|松|宽)(?:一?点|一?些)(?:儿)?(?:吗|么|吧|是吗)?$|(?:更|还要|还)(?:高|低|多|少|大|小|严)(?:吗|么|吧)?$|\b(?:same|consistent|differs?|different|agrees?|match(?:es)?|contradict\w*)\b", re.IGNORECASE)
COUNT = re.compile(r"^(?:那|它|他们|这些|其中)*(?:一共|总共|共|合计|加起来|总的|全部)?(?:是|有|共|合计)*(?:牵头|配合|参与|负责|列|包括)*(?:了)?(?:几|多少)(?:个|项|家|条|件|处|类|名|种)?(?:任务|单位|指标|目标)?$|^(?:in total,? )?how many(?: (?:are there|is that|in total|in all|of them|tasks|units|items))*(?: are there)?(?: in (?:total|all))?$", re.IGNORECASE)
MILESTONE = re.compile(r"(?:征拆|征地|报批|拆迁|招标|封顶|供地|交地|签约|挂牌|试运行|投运|复工)(?:完成?|好)?|(?:建|修|盖|做|干|办)(?:完|好)|建成|完工|竣工|启动|开工|动工|投产|投用|投入使用|通车|运营|验收|开始|结束|落地|开通|交付|\b(?:start|begin|open|finish|complete)(?:s|ed)?\b|\bbuilt\b", re.IGNORECASE)
MILESTONE_END = re.compile(rf"(?:\s*(?:{MILESTONE.pattern}))+$", re.IGNORECASE)
"""What is done at a date; another such word at a subject's end gives way to it."""
QUANTITY = re.compile(r"(?:值|率|额|收入|产量|占比|比重|增速|数量|面积|规模|人次|税收|投资|经费|总量|标准)$")
YEAR = re.compile(r"去年|前年|上年|明年|后年|来年|下一年|今年|本年度?|(?<!\d)20\d{2}\s*年?(?!\d)|\b(?:last|next|this) year\b", re.IGNORECASE)
THIS_YEAR = re.compile(r"今年|本年度?|this year", re.IGNORECASE)
YEAR_ONLY = re.compile(r"(?:在|的|度|全年|目标|任务|要求|情况|数|是|多少|又|in|for|about|what|how|\s)*", re.IGNORECASE)
FIELDS = re.compile(
    r"副?召集人|副?组长|^(?:那)?[正副](?:的|职)|成员(?:单位)?|办公室|(?:总)?牵头人|负责人|多久(?:开|调度|碰|召开)[^,，。]{0,6}|开会|例会|\b(?:deputy )?conven[eo]rs?\b|\bconvenes\b|\bmembers?\b|(?<!which )(?<!what )\boffice\b|\bchairs?\b|\bheads?\b", re.IGNORECASE,
)
THING = re.compile(
    r"(?:在)?(?:同(?:一|样的?)(?:个)?|该|本)(?:条|款|段|个条款|条款|项)(?:规定|内容|任务)?(?:里面?|里头|中)?(?:还|也)?|它(?!们)(?:的|在)?|^(?:这|那)(?=是(?!总体|附件)|归|由|该|要|算)|^其(?!他|它|中|余|次|实)(?:的)?|(?:这|那|该|此)(?:一)?(?:个|项|条|块|件|方面|款|部分|套|种|类|笔)(?:指标|目标|任务|工作|事项|事情|事儿?|项目|数字|数|内容|条款|条|措施|政策|问题|机制|办法|制度|做法|要求|规定|标准|行动|工程|说法|钱|资金)?(?=$|[\s,，。?？]|(?:的话|的|又|还|都|是|由|归|让|谁|哪|什么|啥|有|在|要|得|该|怎|咋|如何|多|几|今年|明年|去年|呢|吗|牵头|配合|负责|主抓|到底|具体|分别|什么时候|何时|目标|由哪|最))"
    r"|(?:这|那|该|此)(?:机制|办法|制度|要求|规定|标准|行动|工程|指标|目标|任务|工作|事项|事情|事儿?|项目|数字|数|条款|条|措施|政策)"
    r"|(?<![\w-])(?:it|this|that)(?! (?:year|month|county|plan|document|s?hould))(?: (?:one|target|task|work|indicator|figure|project|item|clause|point|measure|area))?(?![\w'-])", re.IGNORECASE,
)
CALLED = re.compile(r"(?:这|那|该)(?:一)?(?:个|项|条|块|件|批|类)?(?P<name>[\u3400-\u9fff]{2,8}?)(?=(?:的|由|是|归|谁|哪|什么|有|在|要|怎|多|几|呢|$))")
ROLE = re.compile(r"^(?:其中|里面)?(?:(?P<support>(?:主要)?(?:配合|协助|支持|参与|协同|协办)(?:的)?(?:单位|部门|方|任务)?(?:的)?)|(?P<lead>(?:主要)?(?:牵头|主抓|主责|主管|负责|责任)(?:的)?(?:单位|部门|方|任务|人)?(?:的)?)|(?P<when>(?:完成)?(?:截止(?:日期|时间)?|时间|时限|期限|节点|时间节点|时间要求|完成时限|deadline)(?:上)?)|(?P<figure>(?:具体)?(?:目标|指标|数字|数值|目标值|指标值|任务数|target))|(?P<how>(?:主要|具体)?(?:内容|要求|安排|任务内容|措施|办法|做法|举措|手段|路径|measures)))$", re.IGNORECASE)
ROLE_ENGLISH = re.compile(
    r"(?:the |any )?(?:(?P<support>(?:support(?:ing)?|supporters?|assisting|cooperating|helping|helpers?)(?: (?:ones?|units?|bureaus?|departments?|agency|agencies|bod(?:y|ies)|offices?))?)"
    r"|(?P<lead>(?:lead(?:ing|er)?|responsible|main)(?: (?:ones?|units?|bureaus?|departments?|agency|agencies|bod(?:y|ies)|offices?))?)|(?P<when>deadline|due date|time(?:line)?|timing)|(?P<figure>target|figure|number))", re.IGNORECASE,
)
"""A role, a date or a figure that is only named."""
ATTRIBUTE = re.compile(r"(?:总|具体|所需|需要|要|的)*(?:资金|经费|预算|投资额?|费用|成本|造价|面积|人数|规模|地址|地点|位置)(?:是|有|要|花|用|需要)*")
"""What only a thing has, and is no thing to ask about by itself."""
GENERIC = re.compile(
    r"最后|最终|最早|最迟|在不在|参加|参与|加入|在内|列入|到时候|到时|来着|事儿|活儿|各处|前后|两处|几处|口径|说法|表述|百分之|讲讲|看看|微克|公里|公顷|平方米?|万?吨|亩|亿元?|万元|元|美元|个?百分点|牵头|配合|负责|主抓|主管|参与|协助|设在|设|放在|放|挂|完成|落实|实施|组织|推进|推动|实现|达到|开展|启动|办理|处理|操作|执行|截止|结束|开始|搞|弄|做|干|办|定|写|说|讲|提|规定|要求|表述|安排|到位|增长|提高|提升|下降|新增|占比|占|"
    r"专班|攻坚|任务|工作|指标|目标|措施|单位|部门|内容|事项|数字|数值|时间|节点|责任|主体|情况|规划|方案|文件|原文|附件|里面|里头|其中|当中|方面|部分|地方|"
    r"具体|分别|一共|总共|到底|究竟|主要|详细|大概|现在|目前|今年|本年|全年|年度|年|又|还|也|都|就|再|只|才|先|那么?|这|哪|呢|吗|么|吧|啊|呀|啦|勒|哈|哦|嘛|了|的|地|得|是|有|没|在|由|归|让|给|把|被|对|跟|和|与|及|同|于|到|成|为|要|需|应|该|会|能|可以|"
    r"我|你|您|他|她|它|们|咱|个|项|条|家|件|处|些|点|次|里|中|上|下|内|外|之|其|请|问|想|看|知道|告诉|看看|列|出|几|多少|什么|怎么|怎样|如何|谁|人|事|情|块|一|吗|呗|嘞|及时|最|多|少|大|小|高|低|长|短|看|只|仅|光|单"
)
"""What is no topic of its own in a fragment."""
ENGLISH_GENERIC = frozenset(
    ["a", "an", "the", "of", "for", "in", "on", "to", "at", "by", "from", "with", "about", "as", "and", "or", "so", "then", "also", "but", "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had", "will", "would", "shall", "should", "can", "could", "may", "must", "it", "its", "this", "that", "these", "those", "them", "they", "he", "she", "we", "i", "you", "me", "my", "our", "your", "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "much", "many", "long", "often", "soon", "far", "there", "here", "one", "ones", "please", "show", "tell", "give", "say", "says", "said", "just", "only", "now", "more", "else", "other", "another", "any", "all", "some", "each", "every", "both", "same", "first", "second", "third", "last", "item", "items", "thing", "things", "point", "points", "part", "plan", "document", "text", "clause", "annex", "appendix", "attachment", "overall", "general", "main", "target", "targets", "goal", "goals", "figure", "figures", "number", "numbers", "amount", "lead", "leads", "leading", "leader", "led", "responsible", "charge", "supports", "support", "supporting", "unit", "units", "department", "departments", "bureau", "bureaus", "agency", "agencies", "office", "offices", "authority", "authorities", "body", "bodies", "task", "tasks", "measure", "measures", "due", "date", "deadline", "finished", "done", "completed", "complete", "finish", "well", "ok", "okay", "cooperates", "cooperate", "cooperating", "assists", "assist", "helps", "help", "works", "work", "involved", "handles", "handle", "manages", "manage", "runs", "run", "heads", "head", "hosts", "sits", "located", "start", "started", "starts", "begin", "begins", "overall", "exactly", "actually", "mentioned", "cited", "really", "sure", "not", "no", "yes", "don't", "doesn't", "isn't"]
)
PAIRS = (("城市", "农村"), ("城区", "农村"), ("城镇", "农村"), ("城镇", "乡村"), ("集中供养", "散居"), ("省级", "市级"), ("上半年", "下半年"), ("一期", "二期"), ("二期", "三期"), ("牵头", "配合"), ("正面", "负面"), ("国内", "国外"), ("进口", "出口"))
"""Words that stand for each other's counterpart: X的呢 behind a question about the other one."""
CLAIM = re.compile(r"不是(?=[^,，。]*[\d一二三四五六七八九十百千万亿%])|是不是|听说|据说|难道|isn't it|is it not|should be|应该是", re.IGNORECASE)
WHOLE = re.compile(r"哪(?:个|些|几个|一个)专班|几个专班|没写|未写|没列|未列|没有列|没有写|未明确|没有?明确|没分|哪边|哪些一致|条数|每个|每项|各专班|各附件|各部分|所有|全部|有没有(?=[^,，。]{4})|when it comes to|\beach\b", re.IGNORECASE)
"""What only a whole question says."""
CATALOGUE = re.compile(r"指标|专班|附件|时间节点|节点|单位最|不一致|矛盾|提法|名词|专有|百分(?!之(?:多少|几))|\d")
"""What a list may be asked of without any turn before it."""
ACKNOWLEDGED = re.compile(
    r"(?:谢谢|多谢|感谢|好的?|嗯+|哦+|噢|啊|行|对|是|懂|明白|知道|了解|收到|清楚|辛苦|不错|厉害|可以|挺|很|太|真|非常|了|你|您|的|啦|呀|哈|吧|就|那|这样|原来如此|原来|如此|没问题|ok|okay|thanks?|thank|you|very|much|great|good|got|it|i|see|understood|alright|fine|cool|nice|right|[\s,，。.!！~～、])+", re.IGNORECASE,
)
"""A turn that asks nothing."""
SPOKEN = (
    ("^(?:这|那)?(?:个|件|项|摊)?(?:活儿?|事儿?|任务|工作)?(?:是|归|属于?)?哪(?:一)?(?:家|个局|个单位|个部门)(?:单位)?的(?:活儿?|事儿?|职责)?(?=[?？。\\s啊呀呢]*$)", "谁牵头"),
    ("(?:打|搭)(?:配合|下手|把手)的(?:单位|部门|局)?", "配合单位"),
    (r"(?<=[\u3400-\u9fff]{3})(?:也|再|都)?(?:发|报|列|念|贴)(?:给)?(?:我|咱)(?:一下|下|看看|看下)?$", ""),
    (r"^who else (?:is|are)(?: \w+)? (?:involved|on it|taking part|in it)", "who supports it"), (r"^who (?:enforces|oversees|implements|delivers|coordinates|owns|drives|executes|handles) (it|this|that)\b", r"who leads \1"),
    (r"^(?:which|what) (?:other )?(?:bureaus?|departments?|agencies|units?) (?:are|is|else are) (?:also )?(?:involved|supporting|helping)", "who supports it"),
    (r"^(?:那)?(?P<number>\d{1,2})(?P<measure>项|条|款|件)(?=呢|是|谁|由|归|讲|说|的|[?？\s]|$)", r"第\g<number>\g<measure>"),
    ("^(?:那|这)?(?:钱|活儿?|事儿?)?(?:由|归)?谁(?:来)?(?:发|出钱|掏钱|批|跑腿|盯着?|接手|出面|兜底|操心)(?:的)?(?=[?？。\\s啊呀呢]*$)", "谁牵头"),
    ("^(?:这|那)?(?:其中|里面|里头|当中|之中)(?:的)?(?=附件|总体方案)", ""),
    (r"(?<=附件\d)(?:里|中)?(?:面)?(?:给|定|写|列|报|说|提|讲)的(?:那个)?(?:数字?|数值|指标|目标|口径|标准)(?=呢|是|$)", "里"),
    ("(?P<role>牵头|配合|参与|负责)的?(?:单位|部门)?(?:就|只|才|只有|就只)(?:有)?[一两二三四五六七八九十](?:家|个)(?:单位|部门)?(?:吗|么|吧)?[,，?？\\s]+是?(?:谁|哪家|哪个|哪几家|哪些)", r"\g<role>单位是谁"),
    ("帮(?:它|他|她|他们|它们|忙|衬)的(?:局|单位|部门|人|委办局)?(?=有|是|都|还|呢|$)", "配合单位"),
    ("哪(?:一)?(?:件|项|个|桩|些)(?:事儿?|活儿?)(?=[?？。\\s]*$)", "哪些任务"),
    ("是?主(?:办|要)?还是(?:辅|协办)(?:助|的)?", "是牵头还是配合"), ("^(?:那)?主的(?=呢|是|有|都|$)", "牵头单位"), ("^(?:那)?辅助?的(?=呢|是|有|都|$)", "配合单位"),
    ("(?:乡下|乡里)(?=的|呢|$)", "农村"), ("城里(?=的|呢|$)", "城市"),
    ("(?:抓总|领着干|带头干|领头干|挑大梁|打头阵|牵着头|操刀)", "牵头"), ("(?:帮着|跟着|一起|一块)(?:干|做|弄|办|搞)", "配合"), ("(?:搭把手|打下手|帮忙)", "配合"),
    ("(?:要|得)一起$", "配合"), ("^几家(?=牵头|配合)", "哪几家"), ("(?P<role>牵头|主抓|主责|配合|协办|负责)(?:的|单位|部门)*(?:都|又|分别)?是[呢啊呀]*(?=[?？。\\s]*$)", r"\g<role>单位是谁"), ("(?:那(?:条|个|项|块))?的?呢[,，\\s]+(?=谁|由|归|哪|什么时候|何时|多少|几)", ""), ("(?:谁|哪个|哪位)(?:来)?(?:召集|召集的)$", "召集人是谁"), ("^(?:哪|那)[两二三四五几]家(?:单位|部门)?分别(?=牵头|负责)", "哪几家"), ("(?:建|修|盖)好$", "建成"), ("(?:建|修|盖)好(?=是|在|的|了|呢)", "建成"),
)
"""How people say who leads, who supports and what is done."""
MIXED = (
    (r"\blead(?:s|ing)?(?: units?)?\s*(?=有谁|是谁|呢|的?是哪|$)(?<!who lead)(?<!who leads)", "牵头单位"), (r"\bsupport(?:s|ing)?(?: units?)?\s*(?=有谁|是谁|呢|的?是哪|有哪)", "配合单位"),
    (r"(?<![A-Za-z])(?:lead|leads|leading)(?![A-Za-z])", "牵头"), (r"(?<![A-Za-z])(?:support|supports|supporting)(?![A-Za-z])", "配合"), (r"(?<![A-Za-z])deadline(?![A-Za-z])", "期限"), (r"(?<![A-Za-z])targets?(?![A-Za-z])", "目标"), (r"(?<![A-Za-z])who(?![A-Za-z])", "谁"), (r"(?<![A-Za-z])(?:departments?|units?|bureaus?)(?![A-Za-z])", "单位"),
    (r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", ""),
)
"""English words that ask in a sentence in Chinese."""
MISTYPED = (("迁头", "牵头"), ("千头", "牵头"), ("签头", "牵头"), ("前头单位", "牵头单位"), ("陪合", "配合"), ("配和", "配合"), ("付责", "负责"), ("富责", "负责"), ("什么时侯", "什么时候"), ("附键", "附件"), ("副件", "附件"), ("附近(?=[\\d一二三四五六七八九十])", "附件"))
"""How the words that ask are mistyped by their sound."""
UNKNOWN_UNIT = re.compile(r"(?:[省市县区])?[\u3400-\u9fff]{1,8}(?:局|委|办|中心|公司|集团|法院|检察院|联|协会|大队|支队|银行|总队)")
