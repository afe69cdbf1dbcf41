/** Words with the time that they are shown or spoken in, as a file has them: the lines below a line of times. */
export interface CueBlock {
  /** Of the line of times, from 1. */
  readonly line: number;
  readonly from_ms: number;
  readonly to_ms: number;
  /** What stands behind the times: WebVTT's settings. */
  readonly settings: string;
  readonly lines: readonly string[];
}

/** The cues of a file, and the lines (from 1) that have the arrow of a line of times and are none. */
export interface CueBlocks {
  readonly blocks: readonly CueBlock[];
  readonly unread: readonly number[];
}

/** A moment: hours may be left away, and a Chinese keyboard writes its marks in full width. */
export const CLOCK = '(?:\\d{1,4}[:：])?\\d{1,2}[:：]\\d{1,2}[.,．，]\\d{1,3}';
const TIMING = new RegExp(`^\\s*(${CLOCK})\\s*(?:-{1,3}>|→)\\s*(${CLOCK})(?:\\s+(.*))?$`, 'u');
const ARROW = '-->';
/** What stands above a cue of SubRip. */
const COUNTER = /^\s*\d+\s*$/u;
/** Blocks of WebVTT that are no cues. */
const NO_CUE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u;

/** Whether a line would be read as the times of a cue. */
export function isTimingLine(line: string): boolean {
  return TIMING.test(line) || line.includes(ARROW);
}

/** Milliseconds of a moment that matches {@link CLOCK}. */
export function clockMilliseconds(clock: string): number {
  const [time = '', fraction = ''] = clock.split(/[.,．，]/u);
  const seconds = time.split(/[:：]/u).reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}

/**
 * Finds the cues of SubRip and WebVTT (https://www.w3.org/TR/webvtt1/). A cue ends before the next line of times.
 * @param endsAtBlank it ends at an empty line too, as WebVTT has it; SubRip files have empty lines within cues
 */
export function cueBlocks(text: string, endsAtBlank: boolean): CueBlocks {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const blocks: CueBlock[] = [];
  const unread: number[] = [];
  let said: string[] | null = null;
  let isPassedOver = false;
  for (const [index, line] of lines.entries()) {
    const isBlank = line.trim() === '';
    if (isBlank) isPassedOver = false;
    else if (NO_CUE.test(line) && (lines[index - 1] ?? '').trim() === '' && endsAtBlank) isPassedOver = true;
    if (isPassedOver) continue;
    const [, from = '', to = '', settings = ''] = TIMING.exec(line) ?? [];
    if (from !== '') {
      dropCounter(said);
      said = [];
      const [from_ms, to_ms] = [clockMilliseconds(from), clockMilliseconds(to)];
      blocks.push({ line: index + 1, from_ms, to_ms, settings: settings.trim(), lines: said });
    } else if (line.includes(ARROW)) {
      dropCounter(said);
      said = null;
      unread.push(index + 1);
    } else if (isBlank && endsAtBlank) said = null;
    else said?.push(line);
  }
  return { blocks, unread };
}

/** The number of a cue belongs to its times, not to the words above. */
function dropCounter(said: string[] | null): void {
  if (said && said.length > 1 && COUNTER.test(said.at(-1) ?? '')) said.pop();
}
