import { applyEntry } from '../../../src-shared/library/changes.ts';
import type { Diff, Fields } from '../../../src-shared/library/changes.ts';
import type { StoredStoryboard } from '../../../src-shared/library/merge.ts';
import type {
  ReferencePicture,
  Scene,
  ScriptRevision,
  StoredProject,
  StoredShot,
} from '../../../src-shared/library/records.ts';

/** The stored storyboard after a diff, as the library would have it. */
export function afterDiff(stored: StoredStoryboard, diff: Diff): StoredStoryboard {
  const { project, latest_revision, scenes, shots, pictures } = stored;
  const byId = (records: readonly { readonly id: string }[]) =>
    new Map<string, Fields>(records.map((record) => [record.id, { ...record }]));
  const tables = {
    projects: byId([project]),
    scripts: byId(latest_revision ? [latest_revision] : []),
    scenes: byId(scenes),
    shots: byId(shots),
    take_reviews: byId([]),
    reference_pictures: byId(pictures),
    footage: byId([]),
    trash: byId([]),
    graphics: byId([]),
    timelines: byId([]),
    timeline_items: byId([]),
    timeline_attachments: byId([]),
  };
  for (const entry of diff) {
    const next = applyEntry(tables[entry.table].get(entry.id) ?? null, entry);
    if (next === 'conflict') throw new Error(`conflict at ${entry.id}`);
    if (next) tables[entry.table].set(entry.id, next);
    else tables[entry.table].delete(entry.id);
  }
  const records = <T>(table: keyof typeof tables): T[] => [...tables[table].values()] as unknown as T[];
  return {
    project: records<StoredProject>('projects')[0] ?? project,
    latest_revision: records<ScriptRevision>('scripts').at(-1) ?? null,
    scenes: records<Scene>('scenes').toSorted((one, other) => one.position - other.position),
    // A shot of the trash may have the position of one of the film.
    shots: records<StoredShot>('shots').toSorted(
      (one, other) => one.position - other.position || (one.id < other.id ? -1 : 1),
    ),
    pictures: records<ReferencePicture>('reference_pictures'),
  };
}
