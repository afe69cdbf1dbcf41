import type { Language } from './screenplay.ts';

/** A Han letter carries about as much as a short English word, so a third of the letters already means Chinese. */
const chineseShare = 0.3;
/** Letters and marks of Chinese scripts, and whatever stands as far up; a byte order mark is none. */
const chineseCharacter = /[\u2E80-\uFEFE\uFF00-\uFFFF]/;

/** Whether a text may be Chinese: false where no letter and no mark of Chinese stands in it, which is told at once. */
export function mayBeChinese(text: string): boolean {
  return chineseCharacter.test(text);
}

/** What a character is, as bits: asked after, a letter, a Han letter or sign. */
const [asked, isLetter, isHan] = [1, 2, 4];
/** What each UTF-16 unit is that was asked after; 0 for the first halves of pairs. */
const kinds = new Uint8Array(0x1_00_00);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const letter = /\p{L}/u.test(character) ? isLetter : 0;
  const kind = asked | letter | (/\p{Script=Han}/u.test(character) ? isHan : 0);
  if (unit < 0xd8_00 || unit > 0xdb_ff) kinds[unit] = kind;
  return kind;
}

/**
 * The language most of a text is written in, by the share of Han letters among all letters; 'en' where there are none.
 * Linear in the text's length.
 */
export function detectLanguage(text: string): Language {
  if (!mayBeChinese(text)) return 'en';
  let han = 0;
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(text, at);
    if ((kind & isHan) !== 0) han += 1;
    if ((kind & isLetter) !== 0) letters += 1;
  }
  return han > 0 && han / Math.max(han, letters) >= chineseShare ? 'zh' : 'en';
}
