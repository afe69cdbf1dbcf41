import { zipSync } from 'fflate';
import { captionName } from '../../src-shared/script/pptx.ts';
import type { Language } from '../../src-shared/script/screenplay.ts';
import { framingWords, listedPeople, printable, spokenLines } from '../../src-shared/storyboard/shot-list.ts';
import type { ListedShot } from '../../src-shared/storyboard/shot-list.ts';
import type { PrintedBoard } from './board-pdf.ts';
import { groupXml, namespaces, packageParts, placeXml, relations, titleBox, xmlHead } from './pptx-package.ts';
import type { EmuBox } from './pptx-package.ts';

/** EMU a point. */
const point = 12_700;
const pictureRoom: EmuBox = { x: titleBox.x, y: 914_400, width: 8_001_000, height: 5_486_400 };
const gap = 228_600;
/** Points. A text that has no room at the least of them is left to the program, which makes it smaller or lets it run over. */
const [mostSize, leastSize] = [16, 7];
const lineHeight = 1.25;

/**
 * A storyboard as a presentation (.pptx), a slide a shot: its scene as the title, the still, size, move and length, what is seen
 * and said; what is said stands in the notes too. {@link readPptx} reads it as a script again. The same board gives the
 * same bytes.
 */
export function boardPptx(board: PrintedBoard): Uint8Array {
  const { title, shots } = board;
  const files: Record<string, Uint8Array> = {};
  const add = (parts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(parts)) files[name] = new TextEncoder().encode(text);
  };
  add(packageParts(escaped(title), shots.length));
  const people = listedPeople(board);
  for (const [index, listed] of shots.entries()) {
    add(slideParts(board, listed, index + 1, people.get(listed) ?? ''));
    const picture = board.pictures.get(listed.number);
    if (picture) files[`ppt/media/image${index + 1}.jpeg`] = picture;
  }
  // Zips begin to count in 1980, in local time.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

function slideParts(board: PrintedBoard, listed: ListedShot, at: number, people: string): Record<string, string> {
  const said = spokenLines(listed.shot.lines, board.language);
  const hasPicture = board.pictures.has(listed.number);
  return {
    [`ppt/slides/slide${at}.xml`]: slideXml(board, listed, said, people),
    [`ppt/slides/_rels/slide${at}.xml.rels`]: relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['notesSlide', `../notesSlides/notesSlide${at}.xml`],
      ...(hasPicture ? [['image', `../media/image${at}.jpeg`] as const] : []),
    ]),
    [`ppt/notesSlides/notesSlide${at}.xml`]: notesXml(said, board.language),
    [`ppt/notesSlides/_rels/notesSlide${at}.xml.rels`]: relations([
      ['notesMaster', '../notesMasters/notesMaster1.xml'],
      ['slide', `../slides/slide${at}.xml`],
    ]),
  };
}

function slideXml(board: PrintedBoard, listed: ListedShot, said: readonly string[], people: string): string {
  const { language } = board;
  const { number, scene, shot } = listed;
  const hasPicture = board.pictures.has(number);
  const frame = fitted(board, pictureRoom);
  const x = frame.x + frame.width + gap;
  const caption: EmuBox = { x, y: frame.y, width: titleBox.x + titleBox.width - x, height: pictureRoom.height };
  const heading = `${number}  ${framingWords(listed, language)}`;
  // A frame without a picture holds the words already.
  const texts = [heading, ...(hasPicture && shot.picture !== '' ? [shot.picture] : []), ...said];
  const size = sizeThatFits(texts, caption);
  const paragraphs = texts.map((text, index) => paragraph(text, language, { size, bold: index === 0, gap: true }));
  const shapes = [
    titleXml(scene, language),
    hasPicture ? pictureXml(shot.picture, frame) : frameXml(shot.picture, frame, language),
    // Who is seen, for those who hear slides read and for reading them as a script again.
    textBox(4, { name: captionName, description: people }, caption, paragraphs.join(''), 't'),
  ];
  return `${xmlHead}<p:sld ${namespaces}><p:cSld><p:spTree>${groupXml}${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

function titleXml(scene: string, language: Language): string {
  const size = sizeThatFits([scene], titleBox, 20);
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraph(scene, language, { size })}</p:txBody></p:sp>`;
}

function pictureXml(words: string, frame: EmuBox): string {
  return `<p:pic><p:nvPicPr><p:cNvPr id="3" name="Still" descr="${escaped(words)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>${placeXml(frame)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
}

/** The words of a shot that has no still, in its frame. */
function frameXml(words: string, frame: EmuBox, language: Language): string {
  const inset = 15 * point;
  const inside = { ...frame, width: frame.width - 2 * inset, height: frame.height - 2 * inset };
  const body = paragraph(words, language, { size: sizeThatFits([words], inside, 20), align: 'ctr' });
  const look = `<a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:ln w="9525"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill><a:prstDash val="dash"/></a:ln>`;
  return textBox(3, { name: 'Frame', description: '' }, frame, body, 'ctr', look, inset);
}

function textBox(
  id: number,
  { name, description }: { readonly name: string; readonly description: string },
  box: EmuBox,
  paragraphs: string,
  anchor: 't' | 'ctr',
  look = '<a:noFill/>',
  inset = 0,
): string {
  const described = description === '' ? '' : ` descr="${escaped(description)}"`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"${described}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${placeXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${look}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="${inset}" tIns="${inset}" rIns="${inset}" bIns="${inset}" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}

function notesXml(said: readonly string[], language: Language): string {
  const body = said.map((line) => paragraph(line, language, {})).join('') || paragraph('', language, {});
  const shown =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  return `${xmlHead}<p:notes ${namespaces}><p:cSld><p:spTree>${groupXml}${shown}<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

interface ParagraphLook {
  /** Points; as its place has it where there is none. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'ctr';
  /** Some room below. */
  readonly gap?: boolean;
}

function paragraph(text: string, language: Language, { size, bold, align, gap: room }: ParagraphLook): string {
  const attributes = [
    `lang="${language === 'zh' ? 'zh-CN' : 'en-US'}"`,
    ...(size === undefined ? [] : [`sz="${size * 100}"`]),
    ...(bold === true ? ['b="1"'] : []),
  ].join(' ');
  const properties = [
    align ? ` algn="${align}"` : '',
    room === true ? '<a:spcAft><a:spcPts val="600"/></a:spcAft>' : '',
  ];
  const said = printable(text).replace(/\s+/gu, ' ').trim();
  const run =
    said === '' ? `<a:endParaRPr ${attributes}/>` : `<a:r><a:rPr ${attributes}/><a:t>${escaped(said)}</a:t></a:r>`;
  return `<a:p><a:pPr${properties[0]}>${properties[1]}</a:pPr>${run}</a:p>`;
}

function fitted(shape: { readonly width: number; readonly height: number }, box: EmuBox): EmuBox {
  const scale = Math.min(box.width / shape.width, box.height / shape.height);
  return { ...box, width: shape.width * scale, height: shape.height * scale };
}

/** The largest size at which paragraphs have room, in points: letters are taken to be half as wide as Chinese ones. */
function sizeThatFits(texts: readonly string[], { width, height }: EmuBox, most = mostSize): number {
  const ems = texts.map((text) => [...text].reduce((sum, letter) => sum + (letter < '\u2E80' ? 0.52 : 1), 0));
  let size = most;
  for (; size > leastSize; size -= 1) {
    const perLine = width / (size * point) - 1;
    const lines = ems.reduce((sum, wide) => sum + Math.max(1, Math.ceil(wide / perLine)), 0);
    if ((lines * size * lineHeight + (texts.length - 1) * 6) * point <= height) break;
  }
  return size;
}

/** A text as XML holds it, in content and in attributes. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
