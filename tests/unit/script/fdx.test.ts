import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import type { Screenplay, ScriptElement } from '../../../src-shared/script/screenplay.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/fdx/${name}`, import.meta.url), 'utf8');
}

function outline({ elements }: Screenplay): unknown[][] {
  return elements.map(({ type, text, range: _range, ...rest }) => [type, text, ...Object.values(rest)]);
}

/** A file of these paragraphs. */
function file(...paragraphs: readonly string[]): string {
  return `<FinalDraft><Content>${paragraphs.join('')}</Content></FinalDraft>`;
}

function refusal(text: string): string {
  try {
    readFdx(text, 'a.fdx');
  } catch (error) {
    if (error instanceof ShotloomError && error.code === 'script_damaged') return error.message;
    throw error;
  }
  return expect.unreachable('it was read');
}

describe('a file as Final Draft writes it', () => {
  it('gives every paragraph as what it is', () => {
    const script = readFdx(fixture('the-lamp.fdx'), 'the-lamp.fdx');
    expect(script.language).toBe('en');
    expect(outline(script)).toEqual([
      ['title_page', '_THE LAMP_', 'title'],
      ['title_page', 'Written by', 'credit'],
      ['title_page', 'Shotloom', 'author'],
      ['title_page', 'Based on a true light', 'source'],
      ['title_page', 'Sea Road 1\nHarbour', 'contact'],
      ['title_page', 'Second draft', 'draft date'],
      ['transition', 'FADE IN:'],
      [
        'scene_heading',
        'INT. LIGHTHOUSE - NIGHT',
        11,
        '1',
        { title: 'The lamp goes out', page: '1', color: '#FFFFFFFFFFFF' },
      ],
      ['synopsis', 'Mara loses her light.'],
      ['action', 'Rain. MARA climbs the *last* stairs & _**stops.**_'],
      ['shot', 'CLOSE ON THE LAMP', { type: 'Shot' }],
      ['action', 'It flickers.'],
      ['note', 'Real flame?'],
      ['character', 'Mara', "V.O., CONT'D"],
      ['parenthetical', '(whispering)'],
      ['dialogue', 'Not tonight.\nPlease.'],
      ['character', 'TOM', 'left'],
      ['dialogue', 'Mara!', 'left'],
      ['character', 'IDA', 'right'],
      ['parenthetical', '(below)', 'right'],
      ['dialogue', 'Come down!', 'right'],
      ['action', 'MARA', { type: 'Character' }],
      ['page_break', ''],
      ['scene_heading', 'EXT. ROCKS - DAWN', 2, '2A', { page: '2' }],
      ['centered', 'ONE YEAR LATER', { type: 'General' }],
      ['action', 'A voice that nobody owns.', { type: 'Dialogue' }],
      ['transition', 'FADE OUT.'],
    ]);
  });

  it('gives acts, outlines, cast lists, songs, omitted scenes, and notes where their ranges say', () => {
    expect(outline(readFdx(fixture('the-ferry-episode.fdx'), 'a.fdx'))).toEqual([
      ['section', 'ACT ONE', 1],
      ['section', 'The crossing', 1],
      ['synopsis', 'Everybody boards.'],
      ['scene_heading', 'EXT. FERRY - DAY', '1'],
      ['synopsis', 'Ines, Captain', { type: 'Cast List' }],
      ['action', 'Hum.'],
      ['note', "Ship's engine\nor gulls?"],
      ['scene_heading', 'OMITTED', '2'],
      ['boneyard', 'INT. CABIN - DAY\nNobody.'],
      ['character', 'INES'],
      ['lyrics', 'Over the water\nover the sea'],
      ['action', 'Waves < & > foam.', { type: 'Stage Direction' }],
      ['centered', 'END OF ACT ONE'],
      ['note', 'For the whole act.'],
    ]);
  });

  it('reads Chinese', () => {
    const script = readFdx(fixture('the-paper-lantern.zh.fdx'), 'a.fdx');
    expect(script.language).toBe('zh');
    expect(outline(script)).toEqual([
      ['title_page', '纸灯笼', 'title'],
      ['title_page', '编剧', 'credit'],
      ['title_page', 'Shotloom', 'author'],
      ['scene_heading', '内景 祠堂 夜', 4, '1', { page: '1' }],
      ['action', '风从门缝进来。小满捧着**纸灯笼**，不敢动。'],
      ['shot', '【特写】灯芯', { type: 'Shot' }],
      ['character', '小满', '画外音'],
      ['parenthetical', '（轻声）'],
      ['dialogue', '别灭。'],
      ['transition', '淡出。'],
    ]);
  });

  it.each(['the-lamp.fdx', 'the-ferry-episode.fdx', 'the-paper-lantern.zh.fdx'])(
    'has each element in a paragraph of its own, with CRLF too: %s',
    (name) => {
      for (const text of [fixture(name), fixture(name).replaceAll('\n', '\r\n')]) {
        for (const { type, range } of readFdx(text, name).elements) {
          const source = text.slice(...range);
          const own = type === 'note' ? 'ScriptNote' : type === 'boneyard' ? 'OmittedScene' : '(?:Paragraph|Summary)';
          expect(source).toMatch(new RegExp(`^<${own}[ >][\\s\\S]*</${own}>$`));
        }
      }
    },
  );
});

describe('speeches', () => {
  const says = (type: string, text: string) => `<Paragraph Type="${type}"><Text>${text}</Text></Paragraph>`;

  it('side by side are the first two of a block; one alone stands on no side', () => {
    const block = (...names: readonly string[]) =>
      `<DualDialogue>${names.map((name) => says('Character', name) + says('Dialogue', 'x')).join('')}</DualDialogue>`;
    const sides = (text: string) => readFdx(text, 'a.fdx').elements.map(({ dual }: ScriptElement) => dual ?? '-');
    expect(sides(file(block('A', 'B', 'C')))).toEqual(['left', 'left', 'right', 'right', '-', '-']);
    expect(sides(file(block('A')))).toEqual(['-', '-']);
  });

  it('hold a note between their lines', () => {
    const noted =
      '<Paragraph Type="Dialogue"><ScriptNote><Paragraph><Text>n</Text></Paragraph></ScriptNote><Text>a</Text></Paragraph>';
    expect(outline(readFdx(file(says('Character', 'A'), noted, says('Dialogue', 'b')), 'a.fdx'))).toEqual([
      ['character', 'A'],
      ['dialogue', 'a\nb'],
      ['note', 'n'],
    ]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    [
      '<FinalDraft><Content><Paragraph>',
      /^The script a\.fdx is no sound Final Draft file \(line 1, column \d+: unclosed tag/u,
    ],
    ['<FinalDraft>\n<a></b></FinalDraft>', /line 2, column \d+: unexpected close tag/u],
    ['', /no sound Final Draft file/u],
    ['plain text', /no sound Final Draft file \(line 1/u],
    ['<html><body/></html>', /begins with <html>, not <FinalDraft>: save it as \.fdx in Final Draft\.$/u],
    [file('<Paragraph><Text>&undefined;</Text></Paragraph>'), /undefined entity/u],
    [file('<Paragraph><Text>a\u0000b</Text></Paragraph>'), /disallowed character/u],
    [`<FinalDraft>${'<a>'.repeat(1e6)}`, /nests its XML over 100 deep/u],
  ])('is refused in one sentence that says what and where (%#)', (text, words) => {
    const message = refusal(text);
    expect(message).toMatch(words);
    expect(message).not.toMatch(/\n|\. [A-Z]/u);
  });

  it('expands no entity of its own', () => {
    const levels = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE FinalDraft [<!ENTITY e0 "ha">${levels}]>${file('<Paragraph><Text>&e20;</Text></Paragraph>')}`;
    expect(refusal(bomb)).toMatch(/undefined entity/u);
  });

  it('reads a line of a megabyte', () => {
    const [element] = readFdx(file(`<Paragraph><Text>${'word '.repeat(2e5)}</Text></Paragraph>`), 'a.fdx').elements;
    expect(element?.text.length).toBe(999_999);
  });
});
