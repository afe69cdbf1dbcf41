import { describe, expect, it } from 'vitest';
import { entriesOf, foundEntries } from '../../../src-renderer/app/palette-entries.ts';
import type { PaletteEntry } from '../../../src-renderer/app/palette-entries.ts';
import type { Board } from '../../../src-renderer/storyboard/board-data.ts';

const shot = (id: string, label: string, picture: string, cast: readonly string[]) => ({ id, label, picture, cast });
const board = {
  scenes: [
    {
      id: 'scn_1',
      heading: 'EXT. HARBOUR',
      shots: [shot('s1', '1A', 'fog', ['MARA']), shot('s2', '1B', 'a boat', [])],
    },
    { id: 'scn_2', heading: '内景 教室', shots: [shot('s3', '2A', '小雨折纸船', ['小雨', 'MARA'])] },
  ],
} as unknown as Board;
const entries: readonly PaletteEntry[] = [
  { kind: 'command', id: 'edit.undo', title: 'Undo' },
  { kind: 'command', id: 'go.board', title: 'Show the board' },
  ...entriesOf(board),
  { kind: 'project', id: 'prj_1', title: 'The boat' },
];
const titles = (typed: string, recent: readonly string[] = []): readonly string[] =>
  foundEntries(entries, typed, recent).map(({ title }) => title);

describe('the palette', () => {
  it('shows commands where nothing is typed, what was used lately first', () => {
    expect(titles('')).toEqual(['Undo', 'Show the board']);
    expect(titles('', ['shot s2', 'command go.board'])).toEqual(['1B · a boat', 'Show the board', 'Undo']);
  });

  it('finds commands, scenes, people, shots and films by their words', () => {
    expect(titles('boa')).toEqual(['Show the board', '1B · a boat', 'The boat']);
    expect(titles('the boat')).toEqual(['The boat']);
    expect(titles('教室')).toEqual(['内景 教室']);
    expect(titles('nothing like it')).toEqual([]);
  });

  it('knows in which shots somebody is', () => {
    expect(foundEntries(entries, 'mara', [])).toEqual([
      { kind: 'person', id: 'MARA', title: 'MARA', shots: ['s1', 's3'] },
    ]);
  });
});
