import type { Language } from './screenplay.ts';

/** A Han letter carries about as much as a short English word, so a third of the letters already means Chinese. */
const chineseShare = 0.3;

/**
 * The language most of a text is written in, by the share of Han letters among all letters; 'en' where there are none.
 * Linear in the text's length.
 */
export function detectLanguage(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return 'en';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han / Math.max(han, letters) >= chineseShare ? 'zh' : 'en';
}
