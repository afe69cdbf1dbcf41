/** Which lines are transitions, and what they ask for, in English and Chinese. */

/** How a picture ends, and how the one after it comes in; null where a transition says nothing of it. */
export interface SaidTransition {
  readonly out: 'fade_out' | 'cut_to_black' | null;
  readonly in: 'cut' | 'dissolve' | 'wipe' | 'fade_in' | null;
}

const chineseWord = [
  '淡出淡入|淡入淡出|渐隐渐显|淡[入出]|渐[显隐黑暗亮明]|隐黑',
  '叠[化入出]|[化溶][入出]|[叠化溶](?=[至到])',
  '划[像变入出过]|划(?=[至到])|圈[入出]',
  '(?:硬|跳|闪|快|急)?切[入出回]?|匹配(?:剪辑|切)|转(?=[黑白])|[黑白][场屏]',
  '闪[回白黑]|闪回(?:结束|完)|回到现[在实]',
].join('|');
/** A line that is nothing but a transition: `叠化至：`, `切至黑场`, `画面渐黑。`, `【转场：淡出】`. */
const chineseTransition = new RegExp(
  `^[【（(]?(?:转场[：:]\\s*)?(?:画面|镜头|屏幕)?(?:快速|迅速|缓缓|缓慢|慢慢|渐渐|逐渐)?地?(?:${chineseWord})[至到为成]?(?:[黑白][场屏色]?)?[：:]?[】）)]?[：:。.]?$`,
);
const longestTransition = 40;
/** Most lines are something else: they are known by their first letter, before all forms are tried. */
const mayBeChinese = /^[【（(转画镜屏快迅缓慢渐逐淡隐叠化溶划圈硬跳闪急切匹黑白回]/;
const mayBeEnglish = /^(?:[FSQLHCfsqlhc]|[A-Z]{2})/;
/** Transitions that scripts write in any case. */
const anyCase =
  /^(?:(?:slow(?:ly)?|quick(?:ly)?|fast|long) )?(?:fades? (?:back )?(?:in|out|up)|fades? (?:to|from) (?:black|white)|(?:smash |hard |quick )?cuts? to (?:black|white))(?: (?:on|from black|to black))?[.:：。]*$/i;
/** In capitals a word alone is one too, but no sentence: "SHE CUTS." */
const inCapitals = new RegExp(
  `^(?:${[
    '(?:[A-Z]+ ){0,2}(?:DISSOLVE|CROSS[- ]?FADE|WIPE|FADE|CUT)(?:(?: BACK)? TO)?:',
    '(?:[A-Z]+ )?(?:DISSOLVE|CROSS[- ]?FADE|(?:WIPE|CUT|FADE) TO)',
    'FADES? OUT ?[/&+] ?(?:FADES? )?IN',
    'IRIS (?:IN|OUT|UP|TO|TO BLACK)',
    '(?:TO )?BLACK(?:[ -]?OUT)?',
    'BLACK SCREEN',
  ].join('|')})[.:]*$`,
);
const closing = /^(?:THE END|END|剧终|完)[.:：。]?$/i;

const comingIn: readonly (readonly [NonNullable<SaidTransition['in']>, RegExp])[] = [
  ['dissolve', /DISSOLVE|CROSS[- ]?FADE|叠[化入出至到]|[化溶][入出至到]/i],
  ['wipe', /\bWIPES?\b|\bIRIS TO:|划[像变入出过至到]/i],
  [
    'fade_in',
    /\bFADES? (?:BACK )?(?:IN|UP|FROM)\b|\bFADES? OUT ?[/&+] ?IN\b|\bFADE TO:|\bIRIS (?:IN|UP)\b|淡入|渐[显亮明]|圈入/i,
  ],
  ['cut', /\bCUT|切/i],
];
const goingOut: readonly (readonly [NonNullable<SaidTransition['out']>, RegExp])[] = [
  [
    'fade_out',
    /(?<!CROSS[- ]?)\bFADES?\b(?! (?:BACK )?(?:IN|UP|FROM)\b)|\bIRIS (?:OUT|TO BLACK)\b|淡出|渐[隐黑暗]|隐黑|圈出/i,
  ],
  ['cut_to_black', /(?<!FROM )\bBLACK|(?<!叠化?[至到]?)黑/i],
];

/** A line of a Chinese script that is only a transition. */
export function isChineseTransition(trimmed: string): boolean {
  if (trimmed.length > longestTransition || !mayBeChinese.test(trimmed)) return false;
  return chineseTransition.test(trimmed);
}

/** Action that is only a transition written without `TO:`, or that says the film is over. */
export function isBareTransition(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > longestTransition) return false;
  if (mayBeEnglish.test(trimmed)) return anyCase.test(trimmed) || inCapitals.test(trimmed) || closing.test(trimmed);
  return closing.test(trimmed) || isChineseTransition(trimmed);
}

/** "FADE IN:", "BLACKOUT.": a line of its own even where no blank line follows, and nobody's name. */
export function isTransitionLine(trimmed: string): boolean {
  return (trimmed.endsWith('.') || trimmed.endsWith(':')) && isBareTransition(trimmed);
}

/** What the line of a transition asks for; a cut where it names nothing that films have. */
export function transitionSaid(text: string): SaidTransition {
  if (closing.test(text.trim())) return { out: null, in: null };
  const said = text.slice(0, longestTransition * 2);
  const out = goingOut.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
  const into = comingIn.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
  return { out, in: into ?? (out === null ? 'cut' : null) };
}
