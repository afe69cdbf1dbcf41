/** The words with which a line names a size, an angle or a move at its head, before what is seen. */

/** What the words at the head of a text say to the camera, as `WrittenShot` has it. */
export interface CameraLead {
  readonly size?: string;
  readonly angle?: string;
  readonly move?: string;
  /** Where the picture begins. */
  readonly length: number;
  /**
   * Whether they begin a shot wherever they stand: `certain` do; `letters` ("MS Mara") where the script has others that
   * do; `open` ("Wide, a beach") only behind a number.
   */
  readonly stands: 'certain' | 'letters' | 'open';
}

type Kind = 'size' | 'angle' | 'move';

/** A form that terms are written in; every pattern is sticky. */
interface Form {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly stands: CameraLead['stands'];
}

/** No longer words are looked at. */
const longest = 80;

const adjective = 'extreme |very |big |super |tight |medium |mid[- ]';
const sizes = `(?:${adjective})?(?:close[- ]?up|(?:wide|long|full|medium|mid|close|tight|master|establishing|aerial|drone|two|cowboy|american|group)[- ](?:shot|view))|wide[- ]angle(?: shot)?|medium[- ]close(?:[- ]shot)|over[- ](?:the |his |her |\\p{L}+['’]s )?shoulder(?: shot)?|p\\.?o\\.?v\\.? shot|insert shot|cut-?away shot`;
const angles =
  "(?:extreme |very )?(?:(?:low|high|dutch|canted|tilted|oblique|reverse)[- ]angle|(?:eye[- ]level|bird['’]?s[- ]eye|worm['’]?s[- ]eye|overhead|top[- ]down|top|low|high|dutch|canted)[- ](?:shot|view|angle)|(?:bird|worm)['’]?s[- ]eye)(?: shot| view)?";
const speed = '(?:slow(?:ly)?|quick|fast) ';
const moves = `(?:${speed})?(?:tracking|dolly|crane|jib|steadicam|hand-?held|static|fixed|locked[- ]off|pan(?:ning)?|whip pan|tilt(?:ing)?|zoom|push[- ]?in|pull[- ]?(?:back|out)|follow(?:ing)?|travell?ing|moving) shot`;
const bareMoves = `(?:${speed})?(?:(?:pan|tilt|track|dolly|truck|zoom|crane|push|pull) (?:left|right|up|down|in|out|back)|hand-?held|static)`;
const named = `(?:${sizes}|${angles}|${moves})`;
/** What may stand behind words that are also ordinary ones: a mark, the end, another term. */
const set = `(?=\\s*(?:[:,.;/|)\\]–—]|-\\s|$)|\\s+${named})`;
/** What makes sure that "Wide shot" is none of a game: of what, or a mark. */
const ofWhat = '(?=\\s+(?:of|on|from|along|over|across|through|as)\\b|\\s*(?:[:,.;/|)\\]–—]|-\\s|$))';
const end = '(?![\\p{L}\\p{N}])';

const letters = (words: string): RegExp => new RegExp(`(?:${words})${end}`, 'yu');
const words = (pattern: string, behind = ''): RegExp =>
  new RegExp(`(?:(?:an?|the) )?(?:${pattern})${end}${behind}`, 'iyu');

const english: readonly Form[] = [
  {
    kind: 'size',
    stands: 'certain',
    pattern: letters(
      '[EXB]\\.?C\\.?U\\.?|M\\.?C\\.?U\\.?|C\\.?U\\.?|[EXV][LW]S|[EXV]\\.[LW]\\.S\\.|M[LW]S|WS|W\\.S\\.|O[TS]S',
    ),
  },
  { kind: 'size', stands: 'letters', pattern: letters('[MLFG]S|[MLFG]\\.S\\.|MFS|2S|POV|P\\.O\\.V\\.') },
  { kind: 'angle', stands: 'certain', pattern: words(angles, ofWhat) },
  { kind: 'size', stands: 'certain', pattern: words(sizes, ofWhat) },
  { kind: 'move', stands: 'certain', pattern: words(moves, ofWhat) },
  { kind: 'angle', stands: 'open', pattern: words(angles) },
  { kind: 'size', stands: 'open', pattern: words(`${sizes}|close on`) },
  { kind: 'move', stands: 'open', pattern: words(moves) },
  {
    kind: 'size',
    stands: 'open',
    pattern: words(`(?:${adjective})?(?:wide|long|full|medium|mid|close|establishing|aerial|insert|pov)`, set),
  },
  { kind: 'angle', stands: 'open', pattern: words('overhead|dutch|eye[- ]level|low|high', set) },
  { kind: 'move', stands: 'open', pattern: words(bareMoves, set) },
];

const chineseSizes =
  '大特写|中近景|中全景|小全景|大全景|大远景|中远景|特写|近景|中景|全景|远景|空镜|航拍|(?:过肩|越肩|主观|双人|插入)镜头';
const chineseAngles =
  '(?:大|微)?(?:俯拍|仰拍|俯角|仰角)|(?:俯视|仰视|平视|鸟瞰|顶拍|斜角|倾斜|荷兰角|高角度|低角度|高机位|低机位|上帝视角)(?=镜头|角度|视角)|鸟瞰|顶拍|平拍|斜角|斜拍|荷兰角|高角度|低角度|高机位|低机位|上帝视角';
const chineseMoves = '跟拍|(?:固定|手持|运动|移动|推|拉|摇|移|跟|升|降|升降|甩|环绕)镜头?(?<=镜头)|手持拍摄';
const openSizes = '过肩|越肩|主观|双人|插入|全身|半身';
const openAngles = '俯视|仰视|平视|俯|仰|平';
const openMoves =
  '(?:缓慢|缓缓|慢慢|快速|慢|缓|快|急)?(?:固定|手持|跟随|跟|推近|推进|推|拉远|拉开|拉|左摇|右摇|上摇|下摇|横摇|摇|左移|右移|横移|平移|移|上升|下降|升降|升|降|环绕|旋转|变焦|甩)镜?';
const suffix = '(?:镜头|镜|角度|视角|拍摄)?';
const chineseNamed = `(?:${chineseSizes}|${chineseAngles}|${chineseMoves}|${openSizes}|${openAngles}|${openMoves})`;
const chineseSet = `(?=[\\s，、：:。.,；;/／+＋|｜—–)）】\\]-]|$|${chineseNamed}(?:[\\s，、：:。]|$))`;
const chineseWords = (pattern: string): RegExp => new RegExp(`(?:${pattern})${suffix}${chineseSet}`, 'yu');

const chinese: readonly Form[] = [
  { kind: 'angle', stands: 'certain', pattern: chineseWords(chineseAngles) },
  { kind: 'size', stands: 'certain', pattern: chineseWords(chineseSizes) },
  { kind: 'move', stands: 'certain', pattern: chineseWords(chineseMoves) },
  { kind: 'size', stands: 'open', pattern: chineseWords(openSizes) },
  { kind: 'angle', stands: 'open', pattern: chineseWords(openAngles) },
  { kind: 'move', stands: 'open', pattern: chineseWords(openMoves) },
];

/** Whether any form stands at a place, but for its case: of most texts that is all that is asked. */
const anyOf = (forms: readonly Form[]): RegExp =>
  new RegExp(forms.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'iyu');
const anyEnglish = anyOf(english);
const both = [...chinese, ...english];
const anyOfBoth = anyOf(both);

/** How what may be a term begins, whatever its case: most lines are known by it to be none. */
export const cameraStart =
  '[[(（【［]|(?:an? |the )?(?:(?:extreme|very|big|super|tight|medium|mid|close|wide|long|full|master|establishing|aerial|drone|two|cowboy|american|group|over|insert|cut-?away|low|high|dutch|canted|tilted|oblique|reverse|eye|bird|worm|overhead|top|slow|quick|fast|tracking|track|dolly|truck|crane|jib|steadicam|hand|static|fixed|locked|pan|whip|tilt|zoom|push|pull|follow|travel|moving)|[2exbvmclwfgop][.cuwlmfsotv]{0,4}(?![a-z]))|[大小中特近全远空航过越主双插俯仰平鸟顶斜倾荷高低上微跟固手运移推拉摇升降甩环缓慢快急左右横旋变半]';
const mayLead = new RegExp(`^(?:${cameraStart})`, 'i');
const opening = /[\s[(（【［]*/y;
const between = /[\s)）】\]］,，、/／+＋|｜;；.。:：–—-]*/y;
const connector = /(?:of|on|showing)\s+/iy;

/** Where what a sticky pattern finds at a place ends; -1 where it finds nothing. */
function endAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/**
 * Reads what a text says to the camera before it says what is seen: "CU - hands", "Low angle, wide shot of a tower",
 * 【全景】教室, "俯拍，固定镜头，操场". null where it says nothing.
 */
export function cameraLead(text: string): CameraLead | null {
  const start = text.slice(0, longest);
  if (!mayLead.test(start)) return null;
  const isChinese = /\p{Script=Han}/u.test(start);
  const forms = isChinese ? both : english;
  const any = isChinese ? anyOfBoth : anyEnglish;
  const said: Partial<Record<Kind, string>> = {};
  let stands: CameraLead['stands'] | null = null;
  let at = Math.max(0, endAt(opening, start, 0));
  let length = 0;
  while (endAt(any, start, at) > at) {
    const form = forms.find(({ pattern }) => endAt(pattern, start, at) > at);
    if (!form) break;
    const term = start.slice(at, form.pattern.lastIndex).replace(/^(?:an?|the) /i, '');
    const before = said[form.kind];
    said[form.kind] = before === undefined ? term : `${before} ${term}`;
    stands ??= form.stands;
    at = Math.max(form.pattern.lastIndex, endAt(between, start, form.pattern.lastIndex));
    length = at;
  }
  if (stands === null) return null;
  return { ...said, stands, length: Math.max(length, endAt(connector, start, length)) };
}
