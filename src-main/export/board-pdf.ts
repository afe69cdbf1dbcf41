import PdfFile from 'pdfkit';
import type { ShotsPerPage } from '../../src-shared/contract/schemas.ts';
import { framingWords, listWords, printable, spokenLines, totalWords } from '../../src-shared/storyboard/shot-list.ts';
import type { ListedShot, ShotList } from '../../src-shared/storyboard/shot-list.ts';

/** A storyboard as it is put on pages. */
export interface PrintedBoard extends ShotList {
  /** JPEGs by the numbers of the shots; a shot without one shows its words in its frame. */
  readonly pictures: ReadonlyMap<number, Uint8Array>;
  /** Pixels, for the shape of the frames. */
  readonly width: number;
  readonly height: number;
}

interface Layout {
  readonly landscape: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Points. */
  readonly textSize: number;
  /** Share of a card's height that its picture takes at most. */
  readonly pictureShare: number;
}

const layouts: Readonly<Record<ShotsPerPage, Layout>> = {
  1: { landscape: true, columns: 1, rows: 1, textSize: 12, pictureShare: 0.78 },
  2: { landscape: false, columns: 1, rows: 2, textSize: 10, pictureShare: 0.7 },
  6: { landscape: true, columns: 3, rows: 2, textSize: 8, pictureShare: 0.6 },
};

/** In points, as everything here: 72 an inch. */
const margin = 36;
const gap = 18;
const headHeight = 26;
const footHeight = 18;
const leastTextSize = 5;
/** Share of a card's width from which on words stand below a picture. */
const leastWide = 0.62;
const ink = '#1d1c1a';
const soft = '#5e5b55';
const rule = '#b9b4a9';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Document = PDFKit.PDFDocument;

/**
 * A storyboard as a PDF on A4 paper: for every shot its picture, number, scene, size, move, length, words and lines. The
 * font is embedded as the subset that is used; text can be selected and copied, Chinese too. Words too long for their
 * place are set smaller, down to 5 points, and end in an ellipsis where even that is too large.
 *
 * @param font path of a font for all of its text
 */
export async function boardPdf(
  board: PrintedBoard,
  perPage: ShotsPerPage,
  font: string,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const { title, language, shots } = board;
  const layout = layouts[perPage];
  const document = new PdfFile({
    size: 'A4',
    layout: layout.landscape ? 'landscape' : 'portrait',
    margin: 0,
    autoFirstPage: false,
    font,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: printable(title), Subject: listWords[language].board, Creator: 'Shotloom' },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  const pages = Math.max(1, Math.ceil(shots.length / perPage));
  for (let page = 0; page < pages; page += 1) {
    document.addPage();
    drawFurniture(document, board, page + 1, pages);
    for (const [place, listed] of shots.slice(page * perPage, (page + 1) * perPage).entries()) {
      drawCard(document, board, listed, cardBox(document, layout, place), layout);
    }
  }
  document.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages };
}

function drawFurniture(document: Document, board: PrintedBoard, page: number, pages: number): void {
  const width = document.page.width - 2 * margin;
  const total = totalWords(board);
  document.fontSize(9);
  const totalWidth = document.widthOfString(total) + gap;
  drawLine(document, board.title, { x: margin, y: margin - 6, width: width - totalWidth, height: 18 }, 12, ink);
  drawLine(document, total, { x: margin, y: margin - 3, width, height: 14 }, 9, soft, 'right');
  const foot = { x: margin, y: document.page.height - margin - 6, width, height: 12 };
  drawLine(document, `${page} / ${pages}`, foot, 8, soft, 'right');
  drawLine(document, listWords[board.language].board, foot, 8, soft);
}

function cardBox(document: Document, { columns, rows }: Layout, place: number): Box {
  const width = (document.page.width - 2 * margin - (columns - 1) * gap) / columns;
  const inside = document.page.height - 2 * margin - headHeight - footHeight;
  const height = (inside - (rows - 1) * gap) / rows;
  const [column, row] = [place % columns, Math.floor(place / columns)];
  return { x: margin + column * (width + gap), y: margin + headHeight + row * (height + gap), width, height };
}

function drawCard(document: Document, board: PrintedBoard, listed: ListedShot, box: Box, layout: Layout): void {
  const { number, scene, shot } = listed;
  const { textSize } = layout;
  const line = textSize * 1.45;
  const headOfCard = 2 * line + 3;
  const room = { ...box, y: box.y + headOfCard, height: box.height * layout.pictureShare };
  const fitted = fitFrame(board, room);
  // Beside an upright picture is room for the words; else they stand below it, and both in the middle.
  const isUpright = fitted.width < box.width * leastWide;
  const frame = isUpright ? fitted : { ...fitted, x: box.x + (box.width - fitted.width) / 2 };
  const width = isUpright ? box.width : frame.width;

  document.fontSize(textSize * 1.25);
  const numberWidth = document.widthOfString(`${number} `) + 2;
  const head = { x: frame.x, y: box.y - textSize * 0.3, width: numberWidth, height: line };
  drawLine(document, String(number), head, textSize * 1.25, ink);
  const framing = { x: frame.x + numberWidth, y: box.y, width: width - numberWidth, height: line };
  drawLine(document, framingWords(listed, board.language), framing, textSize, ink);
  drawLine(document, scene, { x: frame.x, y: box.y + line, width, height: line }, textSize * 0.9, soft);

  const picture = board.pictures.get(number);
  if (picture) drawPicture(document, picture, frame);
  else drawEmptyFrame(document, shot.picture, frame, textSize);

  // An empty frame holds the words already.
  const words = [...(picture && shot.picture !== '' ? [shot.picture] : []), ...spokenLines(shot.lines, board.language)];
  const below = frame.y + frame.height + 5;
  const beside = frame.x + frame.width + 10;
  const place = isUpright
    ? { x: beside, y: frame.y, width: box.x + box.width - beside, height: box.height - headOfCard }
    : { x: frame.x, y: below, width, height: box.y + box.height - below };
  drawParagraphs(document, words, place, textSize);
}

/** The largest box of the film's shape inside another, in its upper left corner. */
function fitFrame(shape: { readonly width: number; readonly height: number }, box: Box): Box {
  const scale = Math.min(box.width / shape.width, box.height / shape.height);
  return { ...box, width: shape.width * scale, height: shape.height * scale };
}

function drawPicture(document: Document, jpeg: Uint8Array, { x, y, width, height }: Box): void {
  document.image(Buffer.from(jpeg), x, y, { width, height });
  document.lineWidth(0.5).rect(x, y, width, height).stroke(rule);
}

function drawEmptyFrame(document: Document, words: string, frame: Box, size: number): void {
  document.save().lineWidth(0.5).dash(3, { space: 3 });
  document.rect(frame.x, frame.y, frame.width, frame.height).fillAndStroke('#f4f2ec', rule).undash().restore();
  const inside = { x: frame.x + 10, width: frame.width - 20, height: frame.height - 16 };
  const fitted = sizeThatFits(document, [words], inside, size);
  const height = Math.min(heightOf(document, [words], inside.width, fitted), inside.height);
  drawParagraphs(document, [words], { ...inside, y: frame.y + (frame.height - height) / 2 }, fitted, 'center');
}

/** One line, cut with an ellipsis where it is too long. */
function drawLine(
  document: Document,
  text: string,
  { x, y, width, height }: Box,
  size: number,
  colour: string,
  align: 'left' | 'right' = 'left',
): void {
  if (text === '') return;
  const options = { width, height: Math.max(height, size * 1.5), ellipsis: true, lineBreak: true, align };
  document.fontSize(size).fillColor(colour).text(oneLine(text), x, y, options);
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ');
}

/** Between paragraphs, as a share of the size of the text. */
const paragraphGap = 0.3;

function heightOf(document: Document, paragraphs: readonly string[], width: number, size: number): number {
  document.fontSize(size);
  const heights = paragraphs.map((text) => document.heightOfString(oneLine(text), { width }));
  return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, paragraphs.length - 1) * size * paragraphGap;
}

function sizeThatFits(
  document: Document,
  paragraphs: readonly string[],
  box: Pick<Box, 'width' | 'height'>,
  size: number,
): number {
  let fitted = size;
  while (fitted > leastTextSize && heightOf(document, paragraphs, box.width, fitted) > box.height) fitted -= 0.5;
  return Math.max(fitted, leastTextSize);
}

function drawParagraphs(
  document: Document,
  paragraphs: readonly string[],
  box: Box,
  size: number,
  align: 'left' | 'center' = 'left',
): void {
  const fitted = sizeThatFits(document, paragraphs, box, size);
  document.fillColor(ink);
  if (heightOf(document, paragraphs, box.width, fitted) > box.height) {
    const all = paragraphs.map(oneLine).join(' ');
    document.text(all, box.x, box.y, { width: box.width, height: box.height, ellipsis: true, align });
    return;
  }
  let { y } = box;
  for (const text of paragraphs) {
    document.text(oneLine(text), box.x, y, { width: box.width, align });
    y += heightOf(document, [text], box.width, fitted) + fitted * paragraphGap;
  }
}
