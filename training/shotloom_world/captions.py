"""Captions: a shot said in English or Chinese, as the tokens that the text encoder reads.

A token is a concept (`role:doctor`, `thing:apple`, `action:run`: what the lexicon hears in a word of either language), a function
word, a mark, or `<unk>`. So synonyms and inflections are the lexicon's, and the encoder learns order, binding and what to
ignore. Every token carries the slot it speaks for, or None; attention is supervised with that.

Connectives, order and unknown words are random: no attribute may be learned from the grammar around it.
"""
from __future__ import annotations

import random

from .facts import UNSAID, Shot
from .settling import manner
from .saying import (CAMERA_WORDS, EN_OBJECT, EN_SUBJECT, SIZE_WORDS, UNKNOWN, UNNAMED, ZH_SUBJECT, Saying, Token, Tokens, pair_of)

LENGTH = 48
EN_WORDS = ("a an the this that of and with in on at to into onto from by along past toward towards through over under near behind before beside between "
            "is are was be been being has have had do does did not no his her its their he she it they him them who whom which what then as while when until "
            "for but or so if than there here up down out off away back again still just only alone together each other one two three another both all some "
            "slowly quickly quietly suddenly very too almost already now old young little big small tall long beautiful lonely wearing dressed left right "
            "several shot close wide medium full insert can could may might must will would shall should camera pans tilts pushes pulls tracks handheld int ext scene same later").split()
ZH_WORDS = ("的 地 得 着 了 过 在 里 上 下 中 前 后 旁 边 外 内 向 往 从 到 对 把 被 给 和 与 同 跟 及 并 又 也 都 就 才 再 还 只 不 没 没有 很 太 "
            "一 一个 一只 一位 一名 一辆 一艘 一匹 一条 一架 一座 一张 一把 一本 一件 一群 两 两个 两人 三 几个 这 那 这个 那个 穿 穿着 身穿 戴 戴着 "
            "是 有 来 去 起 起来 着的 正 正在 慢慢 缓缓 静静 忽然 突然 独自 一起 老 小 大 年轻 高 长 左 右 向左 向右 镜头 内景 外景 做 科 做科 引 领 领着 "
            "他 她 它 他们 她们 我 你 我们 你们 们 俩 自己 二人 "
            "然后 接着 于是 便 先 另 另一个 旁边 远处 手里 手中 身 边上 面前").split()
PUNCTUATION = (".", ",")
PASSED = ("door", "window", "table", "tree", "chair", "house", "bed", "sofa", "fence", "wall_mirror", "bench", "stairs", "carpet", "apple", "football", "basket")


def vocabulary(concepts: list[str]) -> list[str]:
    """Every token in order: pad, unknown, marks, function words, the words of sizes and cameras, then the concepts."""
    said = [w for table in (SIZE_WORDS, CAMERA_WORDS) for language in table.values() for phrases in language.values() for p in phrases for w in p.split()]
    return list(dict.fromkeys(["<pad>", UNKNOWN, *PUNCTUATION, *EN_WORDS, *ZH_WORDS, "extreme", "shoulder", "up", "static", "pan", *said, *concepts]))


class Grammar:
    """Says shots, each time in another way."""

    def __init__(self, rnd: random.Random):
        self.rnd = rnd

    def caption(self, shot: Shot) -> tuple[Tokens, str]:
        """(tokens, language: en or zh)."""
        language = "en" if self.rnd.random() < .5 else "zh"
        say = English(self.rnd, shot) if language == "en" else Chinese(self.rnd, shot)
        return self._scattered(say.all())[:LENGTH], language

    def _scattered(self, tokens: Tokens) -> Tokens:
        """Now and then unknown words between the others, or a function word lost."""
        r = self.rnd
        if r.random() < .45:
            return tokens
        out: Tokens = []
        for t in tokens:
            if t.slot is None and t.word not in PUNCTUATION and r.random() < .12:
                t = Token(UNKNOWN)
            if r.random() < .05:
                out.append(Token(UNKNOWN))
            out.append(t)
        return out


class English(Saying):
    language = "en"
    fill = tuple(EN_WORDS)

    def all(self) -> Tokens:
        r = self.r
        heading = self.where()
        place = next((p for p in heading if p[0].slot == "place"), None)
        within: Tokens = []
        if place and r.random() < .35:
            heading = [p for p in heading if p is not place]
            within = [*self.words("in the", "in a", "on the", "at the", "through the", "along the", "across the", "into the", "from the"), *place]
            if r.random() < .4:
                within = self.words("on the", "in the", "on a", "in a") + self.rider(place)
        core = self.sentence(within) + self._feelings()
        mood = self.concept("mood", "mood")
        if mood:
            heading = [*heading, mood]
        if r.random() < .12:                                  # all in one sentence, the circumstances behind
            tail = sum((self.words("at", "in", "in the", "on a") + p for p in heading), [])
            return self.joined([], core + tail)
        return self.joined(heading, core)

    def _feelings(self) -> Tokens:
        return sum((self.feel(p, EN_SUBJECT, self.words(".", ",", ", and", "and"), self.words("the", "the", "this", ""), self.words("is", "is", "was", "<unk>", "is very", "is so"))
                    for p in ("first", "second")), [])

    def sentence(self, within: Tokens) -> Tokens:
        first, second = self.shot.first, self.shot.second
        if first.kind == "none":
            return self._nobody(within)
        action, target = first.action, self._target()
        verb = self.concept("action", "first.action")
        if self.alike():
            core = self.both(self._pair()) + (self.words("are", "") if self.r.random() < .2 else []) + self.both(verb)
            return core + (within + target if self.r.random() < .4 else target + within) + self._again() + self.noise(.2)
        core = [*(self.pronoun("first", EN_SUBJECT) or self._subject("first")), *self.noise(.12)]
        if first.kind == "thing":
            body = self.words("with", "and", "with its", "with big") + [Token(f"thing:{self.r.choice(('eye', 'ear', 'tooth', 'nose'))}")]
            return core + verb + self._direction("first") + self._passing() + within + self.noise(.3) + (body if self.r.random() < .12 else [])
        if second.kind == "none" and verb and self.r.random() < .07:      # Enter a woman, as old plays say it
            return verb + core + target + within
        if second.kind != "none" and second.action not in (UNSAID, first.action):
            other = [*self._subject("second"), *self.concept("action", "second.action")]
            return core + verb + target + within + self.words("and", "while", ", and", "as", ".", ",") + other + self.noise(.2)
        if second.kind != "none" and action != UNSAID and second.action == action:
            core += self.words("and", "and", "with") + self._subject("second") + self.words("", "", "both", "together") + self.both(verb)
        elif second.kind != "none":
            core += self._with_second(verb, action)
        else:
            core += verb
        core += self._direction("first")
        if self.shot.next_action != UNSAID:                          # and then does something more, maybe with the thing
            more = self.words("and", ", then", "and then", ", and", "and suddenly", ". then") + self.concept("action", "next_action")
            late = bool(target) and self.r.random() < .5
            aside = self.words("at the", "on the", "by the") + [Token("thing:table")] if late and self.r.random() < .4 else []
            return core + aside + within + (more + target if late else target + more + self.noise(.4)) + self._again()
        core += within + target if self.r.random() < .4 else target + within
        return core + self._again() + self.noise(.25, 4)

    def _passing(self) -> Tokens:
        """Now and then whom or what something goes to or looks at, which is not what acts."""
        if self.r.random() > .35:
            return []
        if self.r.random() < .4:
            return self.words("at her", "at him", "after them", "to her", "beside him", "up to him", "around her")
        return self.words("to the", "up to the", "at the", "into the", "by the", "over a", "under a", "past the") + [Token(f"thing:{self.r.choice(PASSED)}")]

    def _again(self) -> Tokens:
        later = self.again(EN_SUBJECT, .2)
        return self.words(",", "and", ", and", ".", "as", "that", ", for") + later if later else []

    def _pair(self) -> Tokens:
        pair = pair_of(self.shot)
        if pair == "couple":
            return self.words("a", "the", "an old", "") + [Token("kind:couple", "first.kind")]
        if pair == "they":
            return [Token("they", "first.kind")]
        counted = self.words("two", "the two", "three", "both", "some", "the", "", "")
        said = [t for t in self._subject("first", article=False)]
        at = next((i for i, t in enumerate(said) if t.slot in ("first.kind", "first.role") and (i + 1 == len(said) or said[i + 1].slot != "first.role")), None)
        return counted + (said if at is None else [*said[:at + 1], Token("several"), *said[at + 1:]])

    def _with_second(self, verb: Tokens, action: str) -> Tokens:
        other = self.pronoun("second", EN_OBJECT) or self._subject("second")
        if action in ("give", "take") and self.shot.thing != "none":
            thing = self._thing(held=True)
            return verb + (thing + self.words("to", "from") + other if self.r.random() < .6 else other + thing)
        if action in ("talk", "look", "wave", "point", "bow", "laugh", "sing", "fight", "hug", "push", "walk", "run"):
            return verb + self.words("to", "at", "with", "", "beside", "toward", "behind") + other
        return self.words("and", "with", "beside") + other + verb if self.r.random() < .6 else verb + self.words("with", "beside", "near", "next to") + other

    def _target(self) -> Tokens:
        """The thing of the shot, unless the second person's phrase has said it."""
        given = self.shot.second.kind != "none" and self.shot.first.action in ("give", "take")
        if self.shot.thing == "none" or self.shot.first.kind == "thing" or given:
            return []
        return self._thing(held=self.shot.relation == "held")

    def _thing(self, held: bool) -> Tokens:
        relation = self.shot.relation
        on = manner(self.shot.first.action, self.shot.thing)
        settled = {"sit": ("on", "on", "in", "down on", "down in", "back in"), "lie": ("in", "on", "down on", "in"), "table": ("at", "at", "down at"), "ride": ("", "", "on")}.get(on)
        link = {"held": ("", "with", "holding", "with in her hand"), "table": ("at the table with", "near", "before"), "wall": ("before", "under", "near"),
                "sky": ("under", "below"), "ridden": ("on", "in", "")}.get(relation, ("near", "beside", "by", "past", "toward", "at", "from"))
        link = ("",) if held and self.shot.first.action in ("hold", "give", "take", "carry", "read", "eat", "drink", "push", "open") else link
        link = settled if settled and self.r.random() < .85 else link
        linked = [Token(t.word, "relation" if relation != UNSAID and t.word in ("with", "holding", "under", "on", "before") else None) for t in self.words(*link)]
        return linked + self.words("a", "the", "his", "her", "an", "") + self.concept("colour", "thing_colour") + self.concept("thing", "thing")

    def _subject(self, person: str, article: bool = True) -> Tokens:
        who, r = self.who(person), self.r
        if who.kind == "thing":
            return self.words("a", "the") + self.concept("colour", f"{person}.colour") + self.noise(.15, 1) + self.noun(person)
        if who.action != UNSAID and r.random() < UNNAMED:                 # somebody whom the tables do not know
            return self.words(*(("",) if person == "first" else ()), "the <unk>", "<unk>", "a <unk>", "<unk> <unk>")
        article = self.words("a", "the", "a", "the", "an", "") if article else []
        adjective = self.words("young", "little", "tall", "lonely", "beautiful") if r.random() < .15 else []
        feeling = self.feeling(person)
        hair = self.concept("colour_of_hair", f"{person}.hair")
        noun = self.noun(person)
        worn = self.worn(person)
        haired = ([Token(f"colour:{who.hair}" if who.hair != "blond" else "colour:yellow", f"{person}.hair"), Token("thing:hair", f"{person}.hair")] if hair else [])
        if haired:
            haired = self.words("with") + haired
        place = r.random()                                                # sad man; man, sad; man is sad
        after = self.words("is", "is <unk>", "was", ",", "and") if person == "first" else self.words(",", "who is")
        return article + adjective + (feeling if place < .35 else []) + noun + worn + haired + (after + feeling if feeling and .35 < place < .75 else [])

    def worn(self, person: str) -> Tokens:
        colour, garment = self.concept("colour", f"{person}.colour"), self.concept("garment", f"{person}.garment")
        return (self.words("in", "in a", "wearing a", "wearing", "dressed in", "in the", "with a") + colour + garment) if colour or garment else []

    def noun(self, person: str) -> Tokens:
        who = self.who(person)
        if who.kind == "thing":
            unnamed = self.shot.thing == "dog" and self.r.random() < .3              # an animal that is not drawn is shown as a dog
            return [Token("generic:animal" if unnamed else f"thing:{self.shot.thing}", "thing")]
        kind = [Token(f"kind:{who.kind}", f"{person}.kind")]
        if who.role == UNSAID:
            return kind
        role = [Token(f"role:{who.role}", f"{person}.role")]
        return role if who.kind == "person" else kind + role

    def _direction(self, person: str) -> Tokens:
        v = self.who(person).direction
        if v == UNSAID:
            return []
        said = {"left": ("to the left", "left", "toward the left"), "right": ("to the right", "right", "toward the right"),
                "camera": ("toward the camera",), "away": ("away",)}[v]
        return [Token(t.word, f"{person}.direction" if t.word in ("left", "right", "camera", "away") else None) for t in self.words(*said)]

    def _nobody(self, within: Tokens) -> Tokens:
        thing = self.concept("thing", "thing")
        if not thing:
            return self.words("the", "a", "", "there is") + self.noise(.7) + within + self.noise(.5)
        said = self.words("a", "the", "there is a", "on the") + self.concept("colour", "thing_colour") + thing
        said += self.words("on the", "at the", "upon a") + [Token("thing:table")] if self.on_table() else []
        return said + self.rests() + within + self.noise(.3)


class Chinese(Saying):
    language = "zh"
    fill = tuple(ZH_WORDS)

    def all(self) -> Tokens:
        r = self.r
        heading = self.where()
        place = next((p for p in heading if p[0].slot == "place"), None)
        within: Tokens = []
        if place and r.random() < .35:
            heading = [p for p in heading if p is not place]
            within = [*self.words("在", "", "从", "到"), *place, *self.words("里", "上", "中", "边", "")]
            if r.random() < .4:
                within = self.words("在") + self.rider(place) + self.words("上", "里", "中", "内")
        mood = self.concept("mood", "mood")
        if mood:
            heading = [*heading, mood]
        return self.joined(heading, self.sentence(within) + self._feelings())

    def _feelings(self) -> Tokens:
        return sum((self.feel(p, ZH_SUBJECT, self.words(".", ".", ",", ""), self.words("", "", "这个", "那个"), self.words("很", "很", "", "也 很", "<unk>", "很 <unk>", "太"))
                    for p in ("first", "second")), [])

    def sentence(self, within: Tokens) -> Tokens:
        first, second = self.shot.first, self.shot.second
        if first.kind == "none":
            return self._nobody(within)
        verb = self.concept("action", "first.action")
        if verb and self.r.random() < .12:                    # 用力地推
            verb = self.words("<unk> 地", "<unk> <unk> 地", "很 <unk> 地") + verb
        if self.alike():
            core = self.both(self._pair())
            done = self.both(verb) + self.words("着", "了", "", "", "科") + self._thing()
            return core + (within + done if self.r.random() < .7 else done + within) + self._again() + self.noise(.2)
        core = (self.pronoun("first", ZH_SUBJECT) or self._subject("first")) + self.noise(.1)
        if first.kind == "thing" and self.r.random() < .3:
            aim = self.words("她", "他", "他们") if self.r.random() < .4 else [Token(f"thing:{self.r.choice(PASSED)}")]
            return core + self.words("向", "在", "对 着", "从", "跟 着") + aim + self.words("", "旁", "边", "前", "上") + verb + within
        if second.kind != "none" and second.action not in (UNSAID, first.action):
            return core + within + verb + self._thing() + self.words(",", "") + self._subject("second") + self.concept("action", "second.action") + self.noise(.2)
        if second.kind != "none" and first.action != UNSAID and second.action == first.action:
            core += self.words("和", "与", "跟", "同") + self._subject("second") + self.words("", "", "一起", "都") + within + self.both(verb) + self.words("", "着", "") + self._thing()
        elif second.kind != "none":
            core += self._with_second(verb, within)
        else:
            direction = self._direction("first")
            late = self.shot.thing != "none" and self.shot.next_action != UNSAID and self.r.random() < .3
            if late:                                          # 坐在桌边，喝咖啡: the thing goes with what is done then
                aside = self.words("在") + [Token("thing:table")] + self.words("边", "旁", "前", "") if self.r.random() < .5 else []
                return core + within + verb + aside + self.words(",", "", "着") + self.concept("action", "next_action") + self._thing() + self._again()
            done = verb + self.words("着", "了", "", "", "科") + self._thing()
            if self.shot.thing != "none" and first.kind != "thing" and self.r.random() < .25:
                done = self.words("把", "拿着", "") + self._thing() + verb
            core += within + direction + done if self.r.random() < .7 else direction + done + within
        if self.shot.next_action != UNSAID:
            core += self.words(",", ", 又", ", 然后", "便", "", ", 接着", "然后", ", 起来") + self.concept("action", "next_action") + self.words("", "", "起来") + self.noise(.3)
        return core + self._again() + self.noise(.25, 4)

    def _again(self) -> Tokens:
        later = self.again(ZH_SUBJECT, .2)
        return self.words(",", ".", ", 但", ", 便", "") + later if later else []

    def _pair(self) -> Tokens:
        pair = pair_of(self.shot)
        if pair == "couple":
            return self.words("一对", "这 对", "", "一 对") + [Token("kind:couple", "first.kind")]
        if pair == "they":
            return [Token(self.r.choice(("他们", "她们", "两人", "二人", "俩")), "first.kind")]
        said = self._subject("first", article=False)
        at = next((i for i, t in enumerate(said) if t.slot in ("first.kind", "first.role") and (i + 1 == len(said) or said[i + 1].slot != "first.role")), None)
        if self.r.random() < .5 or at is None:
            return self.words("两个", "两", "三", "几个", "两 名", "三 个") + said
        return [*said[:at + 1], Token("们"), *said[at + 1:]]

    def _with_second(self, verb: Tokens, within: Tokens) -> Tokens:
        other, action = self.pronoun("second", ZH_SUBJECT) or self._subject("second"), self.shot.first.action
        if action in ("give", "take") and self.shot.thing != "none":
            if self.r.random() < .6:
                return within + self.words("把") + self._thing() + verb + other
            if action == "give" and self.r.random() < .5:
                return within + [Token("给", "first.action")] + other + self._thing()
            return within + self.words("给", "从", "向") + other + verb + self._thing()
        if self.r.random() < .5:
            return self.words("和", "与", "对", "跟", "向", "看 着") + other + within + verb + self._thing()
        return within + verb + self.words("", "着", "了") + other + self._thing()

    def _thing(self) -> Tokens:
        if self.shot.thing == "none" or self.shot.first.kind == "thing":
            return []
        measure = self.words("一个", "一把", "一张", "一本", "一只", "", "", "那")
        colour = self.concept("colour", "thing_colour")
        thing = colour + (self.words("的", "") if colour else []) + self.concept("thing", "thing")
        on = manner(self.shot.first.action, self.shot.thing)
        if on in ("sit", "lie", "table") and self.r.random() < .85:              # 坐在沙发上
            return self.words("在", "在", "") + (measure if self.r.random() < .3 else []) + thing + self.words(*(("边", "旁", "前", "旁边") if on == "table" else ("上", "上", "里", "")))
        return measure + thing

    def _subject(self, person: str, article: bool = True) -> Tokens:
        who, r = self.who(person), self.r
        colour = self.concept("colour", f"{person}.colour")
        if who.kind == "thing":
            return self.words("一辆", "一只", "一个", "一艘", "一匹", "", "这", "那") + colour + (self.words("的", "") if colour else []) + self.noun(person)
        if who.action != UNSAID and r.random() < UNNAMED:
            return self.words(*(("", "做") if person == "first" else ()), "<unk>", "那 <unk>", "<unk> <unk>")
        counted = ("一群", "", "那", "很 <unk>") if who.kind == "crowd" else ("一个", "一位", "一名", "", "", "那", "这个")
        measure = self.words(*counted) if article else []
        feeling = self.feeling(person)
        worn = self.worn(person) + self.words("的") if self.worn(person) else []
        hair = self.concept("colour_of_hair", f"{person}.hair")
        haired = [Token(f"colour:{who.hair}" if who.hair != "blond" else "colour:yellow", f"{person}.hair"), Token("thing:hair", f"{person}.hair"), Token("的")] if hair else []
        return measure + (self.words("年轻 的", "老", "小", "高 大 的") if r.random() < .12 else []) + worn + haired + self.noun(person) + (self.words("", "很", ",", "") + feeling if feeling and r.random() < .7 else [])

    def worn(self, person: str) -> Tokens:
        colour, garment = self.concept("colour", f"{person}.colour"), self.concept("garment", f"{person}.garment")
        return self.words("穿", "穿着", "身穿", "穿 着") + colour + (garment or [Token("generic:clothes")]) if colour or garment else []

    noun = English.noun

    def _direction(self, person: str) -> Tokens:
        v = self.who(person).direction
        if v == UNSAID:
            return []
        said: dict[str, tuple[str, ...]] = {"left": ("向左", "往 左"), "right": ("向右", "往 右"), "camera": ("向 镜头", "对 着 镜头", "对 镜头", "<unk> 着 镜头"), "away": ("往 远处",)}
        return [Token(t.word, f"{person}.direction" if t.word not in ("向", "往", "对", "着", UNKNOWN) else None) for t in self.words(*said[v])]

    def _nobody(self, within: Tokens) -> Tokens:
        thing = self.concept("thing", "thing")
        if not thing:
            return within + self.noise(.7)
        colour = self.concept("colour", "thing_colour")
        said = self.words("有", "", "一个", "一座", "一张", "那") + colour + (self.words("的") if colour else []) + thing
        if self.on_table():
            said = self.words("在", "", "") + [Token("thing:table")] + self.words("上", "", "上 有") + said if self.r.random() < .5 else said + self.words("在", "<unk> 在") + [Token("thing:table"), Token("上")]
        return within + said + self.rests() + self.noise(.3) if self.r.random() < .5 else said + self.rests() + within + self.noise(.3)
