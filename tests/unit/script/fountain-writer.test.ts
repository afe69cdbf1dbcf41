import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fountainOf, writtenFountain } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { screenplay } from '../../support/script/screenplays.ts';
import { scriptText } from '../../support/script/scripts.ts';

function read(text: string): readonly ScriptElement[] {
  return parseFountain(text).elements;
}

function written(...elements: readonly Omit<ScriptElement, 'range'>[]): string {
  return fountainOf({ elements: elements.map((element) => ({ ...element, range: [0, 0] })) });
}

/** What must stay of an element. */
function kept({ range: _range, ...rest }: ScriptElement): object {
  return rest;
}

/** Opens a note or boneyard, or is a speech of several lines whose first can be said only in the line of its cue. */
function cannotBeSaid({ type, text }: ScriptElement): boolean {
  if (type === 'note' || type === 'boneyard') return false;
  const [first = '', ...more] = text.split('\n');
  if (type === 'dialogue' && more.length > 0 && read(`@X\n${first}`)[0]?.type !== 'character') return true;
  return /\[\[|\/\*/.test(text);
}

describe('what is written', () => {
  it('is plain where that reads as what it is', () => {
    const text = [
      'Title: The Lamp',
      'Author:',
      '    One',
      '    Two',
      '',
      'FADE IN:',
      '',
      'INT. HOUSE - DAY #2A#',
      '',
      '[[check]]',
      '',
      'She waits.',
      '  For *long*.',
      '',
      "MARA (V.O., CONT'D)",
      '(softly)',
      'Hello',
      '  ',
      'there.',
      '~la',
      '',
      'TOM ^',
      'Hi.',
      '',
      '> THE END <',
      '',
      '# Two',
      '',
      '= what happens',
      '',
      '/* gone */',
      '',
      '===',
      '',
      'CUT TO:',
      '',
      '1、内景 教室 日',
      '',
      '@小明（画外音）',
      '（笑）',
      '好。',
      '',
    ].join('\n');
    expect(fountainOf(parseFountain(text))).toBe(text.replace('what happens\n\n/*', 'what happens\n/*'));
  });

  it.each([
    [{ type: 'scene_heading', text: 'ROOFTOP', scene_number: '1' }, '.ROOFTOP #1#\n'],
    [{ type: 'scene_heading', text: '教室', scene_number: '3' }, '.教室 #3#\n'],
    [{ type: 'scene_heading', text: '教室 日 内', scene_number: '3' }, '3、教室 日 内\n'],
    [{ type: 'action', text: 'INT. HOUSE - DAY' }, '!INT. HOUSE - DAY\n'],
    [{ type: 'action', text: 'BOOM\nIt falls.' }, '!BOOM\nIt falls.\n'],
    [{ type: 'action', text: 'It falls.\n~so' }, '!It falls.\n!~so\n'],
    [{ type: 'action', text: '△天亮。' }, '!△天亮。\n'],
    [{ type: 'action', text: '!' }, '!!\n'],
    [{ type: 'action', text: 'a\n\nb' }, '!a\n!\n!b\n'],
    [{ type: 'action', text: 'Title: A' }, '!Title: A\n'],
    [{ type: 'action', text: '时间：日' }, '!时间：日\n'],
    [{ type: 'transition', text: 'Burn to white.' }, '> Burn to white.\n'],
    [{ type: 'transition', text: '淡出。' }, '淡出。\n'],
    [{ type: 'centered', text: 'one\ntwo' }, '> one <\n> two <\n'],
    [{ type: 'lyrics', text: 'GO TO:' }, '~GO TO:\n'],
    [{ type: 'note', text: '[a]\n\nb' }, '[[ [a]\n  \nb ]]\n'],
    [{ type: 'section', text: '', depth: 2 }, '##\n'],
  ] as const)('forces what would read as something else: %j', (element, text) => {
    expect(written(element)).toBe(text);
    const { type, text: words } = element;
    expect(read(text)[0]).toMatchObject({ type, text: words.replace('\n\nb', type === 'note' ? '\n  \nb' : '\n\nb') });
  });

  it('forces action that stands like the cue of a name that only @ makes one', () => {
    const text = written(
      { type: 'character', text: 'McX' },
      { type: 'dialogue', text: 'No.' },
      { type: 'action', text: 'McX\nruns.' },
    );
    expect(text).toBe('@McX\nNo.\n\n!McX\nruns.\n');
    expect(read(text).map(({ type }) => type)).toEqual(['character', 'dialogue', 'action']);
  });

  it('keeps a title page first, and only there', () => {
    const text = written({ type: 'action', text: 'x' }, { type: 'title_page', key: 'draft date', text: 'May' });
    expect(text).toBe('Draft date: May\n\nx\n');
  });

  it('begins no line with a mark of action, which would say that the script has them', () => {
    expect(written({ type: 'transition', text: '△他走CUT TO:' })).toBe('> △他走CUT TO:\n');
    const { elements } = parseFountain('小明：（笑）好：\nINT. HOUSE - DAY\n\n△他走CUT TO:\n');
    expect(read(fountainOf({ elements })).map(kept)).toEqual(elements.map(kept));
  });

  it('has a shot as action with its details in a note', () => {
    expect(written({ type: 'shot', text: 'A LETTER', shot: { number: '3', size: 'CU', duration_s: 4 } })).toBe(
      'A LETTER\n[[3; size: CU; 4 s]]\n',
    );
  });

  it('has what Fountain cannot say as the nearest', () => {
    expect(written({ type: 'scene_heading', text: '"HOME"' })).toBe('.HOME"\n');
    expect(written({ type: 'scene_heading', text: '…' })).toBe('!…\n');
    expect(written({ type: 'character', text: 'MARA', extension: 'V.O.' }, { type: 'action', text: 'x' })).toBe(
      '!MARA (V.O.)\n\nx\n',
    );
    expect(written({ type: 'character', text: 'MARA' }, { type: 'parenthetical', text: 'softly' })).toBe(
      'MARA\n(softly)\n',
    );
    expect(written({ type: 'action', text: 'a [[b]] /* c' }, { type: 'boneyard', text: '*/' })).toBe(
      'a [ [b]] / * c\n/* * / */\n',
    );
    expect(written()).toBe('');
  });
});

describe('any script', () => {
  it('reads back to the same elements, and is written the same again', () => {
    fc.assert(
      fc.property(scriptText, (source) => {
        const { elements } = parseFountain(source);
        fc.pre(!elements.some(cannotBeSaid));
        const text = fountainOf({ elements });
        expect(read(text).map(kept)).toEqual(elements.map(kept));
        expect(fountainOf(parseFountain(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any screenplay', () => {
  it('reads back to the same elements', () => {
    fc.assert(
      fc.property(screenplay, (elements) => {
        expect(read(fountainOf({ elements })).map(kept)).toEqual(elements.map(kept));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the ranges of what is written', () => {
  function places(...elements: readonly Omit<ScriptElement, 'range'>[]): string[] {
    const { text, elements: placed } = writtenFountain({
      elements: elements.map((element) => ({ ...element, range: [0, 0] })),
    });
    return placed.map(({ range }) => text.slice(...range));
  }

  it('have the marks and details of each element, and not what parts it from the next', () => {
    expect(
      places(
        { type: 'scene_heading', text: 'ROOFTOP', scene_number: '1', page_eighths: 3 },
        { type: 'note', text: 'check' },
        { type: 'action', text: 'BOOM\nIt falls.' },
        { type: 'shot', text: 'A LETTER', shot: { number: '3', size: 'CU' } },
        { type: 'character', text: 'McX', extension: 'V.O.', dual: 'left' },
        { type: 'parenthetical', text: 'softly', dual: 'left' },
        { type: 'dialogue', text: 'a\n\nb', dual: 'left' },
        { type: 'character', text: 'MARA', dual: 'right' },
        { type: 'dialogue', text: 'No.', dual: 'right' },
        { type: 'title_page', key: 'author', text: 'One\nTwo' },
      ),
    ).toEqual([
      ...['.ROOFTOP #1#', '[[check]]', '!BOOM\nIt falls.', 'A LETTER\n[[3; size: CU]]', '@McX (V.O.)', '(softly)'],
      ...['a\n  \nb', 'MARA ^', 'No.', 'Author:\n    One\n    Two'],
    ]);
  });

  it('part a cue from what is said in its line', () => {
    expect(places({ type: 'character', text: '小明' }, { type: 'dialogue', text: '△天亮。' })).toEqual([
      '小明：',
      '△天亮。',
    ]);
  });

  it('are where each element is read again', () => {
    fc.assert(
      fc.property(screenplay, (elements) => {
        const { text, elements: placed } = writtenFountain({ elements });
        expect(placed.map(kept)).toEqual(elements.map(kept));
        const within = (inner: ScriptElement['range'], outer: ScriptElement['range'] = [0, 0]): boolean =>
          outer[0] <= inner[0] && inner[1] <= outer[1];
        for (const [index, { range }] of read(text).entries())
          expect({ range, isWithin: within(range, placed[index]?.range) }).toEqual({ range, isWithin: true });
      }),
      { numRuns: 1000 },
    );
  });
});
