import { ShotloomError } from '../contract/errors.ts';
import { say } from '../contract/sentences.ts';
import type { Language } from '../script/screenplay.ts';
import { sayChineseNumbers } from './chinese-numbers.ts';
import { sayEnglishNumbers } from './english-numbers.ts';
import { readIpa } from './ipa.ts';
import { misreadChinese } from './misread-chinese.ts';
import { readPinyin } from './pinyin.ts';
import type { SpeechEngine } from './speech.ts';
import type { Saying, SpokenText } from './spoken-text.ts';
import { asWritten, rewrite } from './spoken-text.ts';

/** How a project says a name or a word. */
export interface Pronunciation {
  /** As it stands in the script. In small letters it means the word in any; else also the word in capitals. */
  readonly written: string;
  /** Pinyin with tones (`chóng qìng`, `chong2 qing4`), other letters that are read as wanted, or the IPA of an English word. */
  readonly said: string;
  readonly how: 'pinyin' | 'respelling' | 'ipa';
}

/**
 * Checks an entry of a dictionary.
 * @throws ShotloomError bad_option
 */
export function checkPronunciation({ written, said, how }: Pronunciation): Saying {
  if (!/[\p{L}\p{N}]/u.test(written))
    throw new ShotloomError(
      'bad_option',
      say`"${written}" holds no word: write what is said otherwise, such as 重庆 or Siobhan.`,
    );
  if (how === 'respelling') {
    if (/[\p{L}\p{N}]/u.test(said)) return { kind: 'text', text: said };
    throw new ShotloomError(
      'bad_option',
      say`"${written}" cannot be said as "${said}": spell it as it sounds, such as "shivawn".`,
    );
  }
  if (how === 'ipa') {
    const read = readIpa(said);
    if (read) return { kind: 'ipa', ipa: said, text: read.spelt };
    throw new ShotloomError(
      'bad_option',
      say`"${said}" cannot be read as the IPA of an English word: write it as in /ʃɪˈvɔːn/, or spell it as it sounds.`,
    );
  }
  const syllables = readPinyin(said);
  if (syllables) return { kind: 'pinyin', syllables };
  throw new ShotloomError(
    'bad_option',
    say`"${said}" cannot be read as Pinyin: write syllables with tones, such as "chóng qìng" or "chong2 qing4".`,
  );
}

/**
 * How a line is said by an engine: the project's own words first, then what this engine is known to misread, then figures, dates
 * and units, then marks.
 * @throws ShotloomError bad_option for an entry that cannot be read
 */
export function prepareSpeech(
  source: string,
  language: Language,
  engine: SpeechEngine,
  dictionary: readonly Pronunciation[] = [],
): SpokenText {
  let text = sayOwnWords(asWritten(source, language), dictionary);
  if (engine === 'espeak') text = sayMisread(text);
  text = language === 'zh' ? sayChineseNumbers(text) : sayEnglishNumbers(text);
  return sayMarks(text);
}

/** The project's own words, the longest first. */
function sayOwnWords(text: SpokenText, dictionary: readonly Pronunciation[]): SpokenText {
  const entries = dictionary.toSorted((one, other) => other.written.length - one.written.length);
  return entries.reduce((said, entry) => {
    const saying = checkPronunciation(entry);
    const word = entry.written.trim();
    const forms = word === word.toLowerCase() ? [word] : [...new Set([word, word.toUpperCase()])];
    const pattern = forms.map((form) => bounded(form)).join('|');
    return rewrite(said, new RegExp(pattern, word === word.toLowerCase() ? 'giu' : 'gu'), () => saying);
  }, text);
}

/** A word by itself: Latin letters do not go on at either end; Chinese has no such ends. */
function bounded(word: string): string {
  const quoted = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\s+/gu, String.raw`\s+`);
  const isLetter = (letter: string | undefined): boolean =>
    /[\p{L}\p{N}]/u.test(letter ?? '') && !/\p{Script=Han}/u.test(letter ?? '');
  const edge = String.raw`[\p{Script=Latin}\p{N}]`;
  return `${isLetter(word.at(0)) ? `(?<!${edge})` : ''}${quoted}${isLetter(word.at(-1)) ? `(?!${edge})` : ''}`;
}

const misreadWords = new RegExp(
  [...misreadChinese.keys()].toSorted((one, other) => other.length - one.length).join('|'),
  'gu',
);

/** 儿 that is a syllable of its own and no r behind another. */
const ownSyllable = String.raw`[女婴孤幼男胎健育少宠患弃妻运血生产托小鹏]儿|儿[子童科媳女孙时歌戏郎孩臣]`;

/** Where one letter is read in several ways, and its neighbours tell which. */
const CONTEXTS: readonly (readonly [RegExp, string])[] = [
  // 一只猫, but 只有.
  [/(?<=[一二两三四五六七八九十百千万几这那每多半整\d])只(?![是有要能好见不得管会想需])/gu, 'zhi1'],
  // 慢慢地走, but 在这块地上.
  [/地(?=[上下里面中内外]|[^\p{L}\p{N}]|$)/gu, 'di4'],
  // 我得走了, but 得到.
  [/(?<=[我你您他她它们就还也总都必可])得(?=\p{Script=Han})(?![到了过出意奖罪分体知以])/gu, 'dei3'],
  // 跑不了.
  [/(?<=\p{Script=Han}不)了(?=[^\p{L}\p{N}了]|[吗吧啊呢的你我他她它多几]|$)/gu, 'liao3'],
  // 一行字.
  [/(?<=[一两几三四五六七八九十\d])行(?=[字诗泪眼文代小大])/gu, 'hang2'],
  [/教(?=[我你您他她它咱孩])(?<![宗佛请求信文])/gu, 'jiao1'],
  [/(?<![一二两三四五六七八九十几这那每各某何品物人])种(?=[树花草菜粮瓜豆果])/gu, 'zhong4'],
  [/还(?=[给钱书债])(?![给钱书债]?(?:是|不|没|有))/gu, 'huan2'],
];

/** What eSpeak NG misreads in Chinese. */
function sayMisread(text: SpokenText): SpokenText {
  if (!/\p{Script=Han}/u.test(text.source)) return text;
  const ends = wordEnds(text.source);
  let said = rewrite(text, misreadWords, ({ 0: word, index }) => {
    const syllables = misreadChinese.get(word);
    // 民主将会 has no 主将 in it.
    const isWord = word.length === 1 || (ends.has(index) && ends.has(index + word.length));
    return syllables && isWord ? { kind: 'pinyin', syllables } : null;
  });
  said = rewrite(said, new RegExp(`${ownSyllable}|(?<erhua>(?<=\\p{Script=Han})儿)`, 'gu'), ({ groups }) =>
    groups?.['erhua'] === undefined ? null : { kind: 'pinyin', syllables: ['er5'] },
  );
  for (const [pattern, syllable] of CONTEXTS)
    said = rewrite(said, pattern, () => ({ kind: 'pinyin', syllables: [syllable] }));
  return said;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where words begin and end. */
function wordEnds(text: string): ReadonlySet<number> {
  return new Set([...words.segment(text)].flatMap(({ index, segment }) => [index, index + segment.length]));
}

/** Marks that voices read out or stumble over become pauses or nothing. */
function sayMarks(text: SpokenText): SpokenText {
  const pause = text.language === 'zh' ? '，' : ', ';
  const rules: readonly (readonly [RegExp, string])[] = [
    [/(?:\p{Extended_Pictographic}|\p{Variation_Selector}|\u200D|\u20E3)/gu, ''],
    // In the middle of names: 约翰·史密斯.
    [/(?<=\p{L})[·•‧](?=\p{L})/gu, ''],
    [/\s*(?:—+|–|―|--+|…+|\.{3,})\s*(?=[.,!?;:。，！？；：]|$)/gu, ''],
    [/\s*(?:—+|(?<=\s)–(?=\s)|―|--+|…+|\.{3,})\s*/gu, pause],
    [/\s*[（(【]\s*/gu, pause],
    [/\s*[）)】]\s*(?=[.,!?;:。，！？；：…—]|$)/gu, ''],
    [/\s*[）)】]\s*/gu, pause],
    [/[《》〈〉「」『』“”"„«»*_~～^`|<>{}[\]\\]/gu, ''],
    [/\s*[\r\n]+\s*/gu, text.language === 'zh' ? '。' : '. '],
  ];
  return rules.reduce((said, [pattern, mark]) => rewrite(said, pattern, () => mark), text);
}
