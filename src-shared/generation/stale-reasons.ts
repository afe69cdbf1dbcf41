import type { Language } from '../script/screenplay.ts';
import { canonicalJson } from './canonical-json.ts';
import type { GenerationRequest } from './request.ts';
import { secondsOf } from './request.ts';

/** What differs between what a take was made for and what its shot asks for now. */
export type StaleReason =
  /** Words of the prompt, or of what is not to be seen, that went, came, or gave way to others. */
  | { readonly kind: 'words'; readonly of: PromptField; readonly removed: string; readonly added: string }
  | { readonly kind: 'model'; readonly from: string; readonly to: string }
  | { readonly kind: 'value'; readonly of: StaleValue; readonly from: string; readonly to: string }
  /** Who or what looks otherwise: '' is the light of the film, null the shot itself where nothing else says why. */
  | { readonly kind: 'look'; readonly of: string | null }
  /** What is said in it, or how. */
  | { readonly kind: 'voice' };

/** `later`: the prompts that take over within the shot. */
type PromptField = 'prompt' | 'negative' | 'later';

export type StaleValue =
  | 'seed'
  | 'take'
  | 'size'
  | 'rate'
  | 'length'
  | 'moments'
  | 'style'
  | 'place'
  | 'language'
  | 'steps'
  | 'guidance'
  | 'move'
  | 'handles'
  | 'begin'
  | 'walk';

/**
 * Why a take made for `before` does not answer `now`; empty only where the two are equal.
 */
export function whyStale(before: GenerationRequest, now: GenerationRequest): StaleReason[] {
  const reasons = [
    ...modelReasons(before, now),
    ...wordReasons('prompt', before.prompt, now.prompt, now.language),
    ...wordReasons('later', laterWords(before), laterWords(now), now.language),
    ...wordReasons('negative', before.negative, now.negative, now.language),
    ...VALUES.flatMap(([of, read]): StaleReason[] => {
      const [from, to] = [read(before), read(now)];
      return from === to ? [] : [{ kind: 'value', of, from, to }];
    }),
    ...momentReasons(before, now),
    ...lookReasons(before, now),
    ...(before.voice === now.voice ? [] : [{ kind: 'voice' } as const]),
  ];
  if (reasons.length > 0 || canonicalJson(before) === canonicalJson(now)) return reasons;
  return [{ kind: 'look', of: null }];
}

const VALUES: readonly (readonly [StaleValue, (request: GenerationRequest) => string])[] = [
  ['language', ({ language }) => language],
  ['seed', ({ seed }) => String(seed)],
  ['take', ({ take = 0 }) => String(take + 1)],
  ['place', ({ place_key }) => place_key],
  ['length', (request) => `${Number(secondsOf(request).toFixed(2))} s`],
  ['style', ({ style }) => style || 'flat'],
  ['size', ({ width, height }) => `${width}x${height}`],
  ['rate', ({ rate }) => String(Number((rate.numerator / rate.denominator).toFixed(3)))],
  ['steps', ({ steps }) => String(steps)],
  ['guidance', ({ guidance = 1 }) => String(guidance)],
  ['move', ({ move = 'static' }) => move],
  ['handles', ({ handle_frames }) => String(handle_frames)],
  ['begin', beginning],
  ['walk', ({ draws }) => (draws?.walk === undefined ? '0' : String(draws.frames))],
];

/** From what a picture begins, and how much of it is drawn anew. */
function beginning({ draws }: GenerationRequest): string {
  const { begin } = draws ?? {};
  if (!begin) return '0 %';
  const from = 'picture' in begin ? begin.picture.slice(0, 8) : begin.prompt;
  return `${Math.round(100 * (1 - begin.strength))} % ${from}`;
}

function laterWords({ later = [] }: GenerationRequest): string {
  return later.map(({ prompt }) => prompt).join(' ');
}

/** When prompts take over, where the same ones do. */
function momentReasons(before: GenerationRequest, now: GenerationRequest): StaleReason[] {
  const timesOf = ({ later = [] }: GenerationRequest): string => later.map(({ at_s }) => `${at_s} s`).join(', ');
  const [from, to] = [timesOf(before), timesOf(now)];
  return from === to || laterWords(before) !== laterWords(now) ? [] : [{ kind: 'value', of: 'moments', from, to }];
}

function modelReasons(before: GenerationRequest, now: GenerationRequest): StaleReason[] {
  const isSame =
    before.model.name === now.model.name &&
    before.model.sha256 === now.model.sha256 &&
    before.engine_revision === now.engine_revision;
  return isSame ? [] : [{ kind: 'model', from: before.model.name, to: now.model.name }];
}

function lookReasons(before: GenerationRequest, now: GenerationRequest): StaleReason[] {
  const people = [...new Set([...now.identity_keys, ...before.identity_keys])];
  const lookOf = ({ identity_keys, looks }: GenerationRequest, who: string | null): string | null =>
    looks?.[identity_keys.indexOf(who)] ?? null;
  const changed = people.filter((who) => lookOf(before, who) !== lookOf(now, who));
  const others = canonicalJson(before.identity_keys) === canonicalJson(now.identity_keys) ? [] : people;
  const light = before.palette === now.palette ? [] : [''];
  const names = [...new Set([...changed, ...others])].filter((who) => who !== null);
  return [...names, ...light].map((of) => ({ kind: 'look', of }));
}

function wordReasons(of: PromptField, before: string, now: string, language: Language): StaleReason[] {
  const joined = (words: readonly string[]): string => words.join(language === 'zh' ? '' : ' ').trim();
  return changes(wordsIn(before, language), wordsIn(now, language))
    .map(({ removed, added }) => ({ kind: 'words', of, removed: joined(removed), added: joined(added) }) as const)
    .filter(({ removed, added }) => removed !== added)
    .filter((reason, at, all) => all.findIndex((each) => canonicalJson(each) === canonicalJson(reason)) === at);
}

/** Words without the commas between them; of Chinese, as a dictionary divides it. */
function wordsIn(text: string, language: Language): string[] {
  if (language === 'en') return text.match(/[^\s,;.]+/gu) ?? [];
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  return Array.from(segments)
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment);
}

interface WordChange {
  readonly removed: string[];
  readonly added: string[];
}

/** The longest common subsequence stays; what lies between two of its words changed as one. Prompts have at most some hundred words. */
function changes(before: readonly string[], now: readonly string[]): WordChange[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = before[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: WordChange[] = [];
  let open: WordChange | null = null;
  for (let i = 0, j = 0; i < before.length || j < now.length;) {
    if (i < before.length && j < now.length && before[i] === now[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (!open) found.push((open = { removed: [], added: [] }));
    if (j >= now.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) open.removed.push(before[i++] ?? '');
    else open.added.push(now[j++] ?? '');
  }
  return found;
}

const VALUE_WORDS: Readonly<Record<Language, Readonly<Record<StaleValue, string>>>> = {
  en: {
    seed: 'seed',
    take: 'take',
    size: 'size',
    rate: 'frame rate',
    length: 'length',
    moments: 'moments of prompts',
    style: 'style',
    place: 'place',
    language: 'language',
    steps: 'steps',
    guidance: 'guidance',
    move: 'camera move',
    handles: 'handles',
    begin: 'kept of a picture',
    walk: 'pictures of the walk',
  },
  zh: {
    seed: '种子',
    take: '条次',
    size: '尺寸',
    rate: '帧率',
    length: '时长',
    moments: '提示词的时刻',
    style: '风格',
    place: '地点',
    language: '语言',
    steps: '步数',
    guidance: '引导强度',
    move: '运镜',
    handles: '余量',
    begin: '保留的起始画面',
    walk: '漫步画面数',
  },
};

/** A reason in words, such as "prompt: 'rain' removed". */
export function reasonText(reason: StaleReason, language: Language): string {
  const isChinese = language === 'zh';
  switch (reason.kind) {
    case 'words': {
      const { removed, added } = reason;
      const what = isChinese
        ? { prompt: '提示词', negative: '反向提示词', later: '后续提示词' }[reason.of]
        : { prompt: 'prompt', negative: 'negative prompt', later: 'later prompt' }[reason.of];
      if (isChinese) {
        if (removed === '') return `${what}：加了“${added}”`;
        return added === '' ? `${what}：去了“${removed}”` : `${what}：“${removed}”改为“${added}”`;
      }
      if (removed === '') return `${what}: '${added}' added`;
      return added === '' ? `${what}: '${removed}' removed` : `${what}: '${removed}' became '${added}'`;
    }
    case 'model':
      if (reason.from === reason.to) return isChinese ? '模型已更新' : 'model updated';
      return isChinese ? `模型：${reason.from} → ${reason.to}` : `model ${reason.from} → ${reason.to}`;
    case 'value':
      return `${VALUE_WORDS[language][reason.of]} ${reason.from} → ${reason.to}`;
    case 'voice':
      return isChinese ? '对白的声音' : 'what is heard in it';
    case 'look':
      if (reason.of === null) return isChinese ? '镜头本身有改动' : 'the shot itself changed';
      if (reason.of === '') return isChinese ? '影片的色调' : 'colours of the film';
      return isChinese ? `${reason.of}的样子` : `look of ${reason.of}`;
  }
}
