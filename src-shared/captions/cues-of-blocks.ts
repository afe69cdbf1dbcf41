import type { CueBlock, CueBlocks } from '../script/cue-blocks.ts';
import { rational } from '../timeline/rational.ts';
import { inOrder, tidyText } from './cue.ts';
import type { Cue, ReadCues } from './cue.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** The cues that are in a file's blocks, and what is wrong with the others. @param wordsOf a block, as its format has them */
export function cuesOfBlocks(
  { blocks, unread }: CueBlocks,
  wordsOf: (block: CueBlock) => Pick<Cue, 'text' | 'place'>,
): ReadCues {
  const faults = unread.map((line) => ({
    line,
    fault: say`its times cannot be read; write 00:00:01,200 --> 00:00:02,500`,
  }));
  const cues: Cue[] = [];
  for (const block of blocks) {
    const { text, place } = wordsOf(block);
    const tidy = tidyText(text);
    if (block.to_ms <= block.from_ms) faults.push({ line: block.line, fault: say`it ends before it begins` });
    else if (tidy === '') faults.push({ line: block.line, fault: say`it has no words` });
    else
      cues.push({
        from: rational(block.from_ms, 1000),
        to: rational(block.to_ms, 1000),
        text: tidy,
        place,
        lane: null,
      });
  }
  return { cues: inOrder(cues), faults: faults.toSorted((one, other) => one.line - other.line).map(faultSentence) };
}

/** What is wrong with the caption of a line (from 1), as a sentence. */
export function faultSentence({ line, fault }: { readonly line: number; readonly fault: Sentence }): Sentence {
  return say`The caption of line ${line} was left out: ${fault}.`;
}
