import type { Migration } from './migration.ts';
import { records } from './0001-records.ts';
import { crashes } from './0002-crashes.ts';
import { hearing } from './0003-hearing.ts';
import { referencePictures } from './0004-reference-pictures.ts';
import { snapshots } from './0005-snapshots.ts';
import { trash } from './0006-trash.ts';
import { search } from './0007-search.ts';
import { queue } from './0008-queue.ts';
import { footage } from './0009-footage.ts';
import { timelines } from './0010-timelines.ts';
import { sound } from './0011-sound.ts';
import { graphics } from './0012-graphics.ts';
import { typedScripts } from './0013-typed-scripts.ts';
import { marks } from './0014-marks.ts';
import { sentences } from './0015-sentences.ts';
import { makers } from './0016-makers.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [
  records,
  crashes,
  hearing,
  referencePictures,
  snapshots,
  trash,
  search,
  queue,
  footage,
  timelines,
  sound,
  graphics,
  typedScripts,
  marks,
  sentences,
  makers,
];
