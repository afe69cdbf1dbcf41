/** What the columns of shot tables and two-column scripts are called. */

export type Column =
  | 'scene'
  | 'place'
  | 'side'
  | 'daytime'
  | 'number'
  | 'size'
  | 'angle'
  | 'move'
  | 'duration'
  | 'time'
  | 'picture'
  | 'dialogue'
  | 'narration'
  | 'audio'
  | 'speaker'
  | 'people'
  | 'sound'
  | 'transition'
  | 'note';

const names: Readonly<Record<Column, string>> = {
  scene:
    'scene|slug|scene no|scene number|scene name|sc|sc no|slugline|场|场次|场号|场景|场景号|场幕|段落|环节|章节|section|segment',
  place: 'location|place|set|setting|地点|拍摄地点|场地|外景地',
  side: 'int/ext|ie|i/e|int|内外|内外景|内/外|内景外景|内外场',
  daytime: 'day/night|d/n|dn|time of day|日夜|日/夜|昼夜',
  number:
    'shot|shot no|shot number|no|number|nr|id|cut|frame no|panel|board|镜|镜号|镜头编号|分镜头|镜头|镜头号|镜次|镜头序号|序号|编号|号|分镜|分镜号|画面号',
  size: 'size|shot size|framing|frame|frame size|shot type|type|type of shot|field size|景|景别|画面景别|镜头景别|景别/角度',
  angle:
    'angle|camera angle|shot angle|camera position|viewpoint|pov|角度|机位|视角|拍摄角度|机位角度|镜头角度|拍摄机位',
  move: 'move|moves|movement|camera|camera move|camera movement|motion|technique|shot movement|equipment|support|运镜|技巧|摄法|拍法|运动|镜头运动|运动方式|运镜方式|摄影机运动|拍摄技巧|拍摄手法|拍摄方式|拍摄方法|手法|镜头技巧|摄影技巧|运动镜头|机位运动',
  duration:
    'duration|dur|length|len|secs|sec|seconds|est time|est runtime|run time|estimated time|runtime|running time|shot length|trt|时长|秒数|秒|长度|时间长度|镜头时长|镜头长度|预计时长|时长秒',
  time: 'time|tc|timecode|time code|timing|in|时间|时间码|时间轴|时间线',
  picture:
    'picture|pictures|video|visual|visuals|image|images|description|action|shot description|scene description|picture description|description of shot|content|contents|what we see|screen|on screen|footage|b-roll|subject|shot content|画面|画面内容|画面描述|画面说明|内容|镜头内容|镜头描述|内容描述|视频|影像|图像|描述|动作|情节|剧情|场景描述|人物动作|画面与动作|画面及动作|拍摄内容',
  dialogue: 'dialogue|dialog|dialogues|lines|line|speech|spoken|spoken words|台词|对白|对话|人物台词|角色台词',
  narration:
    'narration|voiceover|voice-over|voice over|vo|v.o.|v/o|v.o|commentary|script|copy|narrator|spoken text|解说|解说词|旁白|配音|文案|口播|画外音|解说文案|配音文案|口播文案|讲解|讲解词|台词文案|台词解说',
  audio: 'audio|同期声|同期|sound track|soundtrack|voice|what we hear|声音|音频|声画|声音内容',
  speaker: 'speaker|speakers|speaks|said by|说话人|说话者|发言人',
  people:
    'who|character|characters|people|persons|talent|cast|actor|actors|on camera|人物|角色|出镜|出镜人|出镜人物|演员|出场人物',
  sound:
    'sound|sounds|sound fx|sfx|fx|sound effects|sound effect|effects|ambience|nats|music|bgm|score|music/sfx|音乐|配乐|背景音乐|音效|音响|声效|音效音乐|音乐音效|效果声|声音效果|环境声',
  transition: 'transition|transitions|cut to|转场|转场方式|过渡|切换|转换|镜头组接|组接',
  note: 'note|notes|remark|remarks|comment|comments|graphics|gfx|super|supers|lower third|text|on-screen text|props|lens|备注|说明|注|注释|附注|字幕|道具|屏幕文字|花字|图文',
};

const columnOf: ReadonlyMap<string, Column> = new Map(
  (Object.entries(names) as [Column, string][]).flatMap(([column, words]) =>
    words.split('|').map((word) => [folded(word), column] as const),
  ),
);
/** A part of a longer heading that tells what the column is, in this order: 画面（含动作）, "Camera / framing". */
const tellingParts: readonly (readonly [Column, RegExp])[] = [
  ['number', /^镜号/],
  ['size', /景别|shot size|framing/],
  ['move', /运镜|技巧|movement/],
  ['duration', /时长|秒数|duration/],
  ['narration', /解说|旁白|narration|voice ?over/],
  ['dialogue', /台词|对白|dialog/],
  ['picture', /画面|video|visual|description/],
  ['sound', /音乐|音效|sfx|music/],
  ['audio', /audio/],
  ['note', /备注|remarks|notes/],
];
const longestHeading = 40;

function folded(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[（([【][^）)\]】]*[）)\]】]/g, '')
    .replace(/[*_#:：."“”]/g, '')
    .replace(/\s*[/／]\s*/g, '/')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The column that a heading names, in English or Chinese; null where it names none that is known. */
export function columnNamed(heading: string): Column | null {
  if (heading.length > longestHeading) return null;
  if (/^\s*#\s*$/.test(heading)) return 'number';
  const words = folded(heading);
  const known = columnOf.get(words);
  // A picture to go by is not what is seen.
  if (/^(?:ref|reference|参考|示意)/.test(words)) return null;
  if (known) return known;
  const parts = words.split(/[/、+&和与及或]| and /).map((part) => columnOf.get(part.trim()));
  const first = parts.find((part) => part !== undefined);
  // "台词/解说": what nobody is named for is narration.
  if (first) return first === 'dialogue' && parts.includes('narration') ? 'narration' : first;
  return tellingParts.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Which cell of a row stands in which column. */
export type Columns = ReadonlyMap<Column, readonly number[]>;

/**
 * Reads a row as the headings of a shot table: two or more known ones, of which one is of what is seen or heard, or three
 * others. null where the row is none.
 */
export function readHeadings(cells: readonly string[]): Columns | null {
  const columns = new Map<Column, number[]>();
  let known = 0;
  let filled = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() !== '') filled += 1;
    const column = columnNamed(cell);
    if (column === null) continue;
    known += 1;
    const places = columns.get(column);
    if (places) places.push(index);
    else columns.set(column, [index]);
    // 景别/运镜: one column of both.
    const isOfBoth = column === 'size' && /运镜|运动|技巧|机位|movement|camera move/i.test(cell);
    if (isOfBoth) columns.set('move', [...(columns.get('move') ?? []), index]);
  }
  const isOfContent = (['picture', 'dialogue', 'narration', 'audio'] as const).some((column) => columns.has(column));
  const isKnown = columns.size >= 2 && known * 2 >= filled && (isOfContent || columns.size >= 3);
  return isKnown ? columns : null;
}
