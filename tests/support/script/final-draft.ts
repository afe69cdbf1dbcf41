import * as fc from 'fast-check';
import { line, name, said } from './screenplays.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function paragraph(type: string, text: string, attributes = '', inside = ''): string {
  return `<Paragraph ${attributes} Type="${type}">${inside}<Text>${escaped(text)}</Text></Paragraph>`;
}

const style = fc.constantFrom('', 'Bold', 'Italic', 'Bold+Underline');
const plain = fc.stringMatching(/^[A-Za-z\u4e00-\u4fff]{1,8}$/);
/** What stands in the title of a scene, or is the name of a type. */
const value = fc.oneof(plain, fc.constantFrom('A "title"; [1]]', '标题：一', 'a & b', '<x>', '/* */', 'Type="x"'));
const note = fc.tuple(plain, fc.option(plain)).map(([text, more]) => {
  const lines = [text, ...(more === null ? [] : [more])].map((words) => `<Paragraph><Text>${words}</Text></Paragraph>`);
  return `<ScriptNote ID="1">${lines.join('')}</ScriptNote>`;
});
const maybeNote = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: note });
const maybe = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.option(values, { nil: null }).map((text) => (text === null ? '' : ` ${name}="${escaped(text)}"`));
const properties = fc
  .tuple(
    maybe('Color', fc.constantFrom('#FFFF00000000', '#00009999FFFF')),
    maybe('Length', fc.constantFrom('1 3/8', '4/8', '2', '12 1/8')),
    maybe('Page', fc.constantFrom('1', '12', '12A')),
    maybe('Title', value),
    fc.array(plain, { maxLength: 2 }),
  )
  .map(([color, length, page, title, summary]) => {
    const paragraphs = summary.map((text) => `<Paragraph Type="General"><Text>${text}</Text></Paragraph>`).join('');
    const inner = summary.length === 0 ? '' : `<Summary>${paragraphs}</Summary>`;
    return `<SceneProperties${color}${length}${page}${title}>${inner}</SceneProperties>`;
  });

const heading = fc
  .tuple(
    fc.constantFrom('INT. HOUSE - DAY', 'EXT. 街道 - 夜', '内景 教室 日', 'Anywhere'),
    maybe('Number', fc.constantFrom('1', '12A')),
    properties,
    maybeNote,
  )
  .map(([text, number, scene, hung]) => paragraph('Scene Heading', text, number, scene + hung));
const lone = fc
  .tuple(
    fc.constantFrom(
      'General',
      'Action',
      'Transition',
      'Cast List',
      'New Act',
      'End of Act',
      'Outline 1',
      'Outline 3',
      'Outline Body',
      'Stage Direction',
      'Singing',
      'Lyrics',
      'Character',
    ),
    fc.oneof(line, fc.constantFrom('ACT ONE', 'END OF ACT TWO.', '第一幕 归来', '第二幕终', 'FADE OUT.')),
    fc.constantFrom('', 'Alignment="Center"', 'StartsNewPage="Yes"'),
    maybeNote,
  )
  .map(([type, text, attributes, hung]) => paragraph(type, text, attributes, hung));
const styled = fc
  .array(fc.tuple(plain, style), { minLength: 1, maxLength: 3 })
  .map((runs) => runs.map(([text, names]) => `<Text Style="${names}">${text}</Text><Text> </Text>`).join(''))
  .map((runs) => `<Paragraph Type="Action">${runs}</Paragraph>`);
const shot = fc
  .tuple(line, maybe('Number', fc.constantFrom('3', '4B')))
  .map(([text, number]) => paragraph('Shot', text, number));
const orphan = fc
  .tuple(fc.constantFrom('Dialogue', 'Parenthetical'), said)
  .map(([type, text]) => paragraph('Action', 'x') + paragraph(type, text));
const speech = fc
  .tuple(
    name,
    fc.constantFrom('', ' (V.O.)', '（画外音）'),
    said,
    said,
    fc.constantFrom('Dialogue', 'Parenthetical', 'Lyrics'),
  )
  .map(
    ([who, extension, first, second, type]) =>
      paragraph('Character', who + extension) + paragraph('Dialogue', first) + paragraph(type, second),
  );
const dual = fc
  .tuple(speech, speech)
  .map(([left, right]) => `<Paragraph><DualDialogue>${left}${right}</DualDialogue></Paragraph>`);

/** A Final Draft script with paragraphs of all types, scenes with their properties, notes, styles and dual dialogue. */
export const finalDraft: fc.Arbitrary<string> = fc
  .array(fc.oneof(heading, lone, styled, shot, orphan, speech, dual), { maxLength: 12 })
  .map((paragraphs) => `<FinalDraft><Content>${paragraphs.join('')}</Content></FinalDraft>`);
