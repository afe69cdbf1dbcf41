/** A text of a page at a place in points from the left and the bottom. */
export type PlacedText = readonly [x: number, y: number, text: string];

/**
 * A PDF 1.4 with one font and no compression: Courier for Latin text; text with other letters gets a font of two-byte codes
 * with a table of what they mean (ToUnicode), as programs that print Chinese write it.
 */
export function pdf(pages: readonly (readonly PlacedText[])[]): Uint8Array {
  const isWide = pages.flat().some(([, , text]) => /[^\x20-\x7e]/.test(text));
  const shown = (text: string) =>
    isWide
      ? `<${[...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`
      : `(${text.replace(/[\\()]/g, '\\$&')})`;
  const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const pageNumber = (at: number) => 10 + at * 2;
  const objects = new Map<number, string>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [
      2,
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, at) => `${pageNumber(at)} 0 R`).join(' ')}] >>`,
    ],
    [
      3,
      isWide
        ? '<< /Type /Font /Subtype /Type0 /BaseFont /Han /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>'
        : '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ],
    [
      4,
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Han /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 6 0 R >>',
    ],
    [
      5,
      stream(
        '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end',
      ),
    ],
    [
      6,
      '<< /Type /FontDescriptor /FontName /Han /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
  ]);
  for (const [at, texts] of pages.entries()) {
    const content = texts.map(([x, y, text]) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm ${shown(text)} Tj ET`).join('\n');
    objects.set(
      pageNumber(at),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(at) + 1} 0 R >>`,
    );
    objects.set(pageNumber(at) + 1, stream(content));
  }
  let body = '%PDF-1.4\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of objects) {
    offsets.set(number, body.length);
    body += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const size = Math.max(...objects.keys()) + 1;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f ' : `${String(offset).padStart(10, '0')} 00000 n `;
  });
  const trailer = `xref\n0 ${size}\n${entries.join('\n')}\ntrailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + trailer);
}

/** Lines of a screenplay as they are set: 12 points Courier, action at an inch and a half from the left. */
export function screenplayPage(
  lines: readonly (readonly [indent: number, text: string] | null)[],
  number: string,
): PlacedText[] {
  const set = lines.flatMap((line, at): PlacedText[] => (line ? [[108 + line[0] * 7.2, 720 - at * 12, line[1]]] : []));
  return [[540, 756, number], ...set];
}
