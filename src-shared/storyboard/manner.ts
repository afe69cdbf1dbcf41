import type { Language } from '../script/screenplay.ts';

/** How somebody speaks, as far as it can be seen. Feelings and actions are those that the built-in model shows. */
export interface Manner {
  readonly feeling: Feeling | null;
  readonly doing: Doing | null;
  /** What the parenthetical says of whom the words are for ("to Tom"), or ''. */
  readonly to: string;
}

type Feeling = 'happy' | 'sad' | 'angry' | 'surprised' | 'frightened' | 'thoughtful';
type Doing =
  | 'whisper'
  | 'shout'
  | 'laugh'
  | 'cry'
  | 'sing'
  | 'phone'
  | 'read'
  | 'write'
  | 'point'
  | 'wave'
  | 'eat'
  | 'drink'
  | 'run'
  | 'walk'
  | 'sit'
  | 'kneel';

export const plainManner: Manner = { feeling: null, doing: null, to: '' };

const feelingWords: readonly (readonly [Feeling, RegExp])[] = [
  [
    'angry',
    /\b(?:angr\w*|furious\w*|mad|annoyed|irritat\w*|snap\w*|bitter\w*|glar\w*|indignant\w*|scowl\w*)\b|gritted teeth|生气|愤怒|严厉|发火|怒|气愤|恼|不耐烦|不满|不悦|不服|咬牙/i,
  ],
  [
    'frightened',
    /\b(?:afraid|scared|fright\w*|terrif\w*|panic\w*|fear\w*|trembl\w*|nervous\w*|shak(?:ing|en)|horrif\w*)\b|害怕|惊恐|恐惧|颤抖|发抖|紧张|(?<!不)慌|怯|不安/i,
  ],
  [
    'surprised',
    /\b(?:surpris\w*|shock\w*|astonish\w*|stunned|amaz\w*|startl\w*|incredulous\w*|disbelie\w*|gasp\w*)\b|吃惊|惊讶|惊奇|诧异|愣|惊喜|震惊|不敢相信|不可思议/i,
  ],
  [
    'sad',
    /\b(?:sad\w*|sorrow\w*|grie\w*|heartbroken|mournful\w*|disappoint\w*|wistful\w*|defeated|dejected|gloom\w*|sigh\w*)\b|悲伤|难过|伤心|忧伤|失望|沮丧|黯然|哽咽|叹|不舍/i,
  ],
  [
    'happy',
    /\b(?:smil\w*|grin\w*|happ\w*|cheer\w*|joy\w*|glad\w*|delight\w*|excited\w*|pleased|beam\w*|warmly|proud\w*|relieved|amused|playful\w*)\b|微笑|笑|高兴|开心|快乐|喜|兴奋|得意|欣慰|激动/i,
  ],
  [
    'thoughtful',
    /\b(?:think\w*|thought\w*|pensive\w*|hesitat\w*|wonder\w*|puzzl\w*|confus\w*|consider\w*|doubtful\w*|worried|anxious\w*|to (?:him|her)self)\b|沉思|思索|想了想|犹豫|疑惑|困惑|不解|担心|忧虑|自言自语/i,
  ],
];

const doingWords: readonly (readonly [Doing, RegExp])[] = [
  [
    'phone',
    /\b(?:on|into|over|to) (?:the |his |her )?(?:tele)?phone\b|\b(?:tele)?phon(?:es|ing)\b|打电话|对着电话|电话里|接电话|拿着电话|对电话/i,
  ],
  [
    'cry',
    /\b(?:cr(?:ies|ying)|sob\w*|weep\w*|in tears|through (?:his |her )?tears|tearful\w*)\b|哭|流泪|含泪|抽泣|啜泣/i,
  ],
  ['laugh', /\b(?:laugh\w*|chuckl\w*|giggl\w*)\b|大笑|哈哈|笑出声/i],
  ['sing', /\bsing(?:s|ing)\b|唱/i],
  ['read', /\bread(?:s|ing)\b|读|念/i],
  ['write', /\bwrit(?:es|ing)\b|写/i],
  ['point', /\bpoint(?:s|ing)\b|指着|指向/i],
  ['wave', /\bwav(?:es|ing)\b|挥手|招手/i],
  ['eat', /\b(?:eat(?:s|ing)|chewing|mouth full)\b|吃着|边吃/i],
  ['drink', /\b(?:drink(?:s|ing)|sipping)\b|喝着|边喝/i],
  ['kneel', /\bkneel(?:s|ing)\b|跪/i],
  ['run', /\brun(?:s|ning)\b|跑着|边跑/i],
  ['walk', /\bwalk(?:s|ing)\b|走着|边走/i],
  ['sit', /\bsit(?:s|ting)\b|坐下|坐着/i],
  [
    'whisper',
    /\b(?:whisper\w*|soft(?:ly)?|quiet(?:ly)?|low voice|hushed|murmur\w*|mutter\w*|under (?:his|her) breath)\b|轻声|小声|低声|悄声|耳语|轻轻/i,
  ],
  ['shout', /\b(?:shout\w*|yell\w*|scream\w*|call(?:s|ing)(?: out)?|loud(?:ly)?|bellow\w*)\b|大声|大喊|喊|叫|吼/i],
];

/** What 不 begins without denying what comes after: shyly (不好意思地), unable to help it (忍不住, 不由得), without end (不停地). */
const affirmed = [
  '耐烦',
  '好意思',
  '由',
  '禁',
  '住',
  '停',
  '断',
  '安(?!静)',
  '满',
  '悦',
  '服',
  '解',
  '舍',
  '敢相信',
  '可思议',
  '知所措',
  '慌不忙',
  '忙',
];
const denied = new RegExp(
  `\\b(?:not|without|no longer|never|stops?|n['’]t)\\b|不再|没有|忍住|停止|不(?!${affirmed.join('|')})`,
  'i',
);
const toSomebody =
  /^(?:(?:then|turning|turns)\s+)?to\s+(.{1,40})$|对着?(.{1,12}?)(?:说|喊|道|$)|向(.{1,12}?)(?:说|喊|$)/i;

/** Reads a parenthetical: "(smiling)", "(whispering, to Tom)", （哭着）. What cannot be seen ("beat", 停顿) says nothing. */
export function mannerIn(parenthetical: string): Manner {
  const text = parenthetical
    .replaceAll(/[()（）]/g, ' ')
    .trim()
    .slice(0, 120);
  const addressed = text.split(/[,;，；]/).map((part) => toSomebody.exec(part.trim()));
  const to = addressed.flatMap((match) => match?.[1] ?? match?.[2] ?? match?.[3] ?? [])[0] ?? '';
  if (denied.test(text)) return { ...plainManner, to };
  const doing = doingWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const feeling = feelingWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  // Laughing is seen as it is; smiling is what is said with a laughing face.
  return { feeling: doing === 'laugh' || doing === 'cry' ? null : feeling, doing, to };
}

/** What two parentheticals before the same words say together; the first wins. */
export function joinManners(first: Manner, second: Manner): Manner {
  return { feeling: first.feeling ?? second.feeling, doing: first.doing ?? second.doing, to: first.to || second.to };
}

export function isSameManner(first: Manner, second: Manner): boolean {
  return first.feeling === second.feeling && first.doing === second.doing;
}

const chineseFeeling: Readonly<Record<Feeling, string>> = {
  happy: '高兴地',
  sad: '悲伤地',
  angry: '生气地',
  surprised: '吃惊地',
  frightened: '害怕地',
  thoughtful: '沉思地',
};
/** [one, several]: of two verbs a model shows the first. */
const englishDoing: Readonly<Record<Doing, readonly [string, string]>> = {
  whisper: ['whispers', 'whisper'],
  shout: ['shouts', 'shout'],
  laugh: ['laughs', 'laugh'],
  cry: ['cries and talks', 'cry and talk'],
  sing: ['sings', 'sing'],
  phone: ['phones', 'phone'],
  read: ['reads aloud', 'read aloud'],
  write: ['writes and talks', 'write and talk'],
  point: ['points and talks', 'point and talk'],
  wave: ['waves and talks', 'wave and talk'],
  eat: ['dines and talks', 'dine and talk'],
  drink: ['drinks and talks', 'drink and talk'],
  run: ['runs and talks', 'run and talk'],
  walk: ['walks and talks', 'walk and talk'],
  sit: ['sits and talks', 'sit and talk'],
  kneel: ['kneels and talks', 'kneel and talk'],
};
const chineseDoing: Readonly<Record<Doing, string>> = {
  whisper: '轻声说话',
  shout: '大声说话',
  laugh: '大笑着说话',
  cry: '哭着说话',
  sing: '唱歌',
  phone: '打电话',
  read: '读着说话',
  write: '写着说话',
  point: '指着说话',
  wave: '挥手说话',
  eat: '吃着说话',
  drink: '喝着说话',
  run: '跑着说话',
  walk: '走着说话',
  sit: '坐着说话',
  kneel: '跪着说话',
};

/** What is said of somebody who speaks so: the word before the person ("happy") and the verb, or 高兴地 and 轻声说话. */
export function mannerWords(
  { feeling, doing }: Manner,
  language: Language,
  several: boolean,
): { readonly feeling: string; readonly verb: string } {
  if (language === 'zh')
    return { feeling: feeling ? chineseFeeling[feeling] : '', verb: doing ? chineseDoing[doing] : '说话' };
  return { feeling: feeling ?? '', verb: doing ? englishDoing[doing][several ? 1 : 0] : several ? 'talk' : 'talks' };
}

/** What is written for each doing in either language, for tests: [English, Chinese]. */
export const mannerVerbs: Readonly<Record<string, readonly [string, string]>> = Object.fromEntries(
  Object.entries(englishDoing).map(([doing, [one]]) => [doing, [one, chineseDoing[doing as Doing]]]),
);
