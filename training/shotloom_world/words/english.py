"""English words as they are written → their base form, by a table of irregular forms and a few rules checked against a list of words."""

from collections.abc import Container

IRREGULAR = dict(
    pair.split(':')
    for pair in (
        'was:be were:be been:be is:be are:be am:be being:be began:begin begun:begin bent:bend bit:bite bitten:bite blew:blow blown:blow bore:bear '
        'borne:bear bought:buy broke:break broken:break brought:bring built:build burnt:burn came:come caught:catch chose:choose chosen:choose '
        'clung:cling crept:creep cut:cut dealt:deal did:do done:do does:do drank:drink drunk:drink drew:draw drawn:draw drove:drive driven:drive '
        'dug:dig ate:eat eaten:eat fed:feed fell:fall fallen:fall felt:feel fled:flee flew:fly flown:fly flung:fling forgot:forget '
        'fought:fight found:find froze:freeze frozen:freeze gave:give given:give gone:go '
        'went:go goes:go got:get gotten:get grew:grow grown:grow had:have has:have '
        'having:have heard:hear held:hold hid:hide hidden:hide hit:hit hung:hang hurt:hurt kept:keep knelt:kneel knew:know known:know laid:lay '
        'lain:lie led:lead leant:lean leapt:leap left:leave lent:lend let:let lit:light lost:lose lying:lie made:make meant:mean met:meet '
        'paid:pay put:put ran:run rang:ring rung:ring read:read rid:rid ridden:ride rode:ride risen:rise rose:rise said:say '
        'sang:sing sung:sing sank:sink '
        'sunk:sink sat:sit saw:see seen:see sent:send set:set shaken:shake shook:shake shone:shine shot:shoot showed:show shown:show shut:shut '
        'slept:sleep slid:slide spat:spit spent:spend split:split spoke:speak spoken:speak sprang:spring sprung:spring spun:spin stole:steal '
        'stolen:steal stood:stand struck:strike stuck:stick strode:stride swam:swim swept:sweep swore:swear swung:swing taken:take took:take '
        'taught:teach thought:think threw:throw thrown:throw told:tell tore:tear torn:tear trod:tread trodden:tread understood:understand '
        'woke:wake woken:wake won:win wore:wear worn:wear wound:wind wrote:write written:write wept:weep tying:tie dying:die '
        'children:child men:man women:woman feet:foot teeth:tooth geese:goose mice:mouse people:person oxen:ox lives:life wives:wife '
        'knives:knife leaves:leaf loaves:loaf shelves:shelf thieves:thief wolves:wolf halves:half calves:calf scarves:scarf hooves:hoof '
        'policemen:policeman policewomen:policewoman firemen:fireman gentlemen:gentleman sheep:sheep fish:fish deer:deer dice:die '
        'potatoes:potato tomatoes:tomato heroes:hero echoes:echo buses:bus gases:gas lenses:lens'
    ).split()
)
"""Form → base form. `left`, `saw`, `rose`, `leaves`, `felt` have another reading: candidates() gives the written form too."""

_VERB_ENDINGS = (('ying', 'ie'), ('ies', 'y'), ('ied', 'y'), ('ing', ''), ('ing', 'e'), ('ed', ''), ('ed', 'e'))
_NOUN_ENDINGS = (('ies', 'y'), ('ches', 'ch'), ('shes', 'sh'), ('sses', 'ss'), ('xes', 'x'), ('zes', 'z'), ('oes', 'o'), ('s', ''))


def candidates(word: str) -> list[str]:
    """Base forms that a lower-case word may have, likeliest first, with the word itself: `running` → run, running, runne."""
    word = word.lower()
    found: list[str] = []
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    found.append(word)
    for ending, instead in (*_VERB_ENDINGS, *_NOUN_ENDINGS):
        if not word.endswith(ending) or len(word) < len(ending) + 2 or word.endswith('ss'):
            continue
        stem = word[: len(word) - len(ending)] + instead
        if ending in ('ing', 'ed') and instead == '' and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in 'lsz':
            found.append(stem[:-1])
        if ending in ('ing', 'ed') and instead == '' and len(stem) > 3 and stem.endswith('ll'):
            found.append(stem[:-1])
        found.append(stem)
    return list(dict.fromkeys(found))


def base(word: str, known: Container[str]) -> str | None:
    """The likeliest base form that is `known`, or nothing."""
    return next((form for form in candidates(word) if form in known), None)
