import type { Language } from '../script/screenplay.ts';
import type { CameraAngle, CameraMove, DraftShot, ShotSize, Transition, TransitionOut } from './storyboard.ts';

/** The words of one kind of thing in one language, and what else people write for it. */
type Words<Value extends string> = Readonly<Record<Value, readonly [word: string, ...others: string[]]>>;

/** Sizes as people of the trade call them, in English and Chinese; the first word is the one that Shotloom writes. */
const sizes: Readonly<Record<Language, Words<ShotSize>>> = {
  en: {
    extreme_wide: ['extreme wide', 'extreme long', 'els', 'ews', 'xls'],
    wide: ['wide', 'long', 'ls', 'ws', 'establishing'],
    full: ['full', 'fs'],
    medium: ['medium', 'mid', 'ms', 'two-shot'],
    over_shoulder: ['over the shoulder', 'over shoulder', 'over-the-shoulder', 'ots'],
    medium_close: ['medium close', 'mcu', 'medium close-up'],
    close: ['close', 'close-up', 'close up', 'closeup', 'cu'],
    extreme_close: ['extreme close', 'extreme close-up', 'extreme close up', 'ecu', 'xcu'],
    insert: ['insert'],
  },
  zh: {
    extreme_wide: ['大远景', '大全景'],
    wide: ['远景', '广角'],
    full: ['全景', '全身'],
    medium: ['中景', '双人镜头'],
    over_shoulder: ['过肩', '过肩镜头'],
    medium_close: ['中近景'],
    close: ['特写', '近景'],
    extreme_close: ['大特写'],
    insert: ['插入', '插入镜头'],
  },
};

const moves: Readonly<Record<Language, Words<CameraMove>>> = {
  en: {
    static: ['static', 'fixed', 'locked off'],
    pan_left: ['pan left'],
    pan_right: ['pan right', 'pan'],
    tilt_up: ['tilt up'],
    tilt_down: ['tilt down'],
    push_in: ['push in', 'dolly in', 'zoom in'],
    pull_out: ['pull out', 'pull back', 'dolly out', 'zoom out'],
    track_left: ['track left', 'truck left'],
    track_right: ['track right', 'truck right', 'track', 'follow'],
    handheld: ['handheld', 'hand-held'],
  },
  zh: {
    static: ['固定', '固定镜头', '静止'],
    pan_left: ['左摇', '向左摇'],
    pan_right: ['右摇', '向右摇', '摇'],
    tilt_up: ['上摇', '向上摇'],
    tilt_down: ['下摇', '向下摇'],
    push_in: ['推近', '推', '推镜头'],
    pull_out: ['拉远', '拉', '拉镜头'],
    track_left: ['左移', '向左移'],
    track_right: ['右移', '向右移', '移', '跟', '跟拍'],
    handheld: ['手持'],
  },
};

/** An angle, or that it is none. */
export type NamedAngle = CameraAngle | 'eye_level';

const angles: Readonly<Record<Language, Words<NamedAngle>>> = {
  en: {
    eye_level: ['eye level', 'eye-level'],
    low: ['low angle', 'low-angle', "worm's-eye", "worm's eye", "worm's-eye view", "worm's eye view"],
    high: ['high angle', 'high-angle'],
    overhead: [
      'overhead',
      "bird's-eye",
      "bird's eye",
      "bird's-eye view",
      "bird's eye view",
      'top',
      'top-down',
      'top down',
    ],
    dutch: ['dutch angle', 'dutch', 'dutch tilt', 'canted', 'canted angle'],
  },
  zh: {
    eye_level: ['平视', '平拍'],
    low: ['仰拍', '仰视', '仰角', '低角度'],
    high: ['俯拍', '俯视', '俯角', '高角度'],
    overhead: ['顶拍', '鸟瞰'],
    dutch: ['斜角', '斜角镜头', '荷兰角', '倾斜镜头'],
  },
};

const transitions: Readonly<Record<Language, Readonly<Record<Transition | TransitionOut, string>>>> = {
  en: {
    cut: 'cut',
    dissolve: 'dissolve',
    wipe: 'wipe',
    fade_in: 'fade in',
    fade_out: 'fade out',
    cut_to_black: 'cut to black',
  },
  zh: { cut: '切', dissolve: '叠化', wipe: '划像', fade_in: '淡入', fade_out: '淡出', cut_to_black: '切至黑场' },
};

/** "medium close" / "中近景". */
export function sizeWord(size: ShotSize, language: Language): string {
  return sizes[language][size][0];
}

/** "push in" / "推近". */
export function moveWord(move: CameraMove, language: Language): string {
  return moves[language][move][0];
}

/** "low angle" / "仰拍"; "eye level" / "平视" where there is none. */
export function angleWord(angle: CameraAngle | undefined, language: Language): string {
  return angles[language][angle ?? 'eye_level'][0];
}

/** "dissolve" / "叠化": how a shot comes in, then how it ends where that is said: "cut, fade out". */
export function transitionWords(
  { transition_in, transition_out }: Pick<DraftShot, 'transition_in' | 'transition_out'>,
  language: Language,
): string[] {
  const words = transitions[language];
  return [words[transition_in], ...(transition_out === undefined ? [] : [words[transition_out]])];
}

/** "3.1 s" / "3.1 秒": a tenth is what a reader can use. */
export function secondsWords(seconds: number, language: Language): string {
  return `${seconds.toFixed(1)} ${language === 'zh' ? '秒' : 's'}`;
}

function lookUp<Value extends string>(tables: Readonly<Record<Language, Words<Value>>>): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const table of [tables.en, tables.zh]) {
    for (const [value, words] of Object.entries(table) as [Value, readonly string[]][])
      for (const word of [...words, value.replaceAll('_', ' ')]) found.set(word, value);
  }
  return found;
}

const sizeByWord = lookUp(sizes);
const moveByWord = lookUp(moves);
const angleByWord = lookUp(angles);

function folded(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/ shot$/u, '');
}

/** The size that a word of either language names, in any case; null where it names none. */
export function sizeNamed(words: string): ShotSize | null {
  return sizeByWord.get(folded(words)) ?? null;
}

/** The move that a word of either language names, in any case; null where it names none. */
export function moveNamed(words: string): CameraMove | null {
  return moveByWord.get(folded(words)) ?? null;
}

/** The angle that a word of either language names, in any case; null where it names none. */
export function angleNamed(words: string): NamedAngle | null {
  return angleByWord.get(folded(words).replaceAll('’', "'")) ?? null;
}
