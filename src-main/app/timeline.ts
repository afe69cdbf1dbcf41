import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type {
  TimelineEdited,
  TimelineEditedSince,
  TimelineSince,
  TimelineView,
} from '../../src-shared/contract/timeline.ts';
import { cubeFault } from '../../src-shared/render/cube.ts';
import type { Command, RefusalCode } from '../../src-shared/timeline/commands.ts';
import { editAll } from '../../src-shared/timeline/edit.ts';
import type { Edited } from '../../src-shared/timeline/edit.ts';
import type { FilmSources } from '../../src-shared/timeline/records.ts';
import { viewDelta } from '../../src-shared/timeline/view-delta.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { unusable } from '../media/footage.ts';
import { openCut } from './film-cut.ts';
import type { Services } from './services.ts';
import { viewOf } from './timeline-view.ts';
import { Told } from './told.ts';

type View = z.input<typeof TimelineView>;

/** What an edit of the film's cut is called in the log. */
export const CUT_STEP = 'cut';

/** A .cube file of 128 points a side has some 60 MB. */
const MOST_BYTES = 2 ** 27;

/** How a project's film is cut now: clips, and stills where a clip is missing. @throws ShotloomError not_found */
export async function showTimeline(services: Services, projectId: string): Promise<View> {
  const cut = await openCut(services, projectId, 'best');
  return viewOf(cut, cut.timeline, cut.stored);
}

const TOLD = onceFor((_: Library) => new Told(viewDelta<View['items'][number], View['attached'][number], View>));

/** The same for who knows how it was cut in a version. @throws ShotloomError not_found */
export async function timelineSince(
  services: Services,
  projectId: string,
  version: string | undefined,
): Promise<z.input<typeof TimelineSince>> {
  const timeline = await showTimeline(services, projectId);
  return TOLD(services.library()).since(projectId, version, timeline);
}

/** {@link editTimeline} for who knows how the film was cut in a version. */
export async function editTimelineSince(
  services: Services,
  projectId: string,
  commands: readonly Command[],
  gesture: string | undefined,
  version: string | undefined,
): Promise<z.input<typeof TimelineEditedSince>> {
  const { timeline, changes } = await editTimeline(services, projectId, commands, gesture);
  return { timeline: TOLD(services.library()).since(projectId, version, timeline), changes };
}

/**
 * Does commands to how a project's film is cut, one after the other: one step that can be undone, and nothing where one of them
 * cannot be done. Steps of one gesture become one.
 * @throws ShotloomError not_found, bad_option with what `edit` says against it
 */
export async function editTimeline(
  services: Services,
  projectId: string,
  commands: readonly Command[],
  gesture: string | undefined,
): Promise<z.input<typeof TimelineEdited>> {
  const cut = await openCut(services, projectId, 'best', commands);
  const { library, sources } = cut;
  for (const command of commands) expectColours(library, command);
  return await patiently(() =>
    library.atomically(() => {
      const edited = commitEdit(library, sources, commands, gesture);
      return { timeline: viewOf(cut, edited.timeline, edited.stored), changes: edited.changes.length };
    }),
  );
}

/** Does commands to what is stored of a film's cut, and logs them as one. @throws ShotloomError with what `edit` says against one */
export function commitEdit(
  library: Library,
  sources: FilmSources,
  commands: readonly Command[],
  gesture: string | undefined,
): Edited {
  const edited = editAll(sources, library.timelineOf(sources.project_id), commands);
  if ('refused' in edited) throw new ShotloomError(CODES[edited.refused.code], edited.refused.sentence);
  library.commit(sources.project_id, CUT_STEP, edited.changes, gesture);
  return edited;
}

const CODES: Readonly<Record<RefusalCode, ErrorCode>> = {
  not_found: 'not_found',
  id_taken: 'bad_option',
  bad_value: 'bad_option',
  bad_place: 'bad_option',
  no_material: 'bad_option',
  no_room: 'bad_option',
  captions_overlap: 'bad_option',
};

/** What a table of colours names has to be one that was stored as such. */
function expectColours({ store }: Library, command: Command): void {
  const lut = command.command === 'colour' ? command.colour.lut : null;
  if (lut === null || !/^[0-9a-f]{64}$/u.test(lut)) return;
  if (store.has(lut) && extname(store.pathOf(lut)) === '.cube') return;
  throw new ShotloomError(
    'not_found',
    say`There is no table of colours ${lut} in the library; give its .cube file again.`,
  );
}

/**
 * Stores a table of colours (a .cube file), for `colour` to name.
 * @returns the SHA-256 of its bytes
 * @throws ShotloomError media_unusable with one sentence that says why
 */
export async function storeLut({ library }: Services, path: string): Promise<string> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw unusable(name, say`was not found, or is no file; check its path`);
  if (found.size > MOST_BYTES) throw unusable(name, say`is larger than any table of colours`);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unusable(name, say`may not be read; check its permissions`, cause);
  });
  const fault = cubeFault(bytes.toString('latin1'));
  if (fault !== null) throw unusable(name, fault);
  const { sha256 } = await patiently(() => library().store.putBytes(bytes, 'cube'));
  return sha256;
}
