/** How much a caption may hold: two lines of 42 half-width cells, or of 16 full-width characters where there is Chinese. */
export const CAPTION_LINES = 2;
export const LATIN_LINE_CELLS = 42;
const CHINESE_LINE_CELLS = 32;

/** How captions may look: white with an outline, on a dark box, or larger. */
export const CAPTION_STYLES = ['plain', 'box', 'large'] as const;
export type CaptionStyle = (typeof CAPTION_STYLES)[number];

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const OPENING = /^[\p{Ps}\p{Pi}]+$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]+$/u;
const TRAILING_BRACKETS = /[\p{Pe}\p{Pf}"']+$/u;
const SENTENCE_END = /[.!?…。！？]$/u;
const PHRASE_END = /[,;:，、；：—–]$/u;
const ABBREVIATION = /^(?:mr|mrs|ms|dr|st|prof|vs)\.$/iu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** How good a place the end of a token is to break at. */
type Pause = 'sentence' | 'phrase' | 'word';

// A caption more costs less than two phrases torn apart, and about as much as one.
const CAPTION_COST = 10;
const CAPTION_BREAK_COST: Record<Pause, number> = { sentence: 0, phrase: 3, word: 8 };
const LINE_BREAK_COST: Record<Pause, number> = { sentence: 0, phrase: 0.1, word: 0.3 };

interface Token {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly cells: number;
  readonly pause: Pause;
}

/** The width of a text in half-width cells: a Chinese character takes two. Also the measure of how long it takes to read. */
export function textCells(text: string): number {
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) cells += WIDE.test(segment) ? 2 : 1;
  return cells;
}

/**
 * Cuts what is said in one breath into captions of at most two lines (divided by `\n`), at the ends of sentences and
 * phrases where it can. Every word is kept, in order; white space becomes single spaces or line ends.
 *
 * @param lead put before the first word and never parted from it, e.g. the dash of a change of speaker.
 */
export function captionTexts(text: string, lead = ''): string[] {
  const lineCells = lineCellsOf(text);
  const tokens = tokenize(text, lead, lineCells);
  return cheapestCuts(tokens, lineCells);
}

/**
 * Captions that people wrote, with their lines as they are where those can be read, and else broken as what is spoken is: no letter
 * is lost, and none comes at another time.
 */
export function wrappedCaption(text: string): string {
  const lines = text.split(/\r?\n/u).flatMap((line) => {
    if (textCells(line) <= lineCellsOf(line)) return [line];
    return captionTexts(line).flatMap((caption) => caption.split('\n'));
  });
  return lines.join('\n');
}

/** A line of a text has so many cells at most. */
function lineCellsOf(text: string): number {
  return WIDE.test(text) ? CHINESE_LINE_CELLS : LATIN_LINE_CELLS;
}

function tokenize(text: string, lead: string, lineCells: number): Token[] {
  const tokens: Token[] = [];
  for (const chunk of text.split(/[\s\p{Cc}]+/u)) {
    if (chunk === '') continue;
    const pieces = chunkPieces(chunk).flatMap((piece) => splitToWidth(piece, lineCells - textCells(lead)));
    pieces.forEach((piece, index) => {
      const first = tokens.length === 0;
      const whole = first ? lead + piece : piece;
      tokens.push({
        text: whole,
        spaceBefore: index === 0 && !first,
        cells: textCells(whole),
        pause: pauseAfter(piece),
      });
    });
  }
  return tokens;
}

/** The parts of a line of text between which it may be broken, and whether a space stands between two. */
export function linePieces(line: string): { readonly text: string; readonly spaceBefore: boolean }[] {
  const chunks = line.split(/[\s\p{Cc}]+/u).filter((chunk) => chunk !== '');
  return chunks.flatMap((chunk) => chunkPieces(chunk).map((text, index) => ({ text, spaceBefore: index === 0 })));
}

/** The parts of a text without white space between which a line may end; no line begins with a closing mark. */
function chunkPieces(chunk: string): string[] {
  if (!WIDE.test(chunk)) return [chunk];
  const pieces: string[] = [];
  let opening = '';
  for (const { segment } of words.segment(chunk)) {
    const last = pieces.length - 1;
    if (OPENING.test(segment)) {
      opening += segment;
    } else if (CLOSING.test(segment) && opening === '' && last >= 0) {
      pieces[last] += segment;
    } else {
      pieces.push(opening + segment);
      opening = '';
    }
  }
  return opening === '' ? pieces : [...pieces, opening];
}

function splitToWidth(piece: string, cells: number): string[] {
  if (textCells(piece) <= cells) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(piece)) {
    if (part !== '' && textCells(part + segment) > cells) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function pauseAfter(piece: string): Pause {
  const end = piece.replace(TRAILING_BRACKETS, '');
  if (SENTENCE_END.test(end) && !ABBREVIATION.test(end)) return 'sentence';
  return PHRASE_END.test(end) ? 'phrase' : 'word';
}

/** The cheapest partition of the tokens into captions, by dynamic programming over the place of the last cut. */
function cheapestCuts(tokens: readonly Token[], lineCells: number): string[] {
  interface Cut {
    readonly cost: number;
    readonly captions: readonly string[];
  }
  const best: Cut[] = [{ cost: 0, captions: [] }];
  for (let end = 1; end <= tokens.length; end += 1) {
    let cheapest: Cut | undefined;
    for (let start = end - 1; start >= 0; start -= 1) {
      const slice = tokens.slice(start, end);
      if (cellsOf(slice) > CAPTION_LINES * lineCells + 1) break;
      const lines = breakLines(slice, lineCells);
      const before = best[start];
      if (lines === undefined || before === undefined) continue;
      const cut = end === tokens.length ? 0 : CAPTION_BREAK_COST[slice.at(-1)?.pause ?? 'word'];
      const cost = before.cost + CAPTION_COST + cut + lines.cost;
      if (cheapest === undefined || cost < cheapest.cost) {
        cheapest = { cost, captions: [...before.captions, lines.text] };
      }
    }
    if (cheapest === undefined) throw new Error('A token is wider than a line');
    best.push(cheapest);
  }
  return [...(best.at(-1)?.captions ?? [])];
}

/** One line if it fits, else two of like length; undefined where two lines do not hold the tokens. */
function breakLines(tokens: readonly Token[], lineCells: number): { text: string; cost: number } | undefined {
  if (cellsOf(tokens) <= lineCells) return { text: joinTokens(tokens), cost: 0 };
  let best: { text: string; cost: number } | undefined;
  for (let place = 1; place < tokens.length; place += 1) {
    const upper = tokens.slice(0, place);
    const lower = tokens.slice(place);
    if (cellsOf(upper) > lineCells || cellsOf(lower) > lineCells) continue;
    const imbalance = Math.abs(cellsOf(upper) - cellsOf(lower)) / lineCells;
    const cost = imbalance + LINE_BREAK_COST[upper.at(-1)?.pause ?? 'word'];
    if (best === undefined || cost < best.cost) best = { text: `${joinTokens(upper)}\n${joinTokens(lower)}`, cost };
  }
  return best;
}

function cellsOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token, index) => sum + token.cells + (index > 0 && token.spaceBefore ? 1 : 0), 0);
}

function joinTokens(tokens: readonly Token[]): string {
  return tokens.map((token, index) => (index > 0 && token.spaceBefore ? ' ' : '') + token.text).join('');
}
