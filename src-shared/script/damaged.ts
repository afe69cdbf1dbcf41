import { ShotloomError } from '../contract/errors.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * The one error of a file that is not what it says to be, or that would cost more to read than any script is worth.
 * @param what what is wrong, as the rest of a sentence: "is cut short"
 * @param mend what to do about it
 */
export function damagedScript(path: string, what: Sentence, mend = say`save it again, or copy it anew`): ShotloomError {
  return new ShotloomError('script_damaged', say`The script ${path} ${what}: ${mend}.`);
}
