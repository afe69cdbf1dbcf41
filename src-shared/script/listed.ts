import type { Language, WrittenPerson } from './screenplay.ts';

/** What the columns of our own shot lists are called: a table that has them all (lists of before had no angle) is one, and its pictures are finished. */
export const listHeadings = {
  en: {
    shot: 'Shot',
    scene: 'Scene',
    size: 'Size',
    angle: 'Angle',
    move: 'Move',
    seconds: 'Seconds',
    picture: 'Picture',
    who: 'Who',
    lines: 'Dialogue',
    transition: 'Transition',
  },
  zh: {
    shot: '镜号',
    scene: '场景',
    size: '景别',
    angle: '角度',
    move: '运镜',
    seconds: '时长（秒）',
    picture: '画面',
    who: '人物',
    lines: '台词',
    transition: '转场',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Whether a row has all headings of a shot list of ours, in any order and beside others. */
export function isListOfOurs(cells: readonly string[]): boolean {
  const found = new Set(cells.map((cell) => cell.trim()));
  return Object.values(listHeadings).some(({ angle: _, ...headings }) =>
    Object.values(headings).every((heading) => found.has(heading)),
  );
}

const nobody = /^(?:[-–—/\\.×xX]+|n\/?a|none|nobody|no one|无|无人|没有|空)$/i;
const longestName = 40;

/** Divides a cell at the marks between names that do not stand in brackets. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (/[(（]/.test(letter)) depth += 1;
    else if (/[)）]/.test(letter)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[,，、;；\n/／&+＋]/.test(letter)) {
      names.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...names, text.slice(start)].map((name) => name.trim());
}

/** The people of a cell, and what it says in brackets of how they look: "MARA (nurse in a yellow coat), TOM". */
export function readPeople(text: string): WrittenPerson[] {
  return namesIn(text).flatMap((written) => {
    const [, name = written, description = ''] = /^([^(（]+?)\s*[(（](.*)[)）]$/su.exec(written) ?? [];
    if (name.length > longestName || nobody.test(name) || !/\p{L}/u.test(name) || /^\p{Lu}$/u.test(name)) return [];
    return [description.trim() === '' ? { name } : { name, description: description.trim() }];
  });
}

/** People as {@link readPeople} reads them. */
export function writePeople(people: readonly WrittenPerson[], language: Language): string {
  const [open, close, comma] = language === 'zh' ? ['（', '）', '、'] : [' (', ')', ', '];
  return people
    .map(({ name, description = '' }) => (description === '' ? name : `${name}${open}${description}${close}`))
    .join(comma);
}

/** A scene as lists and slides of ours name it: "12A KITCHEN" is scene 12A. */
export function splitSceneName(name: string): { text: string; scene_number?: string } {
  const [, number, text] = /^([\dA-Z]{0,3}\d[\dA-Z.-]{0,6}) (\S.*)$/su.exec(name) ?? [];
  return number === undefined || text === undefined ? { text: name } : { text, scene_number: number };
}
