/** The words with which cells of two-column scripts say what is heard: NATSOT, SFX, SOT, VO, 同期声, 音效, 旁白. */

export type Label = 'narration' | 'bite' | 'sound' | 'note';

const labels: readonly (readonly [Label, string])[] = [
  [
    'sound',
    'NAT ?SOT|NATSOUND|NATURAL SOUND|NAT SOUND|NATS?|SFX|FX|SOUND EFFECTS?|SOUNDS?|AMBIENCE|AMBIENT SOUND|AMB|MUSIC|BGM|音效|音乐|配乐|背景音乐|背景音|环境声|环境音|现场声|自然声',
  ],
  ['bite', 'SOT|SOUND ?BITE|BITE|同期声|同期|采访'],
  ['narration', 'V/?O|V\\.O\\.?|VOICE[- ]?OVER|NARRATOR|NARRATION|ANCHOR V/?O|旁白|解说词?|画外音|配音|口播'],
  ['note', 'GFX|GRAPHICS?|CG|SUPER|CHYRON|LOWER[- ]THIRD|L/?3|ON[- ]SCREEN TEXT|字幕|图文|角标|花字'],
];
const labelled = labels.map(
  ([label, words]) =>
    [label, new RegExp(`^(?:${words})(?![\\p{Script=Latin}\\d])`, 'iu'), new RegExp(`^(?:${words})$`, 'u')] as const,
);

/** Labels begin a line of their own, though a cell runs them on. */
export const beforeLabel = new RegExp(
  `\\s+(?=(?:${labels.map(([, words]) => words).join('|')})(?: [^:：\\n]{1,30})?[:：])`,
  'u',
);

/** Nobody says these. */
const unmistakable = /^(?:NAT ?SOT|NATS|NAT ?SOUND|SFX|BGM|AMB|SOT|V\/?O|V\.O\.?|ANCHOR V\/?O|GFX|CG|CHYRON|L\/?3)$/;
/** What music and sounds do: "MUSIC UP AND UNDER", 音乐起. */
const cue =
  /^\s+(?:is |are )?(?:up|down|in|out|under|fade[sd]?|fading|swell(?:s|ing)?|starts?|stops?|ends?|begins?|plays?|playing|continues?|rises?|builds?|sting|bed|bridge|cue|theme|full|only)\b|^\s*(?:起|停|止|响|渐|淡|弱|减弱|增强|加强|继续|结束|进入|推起|压低)/i;
const longestCue = 60;

/** A line that begins with a label. */
export interface LabelledLine {
  readonly label: Label;
  /** The label as it is written. */
  readonly words: string;
  /** What stands behind it, with the mark between them. */
  readonly after: string;
}

/** Whether what stands behind a label without a mark belongs to it, and is not a sentence that begins with such a word. */
function goesWithout(label: Label, words: string, after: string, isCapital: boolean): boolean {
  const isHan = /\p{Script=Han}/u.test(words);
  if (label === 'sound' && after.length <= longestCue && cue.test(after)) return true;
  if (isHan) return /^\s/.test(after);
  if (!isCapital || !/^\s/.test(after)) return false;
  return unmistakable.test(words) || (label !== 'note' && /\p{Ll}/u.test(after) && after.length <= longestCue);
}

/** The label that a line begins with, with a mark behind it or as cells write it without one; null where it has none. */
export function labelOf(line: string): LabelledLine | null {
  for (const [label, pattern, capitals] of labelled) {
    const words = pattern.exec(line)?.[0];
    if (words === undefined) continue;
    const after = line.slice(words.length);
    const isMarked = /^\s*[:：–—(（-]/.test(after);
    const isCapital = capitals.test(words);
    const isAlone = after.trim() === '' && (isCapital || label === 'sound' || label === 'note');
    return isMarked || isAlone || goesWithout(label, words, after, isCapital) ? { label, words, after } : null;
  }
  return null;
}

const soundsOnly = /^\p{Script=Han}{1,8}声(?:[、，和及]\p{Script=Han}{1,8}声)*[。]?$/u;

/** Whether a line does nothing but name sounds: 海浪声、鸟叫声. */
export function namesSounds(line: string): boolean {
  return soundsOnly.test(line) && !/[说问答喊]/.test(line);
}
