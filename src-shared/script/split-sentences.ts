/** A stretch of a text; offsets are UTF-16, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Titles stand in capitals before the name of somebody who is introduced: DR. SMITH. */
const abbreviation = /(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Lt|Sgt|Capt|No|vs|etc|MR|MRS|MS|DR|ST|PROF|LT|SGT|CAPT)|\b[A-Z])$/;
const sentenceMark = /[.!?…]+["'”’)\]*_]*(?=\s|$)|[。！？…]+[”’」』）】"]*/g;
/** Cuts a text into sentences. Together they cover all of it that is not blank. Linear in the text's length. */
export function splitSentences(text: string): Stretch[] {
  const ends: number[] = [];
  for (const mark of text.matchAll(sentenceMark)) {
    const lone = mark[0] === '.' && abbreviation.test(text.slice(Math.max(0, mark.index - 6), mark.index));
    if (!lone) ends.push(mark.index + mark[0].length);
  }
  ends.push(text.length);
  const sentences: Stretch[] = [];
  let from = 0;
  for (const end of ends) {
    const piece = text.slice(from, end);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const start = from + piece.length - piece.trimStart().length;
      sentences.push({ start, end: start + trimmed.length, text: trimmed });
    }
    from = end;
  }
  return sentences;
}
