import type { Language } from '../script/screenplay.ts';
import { readIpa } from './ipa.ts';
import { espeakSyllable } from './pinyin.ts';
import type { EngineText, Saying, SpokenPiece, SpokenText } from './spoken-text.ts';
import { engineText } from './spoken-text.ts';

/** A stretch that one of eSpeak NG's languages says. */
export interface EspeakSegment extends EngineText {
  readonly language: Language;
}

/**
 * What eSpeak NG is given. Its Mandarin says Latin letters in English by itself; its English spells Chinese out, so Chinese in an English
 * line is a segment of its own, as is the IPA of an English word in a Chinese one.
 */
export function espeakSegments({ source, language, pieces }: SpokenText): EspeakSegment[] {
  const runs: { language: Language; pieces: SpokenPiece[] }[] = [];
  for (const piece of pieces.flatMap((each) => (language === 'en' ? byScript(source, each) : [each]))) {
    const spoken = languageOf(piece, language, runs.at(-1)?.language ?? language);
    const last = runs.at(-1);
    if (last?.language === spoken) last.pieces.push(piece);
    else runs.push({ language: spoken, pieces: [piece] });
  }
  return runs
    .map((run) => ({ language: run.language, ...engineText(run.pieces, write) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function languageOf({ say }: SpokenPiece, language: Language, before: Language): Language {
  if (say.kind === 'pinyin') return 'zh';
  if (say.kind === 'ipa') return 'en';
  if (language === 'zh') return 'zh';
  if (/\p{Script=Han}/u.test(say.text)) return 'zh';
  // Marks and spaces stay with what is before them.
  return /[\p{L}\p{N}]/u.test(say.text) ? 'en' : before;
}

/** Runs of Chinese and of other letters, of a piece that is as written. */
function byScript(source: string, piece: SpokenPiece): SpokenPiece[] {
  const { from, to, say } = piece;
  if (say.kind !== 'text' || say.text !== source.slice(from, to)) return [piece];
  return [...say.text.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)].map(({ 0: text, index }) => ({
    from: from + index,
    to: from + index + text.length,
    say: { kind: 'text', text },
  }));
}

function write(say: Saying): string {
  switch (say.kind) {
    case 'text':
      return say.text;
    case 'pinyin':
      return phonemes(wordOf(say.syllables));
    case 'ipa': {
      const read = readIpa(say.ipa);
      return read ? phonemes(read.espeak) : say.text;
    }
  }
}

/** One word, stressed on its last syllable as eSpeak NG's own words are. */
function wordOf(syllables: readonly string[]): string {
  return syllables
    .map((syllable, index) => {
      const said = espeakSyllable(syllable);
      return index === syllables.length - 1 ? said : said.replace("'", '');
    })
    .join('');
}

function phonemes(said: string): string {
  return `[[${said}]]`;
}
