import { isSentence, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Catalogue, Sentence } from '../../src-shared/contract/sentences.ts';

let catalogue: Catalogue | undefined;

/** Has the program's sentences said in a language from now on. */
export async function loadSentences(language: 'en' | 'zh'): Promise<void> {
  catalogue = language === 'zh' ? await loadChinese() : undefined;
}

async function loadChinese(): Promise<Catalogue> {
  const loaded = await import('../../resources/locales/zh/sentences/program.json', { with: { type: 'json' } });
  return loaded.default;
}

/** One of the program's sentences in the language of the interface. */
export function inWords(said: Sentence): string {
  return sentenceText(said, { at: 'window', ...(catalogue ? { catalogue } : {}) });
}

/** The same of what comes with its English: of what was stored before sentences were, there is nothing else. */
export function toldWords(said: unknown, english: string): string {
  return isSentence(said) ? inWords(said) : english;
}
