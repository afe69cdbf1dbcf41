import { describe, expect, test } from 'vitest';
import { readCut } from '../../../../src-main/hosts/cli/cut.ts';
import { readDescribe } from '../../../../src-main/hosts/cli/describe.ts';
import { readExport } from '../../../../src-main/hosts/cli/export.ts';
import { readFarm, readWorker } from '../../../../src-main/hosts/cli/farm.ts';
import { readFilm } from '../../../../src-main/hosts/cli/film.ts';
import { readTray } from '../../../../src-main/hosts/cli/history.ts';
import { readGraphicCommand } from '../../../../src-main/hosts/cli/graphic.ts';
import { GRAPHIC_HELP } from '../../../../src-main/hosts/cli/help-graphic.ts';
import { HELP } from '../../../../src-main/hosts/cli/help.ts';
import { readGenerate } from '../../../../src-main/hosts/cli/make.ts';
import { readLibrary } from '../../../../src-main/hosts/cli/library.ts';
import { readModels } from '../../../../src-main/hosts/cli/models.ts';
import { readQueue } from '../../../../src-main/hosts/cli/queue.ts';
import { readSearch } from '../../../../src-main/hosts/cli/search.ts';
import { readShot } from '../../../../src-main/hosts/cli/shot.ts';
import { readServe } from '../../../../src-main/hosts/cli/serve.ts';
import { readSnapshot } from '../../../../src-main/hosts/cli/snapshot.ts';
import { readSoundCommand } from '../../../../src-main/hosts/cli/sound.ts';
import { readTrash } from '../../../../src-main/hosts/cli/trash.ts';
import { readTakesCommand } from '../../../../src-main/hosts/cli/takes.ts';

const COMMANDS = [
  'film',
  'parse',
  'draft',
  'board',
  'convert',
  'generate',
  'cut',
  'graphic',
  'render',
  'frame',
  'export',
  'describe',
  'shot',
  'search',
  'speak',
  'narrate',
  'sound',
  'takes',
  'tray',
  'queue',
  'undo',
  'redo',
  'snapshot',
  'bundle',
  'import',
  'footage',
  'trash',
  'library',
  'farm',
  'worker',
  'serve',
  'projects',
  'models',
  'doctor',
];

function optionsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/--([a-z-]+)/gu), ([, name = '']) => name))];
}

describe('help', () => {
  test('is there for every command, which the first page lists', () => {
    expect(Object.keys(HELP).toSorted()).toEqual(['', ...COMMANDS].toSorted());
    for (const command of COMMANDS) {
      expect(HELP['']).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
      expect(HELP[command]).toMatch(new RegExp(`^Usage: shotloom ${command} `, 'u'));
    }
  });

  test('fits a terminal of 80 columns', () => {
    for (const line of Object.values(HELP).join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.each([
    ['film', readFilm, ['a', 'b']],
    ['generate', readGenerate, ['a']],
    ['export', readExport, ['a', 'b']],
    ['describe', readDescribe, ['a', 'b']],
    ['search', readSearch, ['a']],
    ['takes', readTakesCommand, ['tag', 'a', 'b']],
    ['models', readModels, ['check', 'a']],
    ['tray', readTray, ['a']],
    ['queue', readQueue, []],
    ['shot', readShot, ['a', '--seed', '1']],
    ['snapshot', readSnapshot, ['a', 'b']],
    ['trash', readTrash, ['a']],
    ['library', readLibrary, ['check']],
    ['serve', readServe, []],
    ['farm', readFarm, ['a']],
    ['worker', readWorker, []],
    ['cut', readCut, ['a', 'colour', '1']],
    ['sound', readSoundCommand, ['a', '--record', 'b', '--line', 'c']],
    ['graphic', readGraphicCommand, ['a', 'chart', 'b']],
  ] as const)('names the options that %s knows, and no other', (command, read, names) => {
    const named = optionsIn(HELP[command] ?? '');
    for (const name of named) expect(() => read([...names, `--${name}`, '1'])).not.toThrow(/no option/u);
    const known = Object.keys(read(names).values);
    for (const name of known) expect(named).toContain(name);
  });
});

test('formulas in help can be copied as they stand', () => {
  expect(GRAPHIC_HELP).toContain("'\\frac{");
});
