"""Captions in English and Chinese, and the tokens they are made of.

Every token carries the slot it speaks for, or -1; the text encoder's attention is supervised with that. Connectives,
order and unknown words are random, so that no attribute is learned from the grammar around it (GAN.md, lesson 3).
"""
from __future__ import annotations

import random
import re
import zlib

from .world import PEOPLE, SLOTS, Sample

LENGTH = 40
Token = tuple[str, int]

EN = {
    "time": {"dawn": "dawn|at dawn|sunrise|at sunrise|early morning|in the morning|morning|daybreak|at daybreak", "day": "day|by day|daytime|at noon|noon|in daylight|in the afternoon|afternoon|midday",
             "sunset": "sunset|at sunset|dusk|at dusk|evening|in the evening|twilight|golden hour|late afternoon", "night": "night|at night|midnight|at midnight|under the stars|in the moonlight|moonlight|tonight"},
    "weather": {"clear": "clear sky|under a clear sky|sunny|sunshine|clear weather", "rain": "rain|in the rain|rainy|as rain falls|it rains|raining|storm|in a storm|downpour|drizzle|stormy",
                "snow": "snow|in the snow|snowy|as snow falls|it snows|snowing|winter|blizzard|snowfall", "fog": "fog|in the fog|foggy|mist|in thick mist|misty|haze"},
    "setting": {"sea": "sea|on the sea|at sea|open sea|ocean|on the ocean|over the waves|waves|on the water|bay", "harbour": "harbour|harbor|in the harbour|port|pier|on the pier|dock|docks|quay|lighthouse|by the lighthouse|waterfront|shore|coast|beach|on the beach|island",
                "mountains": "mountains|in the mountains|mountain|snowy peaks|alps|valley|cliff|hills|mountain pass|ridge", "city": "city|in the city|city street|street|on the street|downtown|town|in town|alley|square|market|avenue|bridge|station|road",
                "forest": "forest|in the forest|woods|in the woods|pine trees|among the trees|jungle|grove|trees", "desert": "desert|in the desert|dunes|sand|among the dunes|pyramids|sands|wasteland",
                "meadow": "meadow|in a meadow|field|in the field|green field|countryside|in the country|farm|on the farm|garden|park|in the park|grass|village|yard", "room": "room|in the room|living room|bedroom|kitchen|in the kitchen|house|at home|home|indoors|cottage|cabin|apartment|hut|hallway|cafe|restaurant|bar|hotel",
                "classroom": "classroom|in the classroom|school|at school|lecture hall|blackboard|lesson|class", "office": "office|in the office|newsroom|studio|news studio|hospital|laboratory|workplace|lab|clinic",
                "moon": "moon|on the moon|space|in space|outer space|lunar plain|moon surface"},
    "subject": {"man": "man|old man|gentleman|keeper|father|driver|fisherman|guy|sailor|farmer|soldier|he|grandfather", "woman": "woman|old woman|lady|mother|she|nurse|teacher|grandmother|reporter|sister|anchor",
                "child": "child|girl|boy|kid|little girl|little boy|daughter|son|student|pupil", "dog": "dog|puppy|hound", "cat": "cat|kitten", "bird": "bird|sparrow|parrot|gull|seagull|crow|pigeon", "horse": "horse|pony|mare",
                "car": "car|taxi|automobile|cab|sedan", "bus": "bus|coach|minibus|school bus", "truck": "truck|lorry|pickup", "train": "train|locomotive|steam train|railway train", "boat": "boat|sailboat|ship|yacht|sailing boat|ferry",
                "plane": "plane|airplane|jet|aeroplane|aircraft", "balloon": "balloon|hot air balloon|airship", "ball": "ball|football|toy ball", "rocket": "rocket|spaceship|spacecraft"},
    "colour": {"red": "red|crimson|scarlet", "orange": "orange|amber", "yellow": "yellow|golden|gold", "green": "green|emerald", "blue": "blue|azure|navy", "purple": "purple|violet", "pink": "pink|rose", "white": "white|cream", "black": "black|dark", "brown": "brown|chestnut|tan"},
    "action": {"still": "stands|waits|rests|is still|standing|stands still|watches|looks|stares|stops|waiting|is parked|turns|listens|stays", "sit": "sits|sitting|is seated|sits down|reads|writes|eats", "walk": "walks|walking|strolls|wanders|crosses|enters|comes|steps|goes|leaves|trots",
               "run": "runs|running|sprints|races|dashes|hurries|rushes|chases|gallops", "jump": "jumps|jumping|hops|leaps|dances", "talk": "talks|talking|speaks|says|whispers|shouts|asks|calls|laughs|sings|smiles|explains", "wave": "waves|waving|greets|waves goodbye|raises a hand",
               "drive": "drives|driving|rides|moves|speeds|passes|pulls away|arrives|travels", "sail": "sails|sailing|cruises|drifts|floats|rocks", "fly": "flies|flying|soars|glides|flies past|hovers|circles", "rise": "rises|rising|takes off|climbs|lifts off|launches", "bounce": "bounces|bouncing", "roll": "rolls|rolling|tumbles"},
    "direction": {"left": "to the left|left|from right to left|leftwards", "right": "to the right|right|from left to right|rightwards"},
    "camera": {"static": "static shot|still camera|static|locked camera", "pan_left": "camera pans left|pan left|panning left", "pan_right": "camera pans right|pan right|panning right", "zoom_in": "zoom in|camera moves in|push in|camera pushes in|slow push in", "zoom_out": "zoom out|camera pulls back|pull out|pull back|camera pulls out"},
    "size": {"wide": "wide shot|wide|long shot|full shot|establishing shot|extreme wide shot", "medium": "medium shot|mid shot|medium|medium close shot|two shot", "close": "close up|close shot|close|extreme close up|insert|closeup"}}
ZH = {
    "time": {"dawn": "黎明|清晨|早晨|早上|日出|凌晨|拂晓|晨", "day": "日|白天|中午|正午|下午|上午|午后|日间", "sunset": "黄昏|傍晚|日落|夕阳下|暮色|夕阳", "night": "夜|夜晚|晚上|深夜|夜里|星空下|月光下|午夜|黑夜"},
    "weather": {"clear": "晴|晴天|阳光|天晴|晴空", "rain": "雨|下雨|雨中|大雨|下着雨|暴雨|小雨|雨天|暴风雨", "snow": "雪|下雪|雪中|大雪|下着雪|雪天|冬天|雪花", "fog": "雾|雾中|大雾|起雾|浓雾|薄雾|雾气"},
    "setting": {"sea": "海|大海|海上|海面|海洋|海面上|河|河面|湖|水面", "harbour": "港口|码头|海港|灯塔|海边|海滩|岸边|海岸|小岛|河边", "mountains": "山|山里|大山|雪山|山谷|高山|山上|山间|悬崖|山路", "city": "城市|街道|街上|城里|马路|大街|街头|市场|小镇|巷子|广场|车站|路上|公路|桥上",
                "forest": "森林|树林|林中|丛林|森林里|松林|树下", "desert": "沙漠|沙丘|沙漠里|沙地|金字塔|荒漠", "meadow": "草地|田野|公园|花园|草原|乡村|农场|院子|操场|村庄|村口|草坪|田里", "room": "房间|客厅|家里|卧室|厨房|屋里|室内|小屋|家中|餐厅|咖啡馆|走廊|屋子|卫生间",
                "classroom": "教室|学校|课堂|黑板前|教室里|讲台", "office": "办公室|演播室|医院|实验室|病房|新闻演播室|诊所|公司", "moon": "月球|太空|月球上|宇宙|月面|外太空"},
    "subject": {"man": "男人|男子|老人|老爷爷|父亲|爸爸|爷爷|先生|渔夫|司机|他|叔叔|老头", "woman": "女人|女子|女士|母亲|妈妈|奶奶|老师|女教师|护士|她|记者|老奶奶|主播|阿姨", "child": "孩子|男孩|女孩|小孩|小男孩|小女孩|学生|儿子|女儿|小朋友|同学", "dog": "狗|小狗|猎犬", "cat": "猫|小猫", "bird": "鸟|小鸟|海鸥|麻雀|鸟儿|鸽子|乌鸦",
                "horse": "马|小马|骏马|马儿", "car": "汽车|轿车|出租车|小汽车|车", "bus": "公交车|巴士|公共汽车|大巴|校车|客车", "truck": "卡车|货车|大卡车", "train": "火车|列车|蒸汽火车|高铁", "boat": "船|小船|帆船|渔船|轮船|纸船", "plane": "飞机|客机|喷气机", "balloon": "热气球|气球|飞艇", "ball": "球|皮球|足球|小球", "rocket": "火箭|飞船|宇宙飞船"},
    "colour": {"red": "红|红色|大红|鲜红", "orange": "橙|橙色|橘色|橘黄", "yellow": "黄|黄色|金色|金黄", "green": "绿|绿色|翠绿", "blue": "蓝|蓝色|深蓝|天蓝", "purple": "紫|紫色|紫罗兰", "pink": "粉|粉色|粉红|粉红色", "white": "白|白色|雪白", "black": "黑|黑色|漆黑", "brown": "棕|棕色|褐色|咖啡色"},
    "action": {"still": "站着|站在|站|等待|等着|停着|看着|望着|停在|静静地|不动|听着|停下", "sit": "坐着|坐在|坐|坐下|读书|写字|看书", "walk": "走|走着|走过|走路|走进|散步|漫步|走来|走向|走出", "run": "跑|奔跑|跑着|跑过|飞奔|跑来|跑向|追赶|奔驰|追", "jump": "跳|跳着|跳跃|跳起|跳起来|跳舞", "talk": "说|说话|说着|讲话|问|喊|低声说|讲课|回答|笑着说|唱歌|讲|笑", "wave": "挥手|招手|挥着手|打招呼|挥手告别|举手",
               "drive": "行驶|开|开过|驶过|开着|驶来|开走|驶|驶向", "sail": "航行|漂|漂着|漂流|漂浮|漂向|起航", "fly": "飞|飞着|飞过|飞翔|飞行|飞来|盘旋|飞向", "rise": "升起|起飞|上升|升空|发射|升上", "bounce": "弹跳|蹦|弹起|蹦跳", "roll": "滚|滚动|滚过|滚着|滚来"},
    "direction": {"left": "向左|往左|从右到左|朝左", "right": "向右|往右|从左到右|朝右"},
    "camera": {"static": "固定镜头|镜头固定|固定|镜头不动", "pan_left": "左摇|镜头左摇|镜头向左摇|向左摇", "pan_right": "右摇|镜头右摇|镜头向右摇|向右摇", "zoom_in": "推|推近|镜头推近|推镜头|缓缓推近", "zoom_out": "拉|拉远|镜头拉远|拉镜头|缓缓拉远"},
    "size": {"wide": "全景|远景|大远景|全身", "medium": "中景|中近景|半身", "close": "特写|近景|大特写|面部特写"}}
_EN_FILL = ("a the an of and with in on at to into by from along past toward towards through over under near is are his her its this that there then as while for "
            "slowly quickly quietly alone again scene shot video film small big little young tall lonely happy sad quiet beautiful bright long empty "
            "coat dress shirt jacket hat scarf clothes suit sweater uniform door window table chair hand face eyes light sky sun cloud house letter book path int ext").split()
_ZH_FILL = ("的 在 上 里 着 了 一 个 只 辆 艘 架 位 条 匹 列 和 与 从 到 中 穿 穿着 衣服 外套 裙子 大衣 慢慢 静静 一个 一只 一辆 一艘 一架 一位 一匹 一列 一座 这 那 是 有 很 "
            "镜头 画面 年轻 小 大 老 高 远处 天空 太阳 云 门 窗 桌子 椅子 手 脸 眼睛 光 内景 外景 地 把 正在 缓缓 独自 沿着 身 戴 帽子 风").split()
_CLOTHES = {"en": ["coat", "dress", "shirt", "jacket", "hat", "scarf", "clothes", "suit", "sweater", "uniform"], "zh": ["衣服", "外套", "裙子", "大衣"]}
_PHRASES = {lang: {s: {v: t.split("|") for v, t in vs.items()} for s, vs in table.items()} for lang, table in (("en", EN), ("zh", ZH))}
PUNCTUATION = {"。": ".", "，": ",", "、": ",", "！": ".", "!": ".", "？": ".", "?": ".", "；": ",", ";": ",", "：": ",", ":": ","}


def _vocabulary() -> list[str]:
    en = {w for vs in _PHRASES["en"].values() for ps in vs.values() for p in ps for w in p.split()} | set(_EN_FILL)
    zh = {p for vs in _PHRASES["zh"].values() for ps in vs.values() for p in ps} | set(_ZH_FILL)
    return ["<pad>", "<unk>", ".", ",", *sorted(en), *sorted(zh)]


VOCABULARY = _vocabulary()
IDS = {w: i for i, w in enumerate(VOCABULARY)}
_LONGEST = max(len(w) for w in VOCABULARY if w > "一")
_PIECES = re.compile(r"[a-z']+|[一-鿿]+|[.,]")


def tokenize(text: str) -> list[str]:
    """Text as known words, `<unk>` for others. English by words, Chinese by longest match (the application's tokenizer does the same)."""
    text = "".join(PUNCTUATION.get(c, c) for c in text.lower().replace("-", " "))
    out: list[str] = []
    for piece in _PIECES.findall(text):
        if piece < "一":
            out.append(piece if piece in IDS else "<unk>")
            continue
        i = 0
        while i < len(piece):
            word = next((piece[i:i + n] for n in range(min(_LONGEST, len(piece) - i), 0, -1) if piece[i:i + n] in IDS), None)
            if word is None:
                if out[-1:] != ["<unk>"]:
                    out.append("<unk>")
                i += 1
            else:
                out.append(word)
                i += len(word)
    return out


def held_out(shown: dict[str, str]) -> bool:
    """Combinations of subject, colour and place that training never sees."""
    return zlib.crc32(f"{shown['subject']}|{shown['colour']}|{shown['setting']}".encode()) % 31 == 7


class Grammar:
    """Writes a caption for a sample in one language."""

    def __init__(self, rnd: random.Random):
        self.rnd = rnd

    def caption(self, s: Sample) -> tuple[list[Token], str]:
        """(tokens with slots, language)."""
        lang = "en" if self.rnd.random() < .5 else "zh"
        tokens = self._english(s) if lang == "en" else self._chinese(s)
        return tokens[:LENGTH], lang

    def _say(self, lang: str, s: Sample, slot: str) -> list[Token]:
        value = s.said[slot]
        if value is None or value not in _PHRASES[lang][slot]:
            return []
        phrase = self.rnd.choice(_PHRASES[lang][slot][value])
        return [(w, SLOTS.index(slot) if w not in ("a", "the", "in", "on", "at", "of") else -1) for w in (phrase.split() if lang == "en" else [phrase])]

    def _fill(self, text: str) -> list[Token]:
        return [(w, -1) for w in text.split()]

    def _noise(self, lang: str, chance: float) -> list[Token]:
        """Words that say nothing to the picture: unknown ones mostly."""
        if self.rnd.random() > chance:
            return []
        words = _EN_FILL if lang == "en" else _ZH_FILL
        return [("<unk>" if self.rnd.random() < .6 else self.rnd.choice(words), -1) for _ in range(self.rnd.randint(1, 4))]

    def _other(self, lang: str, s: Sample) -> list[Token]:
        """What comes after the subject and its verb: the first thing, verb and place that are named count."""
        r = self.rnd
        if s.said["subject"] in (None, "none"):
            return []
        nouns, verbs = (r.choice(r.choice(list(_PHRASES[lang][k].values()))) for k in ("subject", "action"))
        out: list[Token] = []
        if r.random() < .25:
            if lang == "en":
                out += self._fill(r.choice(["with a", "and a", "near the", "toward the", "past a", "looks at a", "to the", "puts the"]) + " " + nouns)
            else:
                out += self._fill(r.choice(["和", "与", "看着", "在", "把", "把 小", "看着 一只", "向", "<unk> 一艘", "追 着"])) + [(nouns, -1)]
        if r.random() < .2 and s.said["action"] is not None:
            out += [(",", -1), *self._fill(r.choice(["and", "then", "<unk>", "the <unk>", "while the"]) if lang == "en" else r.choice(["<unk>", "", "太阳 从 <unk>", "慢慢"])), *self._fill(verbs)]
        if r.random() < .15 and s.said["setting"] is not None:
            elsewhere = r.choice(r.choice(list(_PHRASES[lang]["setting"].values())))
            out += self._fill(r.choice(["toward the", "from the", "out of the", "to the"]) if lang == "en" else r.choice(["向", "从", "望着", "远处 的"])) + self._fill(elsewhere)
        return out

    def _nobody(self, lang: str, s: Sample) -> list[Token]:
        """A sentence about no subject we can paint: unknown words, or the place itself ("the lighthouse stands in the dark")."""
        r = self.rnd
        if r.random() < .3:
            return self._noise(lang, .6)
        place = [w for w, _ in self._say(lang, s, "setting")] if r.random() < .5 else []
        verb = r.choice(r.choice(list(_PHRASES[lang]["action"].values())) if r.random() < .5 else _PHRASES[lang]["action"]["still"])
        if lang == "en":
            noun = place[-1:] or ["<unk>"]
            return self._fill(r.choice(["a", "the", "the", "<unk>", "his", "her"])) + [(noun[0], -1)] + self._fill(verb) + self._noise(lang, .7)
        return self._fill(r.choice(["一座", "一个", "", "那"])) + [((place or ["<unk>"])[0], -1), (verb, -1)] + self._noise(lang, .7)

    def _english(self, s: Sample) -> list[Token]:
        r = self.rnd
        lang = "en"
        colour, subject, action, direction = (self._say(lang, s, k) for k in ("colour", "subject", "action", "direction"))
        article = self._fill(r.choice(["a", "the", "a", "", "his", "her"]))
        adjective = self._fill(r.choice(["small", "young", "lonely", "happy", "quiet", "tall", "<unk>", "big"])) if r.random() < .25 else []
        if s.said["subject"] in PEOPLE and colour and r.random() < .75:
            wear = r.choice(["in", "in a", "wearing a", "in the", "with a"]).replace("wearing", "<unk>")
            who = article + adjective + subject + self._fill(wear) + colour + (self._fill(r.choice(_CLOTHES[lang] + ["<unk>"])) if r.random() < .6 else [])
        else:
            who = article + adjective + colour + subject
        where = self._say(lang, s, "setting")
        time, weather, camera, size = (self._say(lang, s, k) for k in ("time", "weather", "camera", "size"))
        link = self._fill(r.choice(["", "along the", "through the", "past the", "", "across a", "into the", "toward the", "down the", "over the"]))
        core = who + self._noise(lang, .15) + action + direction + self._noise(lang, .3)
        more = self._other(lang, s)
        if not s.said["subject"] or s.said["subject"] == "none":
            core = self._nobody(lang, s)
        if r.random() < .55:   # the way a storyboard says it: time, weather, place. What happens. How it is seen.
            lead = [p for p in (time, weather, where) if p]
            if r.random() < .3:
                r.shuffle(lead)
            parts = sum(([*p, (",", -1)] for p in lead), [])
            out = [*parts[:-1], (".", -1), *core, *more, (".", -1)]
            tail = [t for t in (camera, size) if t]
            r.shuffle(tail)
            for t in tail:
                out = [*t, (".", -1), *out] if r.random() < .3 else [*out, *t, (".", -1)]
            return out
        context = [link + where if core and r.random() < .5 else where, time, weather]
        r.shuffle(context)
        out = core + sum(context, []) if r.random() < .75 else sum(context[:2], []) + core + context[2]
        for t in (camera, size):
            out = [*out, *t] if r.random() < .7 else [*t, *out]
        return out + self._noise(lang, .1)

    def _chinese(self, s: Sample) -> list[Token]:
        r = self.rnd
        lang = "zh"
        colour, subject, action, direction = (self._say(lang, s, k) for k in ("colour", "subject", "action", "direction"))
        where, time, weather, camera, size = (self._say(lang, s, k) for k in ("setting", "time", "weather", "camera", "size"))
        measure = self._fill(r.choice(["一个", "一只", "一辆", "一艘", "一位", "一匹", "一架", "", "", "这 个"]))
        of = self._fill(r.choice(["的", "的", "", "小"]))
        if s.said["subject"] in PEOPLE and colour and r.random() < .8:
            wear = self._fill(r.choice(["穿", "穿着", "身 穿", "戴"]))
            who = measure + wear + colour + (self._fill(r.choice(_CLOTHES[lang] + ["<unk>"])) if r.random() < .85 else []) + self._fill("的") + subject
        else:
            who = measure + colour + (of if colour else []) + subject
        core = who + self._noise(lang, .1) + direction + action + self._noise(lang, .3)
        more = self._other(lang, s)
        if r.random() < .2:
            core = who + self._fill("在") + where + self._fill(r.choice(["里", "上", "中", ""])) + direction + action + self._noise(lang, .2)
            where = []
        if not s.said["subject"] or s.said["subject"] == "none":
            core = self._nobody(lang, s)
        lead = [p for p in (time, weather, where) if p]
        if r.random() < .4:
            r.shuffle(lead)
        comma = r.random() < .7
        parts = sum(([*p, (",", -1)] if comma else p for p in lead), [])
        if comma:
            parts = [*parts[:-1], (".", -1)] if parts else []
        out = [*parts, *core, *more, (".", -1)] if r.random() < .85 else [*core, (",", -1), *parts]
        tail = [t for t in (camera, size) if t]
        r.shuffle(tail)
        for t in tail:
            out = [*t, (",", -1), *out] if r.random() < .35 else [*out, *t, (".", -1)]
        return out


def encode(tokens: list[str]) -> list[int]:
    """Ids of one caption, padded to LENGTH."""
    ids = [IDS.get(w, 1) for w in tokens][:LENGTH]
    return ids + [0] * (LENGTH - len(ids))
