import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';

function parse(text: string): readonly ScriptElement[] {
  return parseFountain(text).elements;
}

function types(text: string): string[] {
  return parse(text).map((element) => element.type);
}

function outline(text: string): [string, string][] {
  return parse(text).map((element) => [element.type, element.text]);
}

describe('scene headings', () => {
  it.each([
    'INT. HOUSE - DAY',
    'EXT. HOUSE',
    'EST. HOUSE',
    'INT./EXT. CAR',
    'INT/EXT CAR',
    'I/E CAR',
    'int house',
    'EXT./INT. CAR',
    '.ROOFTOP',
  ])('%s', (line) => {
    expect(types(`${line}\n\nThey wait.`)).toEqual(['scene_heading', 'action']);
  });

  it('needs a blank line before, and one after if it goes on in capitals', () => {
    expect(types('They wait.\nINT. HOUSE - DAY\n\nMore.')).toEqual(['action', 'action']);
    expect(types('INT. HOUSE - DAY\nWITH SOMETHING ELSE')).toEqual(['character', 'dialogue']);
  });

  it.each([
    ['INT. HOUSE - DAY\nShe waits.', ['scene_heading', 'action']],
    ['INT. HOUSE - DAY #3#\nBOOM! A CRASH.', ['scene_heading', 'action']],
    ['EXT. SEA\nMARA\nHello.', ['scene_heading', 'character', 'dialogue']],
    [
      'INT./EXT. CAR - NIGHT\nSHE drives.\nIt rains.\n\nEXT. SEA - DAY\nA boat.',
      ['scene_heading', 'action', 'scene_heading', 'action'],
    ],
    ['FADE IN:\nINT. HOUSE - DAY\nShe waits.', ['action', 'scene_heading', 'action']],
    ['EXT. 街道 - 日\n人们走过。', ['scene_heading', 'action']],
    ['INT. 教室 - 夜\n小明：你好。', ['scene_heading', 'character', 'dialogue']],
    ['1、内景 教室 日\n小明坐着。', ['scene_heading', 'action']],
    ['INTERIOR DESIGNER\nHello.', ['character', 'dialogue']],
    ['MR. BLACK\nHello.', ['character', 'dialogue']],
    ['BLACK\nHello.', ['character', 'dialogue']],
    ['Interior light.\nShe waits.', ['action']],
  ])('is no cue with text right below it: %j', (text, wanted) => {
    expect(types(text)).toEqual(wanted);
  });

  it('may have in brackets what it is not about: （闪回）', () => {
    expect(outline('3、教室 日 内（回忆）\n（闪回）内景 教室 夜\n内景 教室 [三年前] 夜')).toEqual([
      ['scene_heading', '教室 日 内（回忆）'],
      ['scene_heading', '（闪回）内景 教室 夜'],
      ['scene_heading', '内景 教室 [三年前] 夜'],
    ]);
  });

  it('takes one dot as a force and two as action', () => {
    expect(outline('.ROOFTOP\n\n..and then\n\n...AND THEN\n\n. x')).toEqual([
      ['scene_heading', 'ROOFTOP'],
      ['action', '..and then'],
      ['action', '...AND THEN'],
      ['action', '. x'],
    ]);
  });

  it('reads the scene number from the last pair of #', () => {
    expect(parse('INT ROOM #237 #42A#')[0]).toMatchObject({ text: 'INT ROOM #237', scene_number: '42A' });
    const odd = parse('.SOMEWHERE #*HELLO*#')[0];
    expect(odd?.text).toBe('SOMEWHERE #*HELLO*#');
    expect(odd?.scene_number).toBeUndefined();
  });
});

describe('speeches', () => {
  it('reads a cue with extensions, parenthetical and dialogue', () => {
    const [cue, aside, line] = parse("MARA (V.O.) (CONT'D)\n(softly)\nHello\nthere.");
    expect(cue).toMatchObject({ type: 'character', text: 'MARA', extension: "V.O., CONT'D" });
    expect(aside).toMatchObject({ type: 'parenthetical', text: '(softly)' });
    expect(line).toMatchObject({ type: 'dialogue', text: 'Hello\nthere.' });
  });

  it('accepts an extension in lower case', () => {
    expect(parse('MOM (on the phone)\nHi.')[0]).toMatchObject({
      type: 'character',
      text: 'MOM',
      extension: 'on the phone',
    });
  });

  it('needs a letter, and something after the cue', () => {
    expect(types('R2D2\nBeep')).toEqual(['character', 'dialogue']);
    expect(types('23\nBeep')).toEqual(['action']);
    expect(types('MARA\n\nBeep')).toEqual(['action', 'action']);
    expect(types('She says:\nBeep')).toEqual(['action']);
  });

  it('takes bracketed extensions that hold brackets', () => {
    expect(parse("MARA (V.O. (on the phone)) (CONT'D)\nHi.")[0]).toMatchObject({
      text: 'MARA',
      extension: "V.O. (on the phone), CONT'D",
    });
  });

  it('takes a number for a name where @ forces it', () => {
    expect(outline('@23\nBeep')).toEqual([
      ['character', '23'],
      ['dialogue', 'Beep'],
    ]);
  });

  it('takes a cue line that ends in two spaces as action', () => {
    expect(types('SCANNING THE AISLES...  \nWhere is that pit boss?')).toEqual(['action']);
  });

  it('forces a cue with @ and ignores a ^ with no speech before', () => {
    expect(parse('@McCLANE ^\nYippee')[0]).toMatchObject({ type: 'character', text: 'McCLANE' });
  });

  it('keeps a speech open over a line of two spaces', () => {
    expect(outline('MARA\nOne\n  \nTwo\n\nThree')).toEqual([
      ['character', 'MARA'],
      ['dialogue', 'One\n\nTwo'],
      ['action', 'Three'],
    ]);
  });

  it('reads lyrics inside a speech and outside', () => {
    expect(outline('MARA\n~La la\nStop.\n\n~Do re\n~mi')).toEqual([
      ['character', 'MARA'],
      ['lyrics', 'La la'],
      ['dialogue', 'Stop.'],
      ['lyrics', 'Do re\nmi'],
    ]);
  });

  it('marks dual dialogue left and right', () => {
    const elements = parse('A\n(x)\nOne.\n\nB ^\nTwo.\n\nC ^\nThree.');
    expect(elements.map((element) => element.dual)).toEqual([
      'left',
      'left',
      'left',
      'right',
      'right',
      undefined,
      undefined,
    ]);
    expect(parse('Brick strolls.\n\nBRICK ^\nNice.')[1]?.dual).toBeUndefined();
  });
});

describe('the other elements', () => {
  it('reads a title page with values over several lines', () => {
    expect(
      parse('Title:\n    _BRICK_\n\t& STEEL\nCredit: by\n\nFADE IN:\n\nx').map((e) => [e.type, e.key ?? null, e.text]),
    ).toEqual([
      ['title_page', 'title', '_BRICK_\n& STEEL'],
      ['title_page', 'credit', 'by'],
      ['action', null, 'FADE IN:'],
      ['action', null, 'x'],
    ]);
  });

  it('takes no transition or speech at the top for a title page', () => {
    expect(types('FADE IN:\n\nEXT. SEA')).toEqual(['action', 'scene_heading']);
    expect(types('CUT TO:\n\nEXT. SEA')).toEqual(['transition', 'scene_heading']);
  });

  it('reads transitions, and action where a space follows TO:', () => {
    expect(types('x\n\nCUT TO:\n\nx')).toEqual(['action', 'transition', 'action']);
    expect(types('x\n\nCUT TO: \n\nx')).toEqual(['action', 'action', 'action']);
    expect(outline('> Burn to white.')).toEqual([['transition', 'Burn to white.']]);
  });

  it('reads centered paragraphs', () => {
    expect(outline('> one <\n  > TWO <')).toEqual([['centered', 'one\nTWO']]);
    expect(outline('one\n> two <')).toEqual([['action', 'one\n> two <']]);
    expect(outline('> one <\ntwo')).toEqual([['action', '> one <\ntwo']]);
  });

  it('reads centered lines right under what stands alone, whatever follows', () => {
    expect(outline('.ROOF\n> ONE YEAR LATER <\n> MAY <\nHe walks.')).toEqual([
      ['scene_heading', 'ROOF'],
      ['centered', 'ONE YEAR LATER\nMAY'],
      ['action', 'He walks.'],
    ]);
    expect(outline('# Two\n> ONE YEAR LATER <\nHe walks.').map(([type]) => type)).toEqual([
      'section',
      'centered',
      'action',
    ]);
  });

  it('reads a centered paragraph that ends where another element begins', () => {
    expect(outline('one\n\n> two <\n~la la')).toEqual([
      ['action', 'one'],
      ['centered', 'two'],
      ['lyrics', 'la la'],
    ]);
  });

  it('reads sections, synopses and page breaks', () => {
    expect(parse('# One\n## Two\n= what happens\n\n===\n\nx').map((e) => [e.type, e.text, e.depth ?? null])).toEqual([
      ['section', 'One', 1],
      ['section', 'Two', 2],
      ['synopsis', 'what happens', null],
      ['page_break', '', null],
      ['action', 'x', null],
    ]);
  });

  it('forces action with !', () => {
    expect(outline('!SCANNING\nthe aisles\n\n!INT. HOUSE\n\nx')).toEqual([
      ['action', 'SCANNING\nthe aisles'],
      ['action', 'INT. HOUSE'],
      ['action', 'x'],
    ]);
  });

  it('keeps the indent of action', () => {
    expect(outline('a\n\n  two\n   three ')[1]).toEqual(['action', '  two\n   three']);
  });
});

describe('notes and boneyards', () => {
  it('cuts a note out of action and lists it after', () => {
    const text = 'He runs [[how\nfast?]] away.';
    expect(outline(text)).toEqual([
      ['action', 'He runs away.'],
      ['note', 'how\nfast?'],
    ]);
    expect(parse(text).map((element) => text.slice(...element.range))).toEqual([text, '[[how\nfast?]]']);
  });

  it('lets a line of two spaces, and nothing emptier, stand in a note', () => {
    expect(outline('[[a\n  \nb]]')).toEqual([['note', 'a\n  \nb']]);
    expect(types('[[a\n\nb]]')).toEqual(['action', 'action']);
  });

  it('cuts a boneyard over blank lines without parting what stands around it', () => {
    expect(outline('One /* x\n\ny */ two.\n/*\n\n*/\nThree.')).toEqual([
      ['action', 'One two.\nThree.'],
      ['boneyard', 'x\n\ny'],
      ['boneyard', ''],
    ]);
  });

  it('does not let a line that is only a note end a speech', () => {
    expect(types('MARA\n[[softly]]\nHello')).toEqual(['character', 'note', 'dialogue']);
    expect(types('INT. HOUSE\n[[check]]\n\nHello')).toEqual(['scene_heading', 'note', 'action']);
  });

  it('give their text with plain line breaks', () => {
    expect(outline('[[a\r\nb]]\r/* c\r\rd */')).toEqual([
      ['note', 'a\nb'],
      ['boneyard', 'c\n\nd'],
    ]);
  });

  it('takes marks that are never closed as text', () => {
    expect(outline('a [[ b /* c')).toEqual([['action', 'a [[ b /* c']]);
  });
});

describe('ranges', () => {
  it('count UTF-16 units of the given text, with BOM, CRLF and tabs', () => {
    const text = '\uFEFFTitle: 😀\r\n\r\n\tINT. HOUSE\r\n\r\nHello 😀.\r\nMore.\r\n\r\n\t\tMARA (V.O.)\r\n\tYes.\r\n';
    expect(parse(text).map((element) => [element.type, text.slice(...element.range)])).toEqual([
      ['title_page', 'Title: 😀'],
      ['scene_heading', 'INT. HOUSE'],
      ['action', 'Hello 😀.\r\nMore.'],
      ['character', 'MARA (V.O.)'],
      ['dialogue', 'Yes.'],
    ]);
  });
});
