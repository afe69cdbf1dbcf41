import { randomUUID } from 'node:crypto';
import { access, constants, rm, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { isSentence, say } from '../../src-shared/contract/sentences.ts';
import type {
  FootageDetails,
  FootageEditInput,
  FootageImport,
  ImportProgress,
  ImportSummary,
} from '../../src-shared/contract/footage.ts';
import { plainRange, readMoment } from '../../src-shared/library/footage-range.ts';
import type { SourceRange } from '../../src-shared/library/footage-range.ts';
import type { Footage, Project } from '../../src-shared/library/records.ts';
import { plainTags } from '../../src-shared/library/tags.ts';
import type { Library } from '../library/open.ts';
import { hashFile } from '../library/store.ts';
import { footageFormat } from '../media/footage-format.ts';
import { probeFootage, unusable } from '../media/footage.ts';
import { makeViews, removeViews, storeViews } from './footage-views.ts';
import { relay } from './relay.ts';
import { tagsAfter } from './review.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';
import { noRecord } from '../library/no-record.ts';

type Details = z.input<typeof FootageDetails>;
type Input = z.output<typeof FootageImport>;
type Progress = z.input<typeof ImportProgress>;
type Summary = z.input<typeof ImportSummary>;
type Imported = Summary['imported'][number];

/** What may be said of one file without stopping the others. */
const OF_ONE_FILE: ReadonlySet<string> = new Set(['media_unusable', 'bad_option']);

/** A step of the log, which all that is done under its names makes up. */
export interface LoggedStep {
  readonly mark: string;
  readonly gesture: string;
}

/** Footage that is brought in for edits of the timeline is one step with them. */
function stepOf({ cut }: Input): LoggedStep {
  return cut === undefined ? { mark: 'import', gesture: `import ${randomUUID()}` } : { mark: 'cut', gesture: cut };
}

/**
 * Copies files into the library as footage of a project: one step that can be undone. The files themselves are only read.
 * @param paths of the files
 * @param step what the import is a part of, where that is more
 * @throws ShotloomError not_found for the project, and what the library and the search for ffmpeg throw
 */
export function importFootage(
  services: Services,
  input: Input,
  paths: readonly string[],
  signal: AbortSignal | undefined,
  step: LoggedStep = stepOf(input),
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const project = existingProject(services.library(), input.project);
    const imported: Imported[] = [];
    const refused: Summary['refused'][number][] = [];
    for (const [index, path] of paths.entries()) {
      const name = basename(path);
      const told = (doing: Progress['doing']): void => tell({ file: index + 1, files: paths.length, name, doing });
      try {
        imported.push(await importOne({ services, project, input, step, told, stop }, path, name));
      } catch (error) {
        if (!(error instanceof ShotloomError && OF_ONE_FILE.has(error.code))) throw error;
        refused.push({ name, code: error.code, message: error.message, said: error.said });
      }
    }
    return { imported, refused };
  }, signal);
}

interface Import {
  readonly services: Services;
  readonly project: Project;
  readonly input: Input;
  readonly step: LoggedStep;
  readonly told: (doing: Progress['doing']) => void;
  readonly stop: AbortSignal;
}

async function importOne(of: Import, path: string, name: string): Promise<Imported> {
  const { services, project, input, step, told, stop } = of;
  const library = services.library();
  const { store } = library;
  await expectFile(path, name);
  told('copies');
  const { extension } = await footageFormat(path);
  const copy = await store.copyIn(path, extension ?? extensionOf(name));
  try {
    if (stop.aborted) throw new ShotloomError('cancelled', say`The import was stopped.`);
    const known = await knownFootage(library, project.id, copy);
    if (known) return known;
    told('looks');
    const tools = { ffmpeg: await services.ffmpeg(), signal: stop, name, temporaryFile: store.temporaryFile };
    const probed = await probeFootage(copy, { ...tools, scratch: store.temporaryFile('txt') });
    const { kind, facts } = probed;
    const range = rangeOf({ source_in_s: null, source_out_s: null, facts, name }, input);
    told('draws');
    const views = await makeViews(probed, tools);
    try {
      const { sha256 } = await store.putFile(copy);
      const derived = await storeViews(library, sha256, views);
      const { credit = '', licence = '' } = input;
      const said = { credit, licence, tags: plainTags(input.tags ?? []), note: '', rating: null };
      return library.atomically(() => {
        for (const each of derived) library.saveDerived(each);
        const added = { project_id: project.id, kind, name, media_sha256: sha256, facts, ...range, ...said };
        return { outcome: 'added', footage: detailsOf(library, library.addFootage(added, step.gesture, step.mark)) };
      });
    } finally {
      await removeViews(views);
    }
  } finally {
    await rm(copy, { force: true });
  }
}

/** @throws ShotloomError media_unusable */
async function expectFile(path: string, name: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw unusable(name, say`was not found; check its path`);
  if (found.isDirectory()) throw unusable(name, say`is a folder; name the files in it`);
  if (!found.isFile()) throw unusable(name, say`is no file; name a video, a picture or a sound`);
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw unusable(name, say`may not be read; check its permissions`, cause);
  });
}

/** The ending of a file's name where a stored file may have it. */
function extensionOf(name: string): string {
  const extension = extname(name).slice(1).toLowerCase();
  return /^[a-z0-9]{1,8}$/u.test(extension) ? extension : 'bin';
}

/**
 * The footage of a project that has the bytes of this copy already; taken out of the trash where it lies there. Its file is stored
 * again where it is gone.
 */
async function knownFootage(library: Library, projectId: string, copy: string): Promise<Imported | null> {
  const { store } = library;
  const sha256 = await hashFile(copy);
  if (!library.footageOfFile(projectId, sha256)) return null;
  if (!store.has(sha256)) await store.putFile(copy);
  return library.atomically(() => {
    const known = library.footageOfFile(projectId, sha256);
    if (known?.is_trashed === true) library.takeBack(known.id);
    const footage = known && library.footage(known.id);
    if (!footage) return null;
    return { outcome: known.is_trashed ? 'restored' : 'known', footage: detailsOf(library, footage) };
  });
}

/**
 * The part of footage that a person means; what they do not say is as it was.
 * @throws ShotloomError bad_option
 */
export function rangeOf(
  before: SourceRange & Pick<Footage, 'facts' | 'name'>,
  { source_in, source_out }: Pick<Input, 'source_in' | 'source_out'>,
): SourceRange {
  const { name, facts } = before;
  const { duration_s, picture } = facts;
  const momentOf = (moment: string | number | null | undefined, otherwise: number | null): number | null => {
    if (moment === undefined) return otherwise;
    if (typeof moment !== 'string') return moment;
    const seconds = readMoment(moment, picture?.rate ?? null);
    if (seconds !== null) return seconds;
    throw new ShotloomError('bad_option', say`"${moment}" is no moment of "${name}"; write ${EXAMPLES}.`);
  };
  const asked = {
    source_in_s: momentOf(source_in, before.source_in_s),
    source_out_s: momentOf(source_out, before.source_out_s),
  };
  const range = plainRange(asked, duration_s);
  if (isSentence(range)) throw new ShotloomError('bad_option', say`"${name}" cannot be cut so: ${range}.`);
  return range;
}

const EXAMPLES = say`seconds (12.5), minutes and seconds (1:02.5), or a timecode with frames (00:01:02:12)`;

/** The footage of a project. @throws ShotloomError not_found */
export function listFootage(library: Library, projectId: string): Details[] {
  return library.footageOf(existingProject(library, projectId).id).map((each) => detailsOf(library, each));
}

/**
 * Says of footage what people say.
 * @param step what the edit is a part of, where that is more
 * @throws ShotloomError not_found, bad_option
 */
export function editFootage(library: Library, input: z.output<typeof FootageEditInput>, step?: LoggedStep): Details {
  return library.atomically(() => {
    const footage = library.footage(input.footage);
    if (!footage) throw noRecord('footage', input.footage);
    const { credit = footage.credit, licence = footage.licence, note = footage.note, rating = footage.rating } = input;
    const range = rangeOf(footage, input);
    const edit = { ...range, credit, licence, note, rating, tags: tagsAfter(footage.tags, input) };
    return detailsOf(library, library.editFootage(footage.id, edit, step?.gesture ?? input.gesture, step?.mark));
  });
}

function detailsOf({ store }: Library, { media_sha256, project_id: project, ...footage }: Footage): Details {
  return { ...footage, project, bytes: store.sizeOf(media_sha256), present: store.has(media_sha256) };
}
