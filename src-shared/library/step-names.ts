import { asIs, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What the steps of a project's log did, by their marks. */
const STEP_NAMES: Readonly<Record<string, Sentence>> = {
  create: say`making the project`,
  draft: say`reading the script`,
  convert: say`making Fountain of the script`,
  settings: say`changing the settings`,
  picture: say`a reference picture`,
  describe: say`describing somebody or a place`,
  shot: say`changing a shot`,
  insert: say`inserting a shot`,
  duplicate: say`copying a shot`,
  remove: say`putting shots into the tray`,
  restore: say`putting a shot back`,
  split: say`splitting a shot`,
  merge: say`merging shots`,
  move: say`moving shots`,
  'choose takes': say`choosing takes`,
  lock: say`keeping a take, or letting go of it`,
  rate: say`a rating`,
  tag: say`the tags of a take`,
  note: say`a note to a take`,
  review: say`what was said of a take`,
  import: say`an import`,
  footage: say`what was said of footage`,
  cut: say`an edit of the film`,
  sound: say`how the film sounds`,
  record: say`the recording of a line`,
  trash: say`throwing something away, or taking it back`,
};

/** What a step did. @param mark of it in the log; one that is not known, perhaps of another version, is told as it is */
export function stepName(mark: string): Sentence {
  const known = Object.hasOwn(STEP_NAMES, mark) ? STEP_NAMES[mark] : undefined;
  return known ?? asIs(mark);
}
