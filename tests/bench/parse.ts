import aw from 'aw-parser';
import { Fountain } from 'fountain-js';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import { PATHOLOGICAL_TEXTS } from '../support/script/pathological.ts';
import { longScreenplay, repeatedSample } from '../support/script/plays.ts';
import { fastestOf } from './bench.ts';
import type { BenchResult, BenchRow } from './bench.ts';

const TURNS = 30;
const SCREENPLAY = 150_000;
const LONG = 1_200_000;

/**
 * Parsing a screenplay of 150 kB, beside fountain-js 1.2.4 on the same text: a real play, and a sample over and over. The
 * rows have aw-parser 0.1.1 too, and 1.2 MB beside 150 kB eight times in a row; then texts made to be slow, beside splitting
 * them into trimmed lines, and four times a quarter of each: where work grows with the length, the two are about equal.
 */
export async function run(): Promise<BenchResult> {
  const play = compare('a play', longScreenplay);
  const sample = compare('a sample', repeatedSample);
  return {
    name: 'parse',
    our_ms: play.ours,
    baseline_ms: play.theirs,
    ratio: play.ours / play.theirs,
    rows: [...play.rows, ...sample.rows, ...pathologicalRows()],
  };
}

function compare(name: string, textOf: (characters: number) => string) {
  const [text, long] = [textOf(SCREENPLAY), textOf(LONG)];
  const [ours = 0, theirs = 0, others = 0] = fastestOf(
    [() => parseFountain(text), () => new Fountain().parse(text), () => aw.parser.parse(text, {})],
    TURNS,
  );
  const eightTimes = () => {
    for (let time = 0; time < 8; time += 1) parseFountain(text);
  };
  const [whole = 0, inPieces = 0] = fastestOf([() => parseFountain(long), eightTimes], TURNS);
  const rows: BenchRow[] = [
    { measure: `${name}, 150 kB: fountain-js`, value: ours, unit: 'ms', baseline: theirs },
    { measure: `${name}, 150 kB: fountain-js ÷ ours`, value: theirs / ours, unit: 'ratio', baseline: 3 },
    { measure: `${name}, 150 kB: aw-parser`, value: ours, unit: 'ms', baseline: others },
    { measure: `${name}, 150 kB: aw-parser ÷ ours`, value: others / ours, unit: 'ratio', baseline: 1.5 },
    { measure: `${name}, 1.2 MB: 150 kB eight times`, value: whole, unit: 'ms', baseline: inPieces },
    {
      measure: `${name}, 1.2 MB ÷ 150 kB of eight in a row`,
      value: (8 * whole) / inPieces,
      unit: 'ratio',
      baseline: 8,
    },
    { measure: `${name}, 1.2 MB ÷ the fastest 150 kB`, value: whole / ours, unit: 'ratio', baseline: 8 },
  ];
  return { ours, theirs, rows };
}

function pathologicalRows(): BenchRow[] {
  return Object.entries(PATHOLOGICAL_TEXTS).flatMap(([measure, text]) => {
    const quarter = text.slice(0, text.length / 4);
    const works = [() => parseFountain(text), () => trimLines(text), () => parseFountain(quarter)];
    const [value = 0, lines = 0, part = 0] = fastestOf(works, 5);
    return [
      { measure, value, unit: 'ms', baseline: lines },
      { measure: `${measure}: four times a quarter of it`, value, unit: 'ms', baseline: 4 * part },
    ];
  });
}

function trimLines(text: string): number {
  let letters = 0;
  for (const line of text.split('\n')) letters += line.trim().length;
  return letters;
}
