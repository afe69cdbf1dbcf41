/** The parts of a presentation (ECMA-376 part 1, PresentationML) that are the same for every one: what its slides stand on. */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const presentationType = 'application/vnd.openxmlformats-officedocument.presentationml';

/** What stands before the root of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The namespaces of the parts of a presentation. */
export const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;

/** Of slides and of pages of notes, in EMU: 914,400 an inch, 12,700 a point. 13.33 by 7.5 inches. */
export const slideSize = { width: 12_192_000, height: 6_858_000 } as const;
const notesSize = { width: 6_858_000, height: 9_144_000 } as const;

/** Where something lies, in EMU. */
export interface EmuBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a shape lies, as a:off and a:ext say it. */
export function placeXml({ x, y, width, height }: EmuBox): string {
  const whole = [x, y, width, height].map(Math.round);
  return `<a:off x="${whole[0]}" y="${whole[1]}"/><a:ext cx="${whole[2]}" cy="${whole[3]}"/>`;
}

/** A part that says what another one points to; ids count from rId1. */
export function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const items = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${kind.startsWith('http') ? kind : `${office}/${kind}`}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`;
}

/** The group that every tree of shapes begins with. */
export const groupXml =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** Where titles stand. */
export const titleBox: EmuBox = { x: 457_200, y: 228_600, width: 11_277_600, height: 533_400 };

const colourMap =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const ground = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';

function placeholder(id: number, name: string, type: string, box: EmuBox): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${placeXml(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>`;
}

function level(size: number): string {
  return `<a:lvl1pPr><a:defRPr sz="${size}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>`;
}

function master(): string {
  const styles = `<p:txStyles><p:titleStyle>${level(2000)}</p:titleStyle><p:bodyStyle>${level(1600)}</p:bodyStyle><p:otherStyle>${level(1400)}</p:otherStyle></p:txStyles>`;
  return `${xmlHead}<p:sldMaster ${namespaces}><p:cSld>${ground}<p:spTree>${groupXml}${placeholder(2, 'Title', 'title', titleBox)}</p:spTree></p:cSld>${colourMap}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>${styles}</p:sldMaster>`;
}

function layout(): string {
  return `${xmlHead}<p:sldLayout ${namespaces} type="titleOnly" preserve="1"><p:cSld name="Shot"><p:spTree>${groupXml}${placeholder(2, 'Title', 'title', titleBox)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

function notesMaster(): string {
  const picture: EmuBox = { x: 685_800, y: 1_143_000, width: 5_486_400, height: 3_086_100 };
  const shown = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${placeXml(picture)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>`;
  const text = placeholder(3, 'Notes', 'body', { x: 685_800, y: 4_400_550, width: 5_486_400, height: 3_600_450 });
  return `${xmlHead}<p:notesMaster ${namespaces}><p:cSld>${ground}<p:spTree>${groupXml}${shown}${text}</p:spTree></p:cSld>${colourMap}<p:notesStyle>${level(1200)}</p:notesStyle></p:notesMaster>`;
}

const colours: readonly (readonly [name: string, value: string])[] = [
  ['dk1', '1D1C1A'],
  ['lt1', 'FFFFFF'],
  ['dk2', '5E5B55'],
  ['lt2', 'F4F2EC'],
  ['accent1', '3B6EA5'],
  ['accent2', 'C2702E'],
  ['accent3', '5B8C5A'],
  ['accent4', '8C5A8C'],
  ['accent5', 'B9B4A9'],
  ['accent6', 'A83A3A'],
  ['hlink', '3B6EA5'],
  ['folHlink', '8C5A8C'],
];

/** Fonts that programs for slides have; they take their own where one is missing. */
function theme(): string {
  const scheme = colours.map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join('');
  const font = '<a:latin typeface="Calibri"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface=""/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="6350">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  const formats = `<a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst>`;
  return `${xmlHead}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Shotloom"><a:themeElements><a:clrScheme name="Shotloom">${scheme}</a:clrScheme><a:fontScheme name="Shotloom"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Shotloom">${formats}</a:fmtScheme></a:themeElements></a:theme>`;
}

function contentTypes(slides: number): string {
  const each = Array.from({ length: slides }, (_, index) => index + 1).flatMap((number) => [
    [`slides/slide${number}`, 'slide'] as const,
    [`notesSlides/notesSlide${number}`, 'notesSlide'] as const,
  ]);
  const parts = [
    ['presentation', 'presentation.main'] as const,
    ['slideMasters/slideMaster1', 'slideMaster'] as const,
    ['slideLayouts/slideLayout1', 'slideLayout'] as const,
    ['notesMasters/notesMaster1', 'notesMaster'] as const,
    ...each,
  ].map(([name, kind]) => `<Override PartName="/ppt/${name}.xml" ContentType="${presentationType}.${kind}+xml"/>`);
  const themes = [1, 2].map(
    (number) =>
      `<Override PartName="/ppt/theme/theme${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`,
  );
  return `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>${parts.join('')}${themes.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

function presentation(slides: number): string {
  const list = Array.from({ length: slides }, (_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 3}"/>`);
  const shown = list.length === 0 ? '' : `<p:sldIdLst>${list.join('')}</p:sldIdLst>`;
  return `${xmlHead}<p:presentation ${namespaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>${shown}<p:sldSz cx="${slideSize.width}" cy="${slideSize.height}"/><p:notesSz cx="${notesSize.width}" cy="${notesSize.height}"/></p:presentation>`;
}

/**
 * All parts of a presentation but its slides (ppt/slides/slideN.xml from 1 on), their notes (ppt/notesSlides/notesSlideN.xml)
 * and pictures (.jpeg), by their names.
 * @param title escaped for XML
 */
export function packageParts(title: string, slides: number): Record<string, string> {
  const core = `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>Shotloom</dc:creator></cp:coreProperties>`;
  return {
    '[Content_Types].xml': contentTypes(slides),
    '_rels/.rels': relations([
      ['officeDocument', 'ppt/presentation.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': core,
    'ppt/presentation.xml': presentation(slides),
    'ppt/_rels/presentation.xml.rels': relations([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['notesMaster', 'notesMasters/notesMaster1.xml'],
      ...Array.from({ length: slides }, (_, index) => ['slide', `slides/slide${index + 1}.xml`] as const),
      ['theme', 'theme/theme1.xml'],
    ]),
    'ppt/slideMasters/slideMaster1.xml': master(),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': layout(),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([['slideMaster', '../slideMasters/slideMaster1.xml']]),
    'ppt/notesMasters/notesMaster1.xml': notesMaster(),
    'ppt/notesMasters/_rels/notesMaster1.xml.rels': relations([['theme', '../theme/theme2.xml']]),
    'ppt/theme/theme1.xml': theme(),
    'ppt/theme/theme2.xml': theme(),
  };
}
