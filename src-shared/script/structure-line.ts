/** Lines that say how a script is built (MONTAGE, LATER, BACK TO LAB, 一组镜头, 稍后): nobody says them and no picture shows them. */

/** What such a line means for what comes after it. */
export type StructureLine =
  /** Shots that belong together, two places at once, a memory, an act, titles. */
  | { readonly means: 'division' }
  /** Time has passed. */
  | { readonly means: 'later' }
  /** It goes on where it was before: `to` as the line writes it. */
  | { readonly means: 'back'; readonly to: string };

const longest = 80;
/** Most lines are something else: they are known by their first letters, before all forms are tried. */
const mayBeEnglish = /^[[(]?[A-Z]/i;
const mayBeChinese = /^[【（([]?\p{Script=Han}|^[【（([]?\d{1,3}个?[秒分小钟天日周星月年]/u;

const number =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|several|some|many|a few|a couple of|\\d{1,3})';
const span = '(?:moment|beat|second|minute|hour|day|night|week|month|year|decade)s?';
const hour = '(?:day|night|morning|evening|afternoon|week|month|year)';
const laterEnglish = new RegExp(
  `^(?:(?:and )?(?:much |a (?:little|bit|short while|while) |some time |still |just |only |even )?(?:${number} |the next )?(?:(?:short|long|few) )?(?:${span} )?later(?: (?:on|still))?(?:,? (?:that|the same|the next|the following) ${hour})?|(?:the )?(?:next|following|same) ${hour}|(?:that|later) (?:same )?${hour}|(?:some )?(?:time|hours|minutes|days|weeks|months|years) (?:passes|pass|go(?:es)? by)|time cut|time jump|jump in time|meanwhile|simultaneously|(?:at the )?same time|continuous)$`,
  'i',
);
const shots =
  'MONTAGE|SERIES OF (?:QUICK |SHORT |RAPID )?(?:SHOTS|CUTS|IMAGES|SCENES|VIGNETTES)|(?:QUICK|RAPID|FAST) CUTS|VARIOUS SHOTS|INTERCUT(?:TING|S)?|CROSS-?CUT(?:TING)?|FLASH[- ]?(?:BACK|FORWARD)S?';
/** Somebody may be called so: they are lines of structure beside words that say it. */
const minds = '(?:DREAM|NIGHTMARE|FANTASY|MEMORY|DAYDREAM|VISION)';
const beginsOrEnds = '(?:BEGIN|START|RESUME|CONTINUE|END|ENDS|END OF|BACK TO|OUT OF|START OF|BEGINNING OF)';
const shotsEnglish = new RegExp(
  `^(?:${beginsOrEnds}(?: THE)? )?(?:[A-Z][A-Z'’-]* ){0,2}?(?:${shots}|(?<=${beginsOrEnds} (?:THE |[A-Z'’-]+ )?)${minds}|${minds}(?= SEQUENCE))(?: SEQUENCE)?(?: (?:BEGINS|ENDS|CONTINUES|OVER))?(?:\\s*[:–—-]+.*| (?:OF|WITH|BETWEEN|TO|AS|FROM) .*)?$`,
);
const partsEnglish =
  /^(?:(?:END|START|BEGINNING) (?:OF )?)?(?:ACT (?:[IVX]{1,4}|\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN)|TEASER|COLD OPEN(?:ING)?|PROLOGUE|EPILOGUE|COMMERCIAL BREAK|(?:(?:OPENING|END|MAIN|CLOSING|ROLL|RUN|TITLE|FINAL)(?: AND)? )+(?:TITLES?|CREDITS?)(?: SEQUENCE)?(?: (?:ROLL|BEGIN|END|OVER))?|CREDITS(?: ROLL)?)$/;
const backEnglish = /^BACK (?:TO|AT|IN|INSIDE|OUTSIDE)(?: THE)? (?<to>[^:!?]{2,60})$/;

const chineseNumber = '[\\d一二两三四五六七八九十几数半多百]{1,4}';
const chineseSpan = '(?:秒钟?|分钟|个?小时|个?钟头|天|日|周|个?星期|个?月|年)';
const chineseHour = '(?:的?(?:清晨|早晨|早上|一早|上午|中午|正午|下午|午后|傍晚|黄昏|晚上|夜里|夜晚|深夜|夜|晨|早))';
const laterChinese = new RegExp(
  `^(?:稍后|稍晚|稍晚些时候|片刻之?后|不久之?后?|过了?(?:一会儿?|片刻|许久|很久)|一会儿?之?后|许久之?后?|良久|很久之?后|随后|后来|(?:与此)?同时|${chineseNumber}${chineseSpan}之?[后前]|(?:第[二三四五六七八九十]|次|翌|隔|转)[天日]${chineseHour}?|当[天晚日]${chineseHour}?|时间(?:流逝|过去|飞逝|跳转)|时光流逝|接上场|连续)$`,
  'u',
);
const shotsChinese =
  /^(?:开始|结束|进入)?(?:一组(?:快速|快切)?(?:镜头|画面|蒙太奇|短镜头|快切)|(?:快速|快切)?蒙太奇|快速剪辑|快切|(?:交叉|平行|交替)(?:剪辑|蒙太奇)|闪[回前]|回忆|梦境|幻想|插叙|倒叙)(?:镜头|画面|段落|序列)?(?:开始|结束|完毕?|中)?(?:\s*[：:—–-]+\s*[^。！？，；]{0,20}|（[^）]{1,20}）)?$/u;
const backChinese = /^(?:切回|(?:镜头|画面|场景)?回到)(?<to>[^，。！？；：]{1,16})$/u;

const titles = /\b(MR|MRS|MS|DR|ST|PROF|LT|SGT|CAPT)\./g;
/** A line that stands in brackets as a whole. */
const brackets = /^[【（([]\s*([^【（([]*?)\s*[】）)\]]$/u;

/**
 * What a line says of how the script is built; null where it is anything else.
 * English in capitals but for time that passes ("Moments later."), which is written in any case.
 */
export function structureLine(text: string): StructureLine | null {
  const written = text.slice(0, longest + 1).trim();
  if (written.length > longest || written.includes('\n')) return null;
  if (mayBeChinese.test(written)) return chineseStructure(written);
  return mayBeEnglish.test(written) ? englishStructure(written) : null;
}

function englishStructure(written: string): StructureLine | null {
  const line = written.replace(/[.:…\s–—-]+$/u, '').replace(brackets, '$1');
  if (laterEnglish.test(line)) return { means: 'later' };
  if (/\p{Ll}|[.!?]\s/u.test(line.replaceAll(titles, '$1'))) return null;
  if (shotsEnglish.test(line) || partsEnglish.test(line)) return { means: 'division' };
  const to = backEnglish.exec(line)?.groups?.['to'];
  return to === undefined ? null : { means: 'back', to };
}

function chineseStructure(written: string): StructureLine | null {
  const line = written.replace(/[。：:…，\s]+$/u, '').replace(brackets, '$1');
  if (laterChinese.test(line)) return { means: 'later' };
  if (shotsChinese.test(line)) return { means: 'division' };
  const to = backChinese.exec(line)?.groups?.['to'];
  return to === undefined ? null : { means: 'back', to };
}

/** "MONTAGE: Tom runs.", 蒙太奇：小明跑步。: what stands before what is seen, and how long it is; 0 where nothing does. */
export function structureLabelLength(sentence: string): number {
  const colon = sentence.slice(0, longest).search(/[：:]|\s[–—-]+\s/u);
  if (colon <= 0) return 0;
  const line = structureLine(sentence.slice(0, colon));
  if (line === null || line.means === 'back') return 0;
  return colon + (/^[：:\s–—-]+/u.exec(sentence.slice(colon))?.[0].length ?? 0);
}
