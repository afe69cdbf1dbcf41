/** Marks of the tones over vowels, by the vowel; ü is v. */
const MARKED: Readonly<Record<string, string>> = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù', v: 'ǖǘǚǜ' };

/** Initials of Pinyin and what eSpeak NG 1.52 calls them; the longer ones first. */
const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'ts.'],
  ['ch', 'ts.h'],
  ['sh', 's.'],
  ['b', 'p'],
  ['p', 'ph'],
  ['m', 'm'],
  ['f', 'f'],
  ['d', 't'],
  ['t', 'th'],
  ['n', 'n'],
  ['l', 'l'],
  ['g', 'k'],
  ['k', 'kh'],
  ['h', 'X'],
  ['j', 'tS;'],
  ['q', 'tS;h'],
  ['x', 'S;'],
  ['r', 'z.'],
  ['z', 'ts'],
  ['c', 'tsh'],
  ['s', 's'],
  ['y', 'j'],
  ['w', 'w'],
  ['', ''],
];

/** Finals: what stands before the stress and the tone, the vowel, and what stands behind the tone. */
const FINALS: Readonly<Record<string, readonly [string, string, string]>> = {
  a: ['', 'A', ''],
  ai: ['', 'ai', ''],
  an: ['', 'a', 'n'],
  ang: ['', 'A', 'N'],
  ao: ['', 'Au', ''],
  e: ['', 'o-', ''],
  ei: ['', 'ei', ''],
  en: ['', '@', 'n'],
  eng: ['', '@', 'N'],
  er: ['', '@r', ''],
  i: ['', 'i', ''],
  ia: ['', 'iA', ''],
  ian: ['', 'iE', 'n'],
  iang: ['', 'iA', 'N'],
  iao: ['j', 'Au', ''],
  ie: ['', 'iE', ''],
  in: ['', 'i', 'n'],
  ing: ['', 'i', 'N'],
  // eSpeak NG itself has no such rhyme and spells the letters (熊, 穷) in English.
  iong: ['j', 'ong', ''],
  iou: ['', 'iou', ''],
  iu: ['', 'iou', ''],
  o: ['', 'o', ''],
  ong: ['', 'ong', ''],
  ou: ['', 'ou', ''],
  u: ['', 'u', ''],
  ua: ['w', 'A', ''],
  uai: ['', 'uai', ''],
  uan: ['', 'ua', 'n'],
  uang: ['w', 'A', 'N'],
  ui: ['', 'uei', ''],
  un: ['', 'u@', 'n'],
  uo: ['', 'uo', ''],
  v: ['', 'y', ''],
  van: ['', 'y&', 'n'],
  ve: ['', 'yE', ''],
  vn: ['', 'y@', 'n'],
};

/** Syllables without an initial that are written with y or w, and their finals behind it. */
const GLIDES: Readonly<Record<string, string>> = {
  ya: 'ia',
  yan: 'ian',
  yang: 'iang',
  ye: 'ie',
  yi: 'i',
  yin: 'in',
  ying: 'ing',
  yo: 'io',
  yong: 'ong',
  you: 'iou',
  yu: 'v',
  yuan: 'van',
  yue: 've',
  yun: 'vn',
  wen: 'un',
  weng: 'ueng',
};
const RARE: Readonly<Record<string, readonly [string, string, string]>> = { io: ['', 'io', ''], ueng: ['', 'u@', 'N'] };

const TONES: Readonly<Record<string, string>> = { 1: '55', 2: '35', 3: '214', 4: '51', 5: '11' };

/**
 * Reads Pinyin: `chóng qìng`, `chong2 qing4`, `chong2qing4`. A syllable without a tone is neutral; v, u: and ü are one; an r behind a
 * syllable is erhua.
 * @returns syllables with their tones as digits, as Saying has them; null where it is no Pinyin
 */
export function readPinyin(text: string): string[] | null {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/u:|ü/gu, 'v')
    .replaceAll(/[\s·'’-]+/gu, ' ')
    .trim();
  if (plain === '') return null;
  const syllables: string[] = [];
  for (const word of plain.split(' ')) {
    const parts = word.match(/[^\d]+\d|[^\d]+$/gu) ?? [];
    if (parts.join('') !== word) return null;
    for (const part of parts) {
      const syllable = readSyllable(part);
      if (syllable === null) return null;
      syllables.push(syllable);
    }
  }
  return syllables;
}

function readSyllable(part: string): string | null {
  let tone = /[0-5]$/u.exec(part)?.[0].replace('0', '5') ?? '';
  let letters = part.replace(/\d$/u, '');
  for (const [vowel, marks] of Object.entries(MARKED)) {
    for (const [index, mark] of [...marks].entries()) {
      if (!letters.includes(mark)) continue;
      if (tone !== '') return null;
      tone = String(index + 1);
      letters = letters.replace(mark, vowel);
    }
  }
  const sound = letters !== 'er' && letters.endsWith('r') ? letters.slice(0, -1) : letters;
  return partsOf(sound) === null ? null : `${letters}${tone === '' ? '5' : tone}`;
}

interface Parts {
  readonly initial: string;
  readonly final: readonly [string, string, string];
}

/** A sound without its tone as eSpeak NG has it. */
function partsOf(sound: string): Parts | null {
  const [letters = '', initial = ''] = INITIALS.find(([each]) => sound.startsWith(each)) ?? [];
  const glide = GLIDES[sound];
  const rest = glide ?? sound.slice(letters.length);
  const isUmlaut = 'jqx'.includes(letters) && letters !== '' && rest.startsWith('u');
  const name = isUmlaut ? `v${rest.slice(1)}` : rest;
  const final = RARE[name] ?? FINALS[name];
  if (!final) return null;
  // 的, 了, 特 are said with the neutral vowel; 之, 日 and 资 have vowels of their own.
  if (name === 'e' && ['d', 't', 'n', 'l'].includes(letters)) return { initial, final: ['', '@', ''] };
  if (name === 'i' && ['zh', 'ch', 'sh', 'r'].includes(letters)) return { initial, final: ['', 'i.', ''] };
  if (name === 'i' && ['z', 'c', 's'].includes(letters)) return { initial, final: ['', 'i[', ''] };
  return { initial, final };
}

/** A syllable as readPinyin gives it in the phonemes of eSpeak NG's Mandarin. */
export function espeakSyllable(syllable: string): string {
  const tone = TONES[syllable.at(-1) ?? ''] ?? TONES[5] ?? '';
  const letters = syllable.slice(0, -1);
  const isErhua = letters !== 'er' && letters.endsWith('r');
  const parts = partsOf(isErhua ? letters.slice(0, -1) : letters);
  if (!parts) return '';
  const {
    initial,
    final: [glide, vowel, coda],
  } = parts;
  // Nasals are lost before the r: 一点儿 is yìdiǎr.
  return `${initial}${glide}'${vowel}${tone}${isErhua ? '@r' : coda}`;
}
