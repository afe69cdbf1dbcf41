import { drafting } from './draft.ts';
import { editing } from './edit.ts';
import { exporting } from './export.ts';
import { importingFootage } from './footage.ts';
import { generating } from './generate.ts';
import { importing } from './import.ts';
import type { Activity } from './lane.ts';
import { migrating } from './migrate.ts';

/** All that is killed. The longest begins first, so that the lanes end together. */
export const ACTIVITIES: readonly Activity[] = [
  generating,
  editing,
  drafting,
  importing,
  importingFootage,
  exporting,
  migrating,
];
