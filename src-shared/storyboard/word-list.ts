import type { Language } from '../script/screenplay.ts';

/** Words as one list: "Tom, Lucy and Ben", 小明、小红和小刚. */
export function wordList(words: readonly string[], language: Language): string {
  const [comma, and] = language === 'zh' ? ['、', '和'] : [', ', ' and '];
  return [words.slice(0, -1).join(comma), ...words.slice(-1)].filter((part) => part !== '').join(and);
}
