import { parseFountain } from '../../src-shared/script/fountain.ts';
import { draft } from '../../src-shared/storyboard/draft.ts';
import { longScreenplay } from '../support/script/plays.ts';
import { fastestOf } from './bench.ts';
import type { BenchResult } from './bench.ts';

const TURNS = 8;

/** Drafting a script of 120 pages (150 kB), beside parsing it; then 1.2 MB beside 150 kB eight times in a row. */
export async function run(): Promise<BenchResult> {
  const text = longScreenplay(150_000);
  const [script, long] = [parseFountain(text), parseFountain(longScreenplay(1_200_000))];
  const eightTimes = () => {
    for (let time = 0; time < 8; time += 1) draft(script);
  };
  const [ours = 0, parse = 0] = fastestOf([() => draft(script), () => parseFountain(text)], 2 * TURNS);
  const [whole = 0, inPieces = 0] = fastestOf([() => draft(long), eightTimes], TURNS);
  const shots = draft(script).scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
  return {
    name: 'draft',
    our_ms: ours,
    baseline_ms: parse,
    ratio: ours / parse,
    rows: [
      { measure: 'shots', value: shots, unit: '' },
      { measure: 'a shot', value: (1000 * ours) / shots, unit: 'µs' },
      { measure: '1.2 MB: 150 kB eight times', value: whole, unit: 'ms', baseline: inPieces },
      { measure: '1.2 MB ÷ 150 kB', value: (8 * whole) / inPieces, unit: 'ratio', baseline: 8 },
    ],
  };
}
