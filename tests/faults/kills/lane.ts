import type { Child } from '../child.ts';

/** What a kill must never bring about. */
export const FAULTS = ['lost', 'corrupt', 'orphans', 'not_resumed'] as const;
/**
 * `lost`: an acknowledged change is not there, or is there in part. `corrupt`: what is stored is not whole. `orphans`:
 * something is served, or left lying, that nothing committed names. `not_resumed`: the work does not come to its end.
 */
export type Fault = (typeof FAULTS)[number];

/** A fault that was seen, in words. */
export interface Finding {
  readonly fault: Fault;
  readonly what: string;
}

/** One activity on one library, which lives through all its kills. */
export interface Lane {
  /** Lets the activity go on in a process of its own. Its first line says that it is about to begin. */
  readonly start: () => Promise<Child> | Child;
  /**
   * Looks at what the process left when it was killed or had ended.
   * @param thoroughly as is done now and then: reads everything
   */
  readonly inspect: (child: Child, thoroughly: boolean) => Promise<Finding[]>;
  /** Says, after all kills and a last undisturbed run, whether the end is that of one without kills. */
  readonly finish: () => Promise<Finding[]> | Finding[];
}

/** Something that people do for long enough to be killed in the middle. */
export interface Activity {
  readonly name: string;
  /** How many of a hundred kills are its own. */
  readonly share: number;
  /** @param random numbers of [0, 1) */
  readonly begin: (folder: string, random: () => number) => Promise<Lane> | Lane;
}

/** A finding where two values differ; else nothing. */
export function unless(isWell: boolean, fault: Fault, what: () => string): Finding[] {
  return isWell ? [] : [{ fault, what: what() }];
}
