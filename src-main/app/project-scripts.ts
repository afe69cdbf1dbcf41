import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { FilmSettings, OpenedProject } from '../../src-shared/contract/schemas.ts';
import type { NewScript, ScriptEdit, SourceScript, WrittenScript } from '../../src-shared/contract/scripts.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { ScriptSource } from '../../src-shared/library/merge.ts';
import type { Project } from '../../src-shared/library/records.ts';
import { fountainOf } from '../../src-shared/script/fountain-writer.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { isBoard } from '../../src-shared/storyboard/read-board.ts';
import { withSource } from '../../src-shared/storyboard/source-words.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import type { MergeStep } from '../library/merge-storyboard.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { readScript, readScriptText, saysForm } from '../script/read-script.ts';
import type { ReadScript } from '../script/read-script.ts';
import { existingProject } from './existing-project.ts';
import { readRevision, scriptName, shownScript } from './read-revision.ts';
import { draftScript, titleOfFile } from './scripts.ts';

type Opened = z.input<typeof OpenedProject>;
type Written = z.input<typeof WrittenScript>;
type Settings = z.output<typeof FilmSettings>;

/**
 * Reads a script and merges its draft into its project: the one named, else the one made from the same file, else a new one.
 * @throws ShotloomError not_found for a project that is not in the library, and what reading a script throws
 */
export async function openProject(
  library: () => Library,
  path: string,
  projectId: string | undefined,
  settings: Settings,
): Promise<Opened> {
  const script = await readScript(path);
  const scriptPath = await realpath(path);
  const existing =
    projectId === undefined ? library().projectByScriptPath(scriptPath) : existingProject(library(), projectId);
  const storyboard = drafted(library, existing, script, path, titleOfFile(path));
  const project = await patiently(() => updateOrMake(library(), existing, scriptPath, storyboard, settings));
  const source = sourceOf(script, basename(path));
  return await patiently(() => merged(library(), project.id, source, storyboard));
}

/**
 * Makes a project of a script that is no file.
 * @throws ShotloomError script_empty, and what reading a script of that name throws
 */
export async function createFromText(
  library: () => Library,
  { text, name: given = '', settings }: z.output<typeof NewScript>,
): Promise<Opened> {
  const name = given === '' || saysForm(given) ? given : `${given}.txt`;
  const script = await readScriptText(text, name);
  const storyboard = drafted(library, null, script, name, titleOfText(script, name));
  const source = sourceOf(script, name);
  return await patiently(() =>
    library().atomically(() => {
      const { id } = updateOrMake(library(), null, null, storyboard, settings);
      return merged(library(), id, source, storyboard);
    }),
  );
}

/** The script that a project's board is drafted from, as it is shown. @throws ShotloomError not_found */
export async function sourceScript(library: Library, projectId: string): Promise<z.input<typeof SourceScript>> {
  const project = existingProject(library, projectId);
  const { language } = project;
  const revision = library.latestRevision(projectId);
  if (!revision) return { text: '', revision: 0, language, form: 'fountain', editable: true };
  const shown = await shownScript(project, revision);
  const form = formOf(shown);
  return { text: shown.text, revision: revision.revision, language, form, editable: form !== 'document' };
}

/**
 * Gives a project's script another text.
 * @throws ShotloomError not_found; library_conflict where the text was made from another revision than the project has;
 *   bad_option for a document; script_empty, board_unreadable and what else reading a script of its name throws
 */
export async function writeScript(
  library: () => Library,
  { project: projectId, text, revision }: z.output<typeof ScriptEdit>,
): Promise<Written> {
  const project = existingProject(library(), projectId);
  const before = library().latestRevision(projectId);
  expectRevision(before?.revision ?? 0, revision);
  const name = scriptName(project, before);
  if (before && formOf(await readRevision(project, before)) === 'document')
    throw new ShotloomError(
      'bad_option',
      say`The script ${name} is a document, which is only read here: make Fountain of it first, then edit that.`,
    );
  const script = await readScriptText(text, name);
  const isSame = before?.text === text;
  const source = { ...sourceOf(script, name), ...(isSame ? { sha256: before.sha256, encoding: before.encoding } : {}) };
  const storyboard = drafted(library, project, script, name, titleOfText(script, name));
  return await patiently(() => mergedOnto(library(), projectId, revision, source, storyboard));
}

/**
 * Makes Fountain of a project's script.
 * @throws ShotloomError not_found, bad_option where it is Fountain already, script_missing where what was read is not known any more
 */
export async function toFountain(library: () => Library, projectId: string): Promise<Written> {
  const project = existingProject(library(), projectId);
  const before = library().latestRevision(projectId);
  const read = before && (await readRevision(project, before));
  if (!before || read?.form === 'fountain')
    throw new ShotloomError('bad_option', say`The script of this film is Fountain already: edit it as it is.`);
  const screenplay = read?.screenplay ?? (await readAgain(project, before.sha256)).screenplay;
  const name = `${titleOfName(scriptName(project, before)) || 'script'}.fountain`;
  const script = await readScriptText(fountainOf(screenplay), name);
  const storyboard = drafted(library, project, script, name, titleOfText(script, name));
  const source = sourceOf(script, name);
  return await patiently(() =>
    mergedOnto(library(), projectId, before.revision, source, storyboard, { mark: 'convert' }),
  );
}

/**
 * Drafts a project's script again, with another language or title than before, as one step with what else changes of it.
 * @throws ShotloomError library_conflict, script_missing
 */
export async function redraftWith(
  library: () => Library,
  project: Project,
  settings: NonNullable<MergeStep['settings']>,
): Promise<void> {
  const before = library().latestRevision(project.id);
  if (!before) {
    await patiently(() => library().updateProject(project.id, 'settings', settings));
    return;
  }
  const changed = { ...project, ...settings };
  const { screenplay } = await readRevision(changed, before);
  const script = { text: before.text, screenplay: screenplay ?? (await readAgain(project, before.sha256)).screenplay };
  const name = scriptName(project, before);
  const storyboard = drafted(library, changed, script, name, titleOfText(script, name));
  const source = { ...before, keyed: isBoard(script.screenplay) };
  const step = { mark: 'settings', settings };
  await patiently(() => mergedOnto(library(), project.id, before.revision, source, storyboard, step));
}

/** A document that was read before what was read of it was kept. @throws ShotloomError script_missing */
async function readAgain({ script_path }: Project, sha256: string): Promise<ReadScript> {
  const script = script_path === null ? null : await readScript(script_path).catch(() => null);
  if (script?.bytes_sha256 === sha256) return script;
  throw new ShotloomError(
    'script_missing',
    say`The document that this film was made from is gone or was changed since: read it again first${onlyTyped(say`, e.g. with "shotloom film"`)}.`,
  );
}

function formOf({ form, screenplay }: Awaited<ReturnType<typeof readRevision>>): z.input<typeof SourceScript>['form'] {
  return form !== 'document' && screenplay && isBoard(screenplay) ? 'board' : form;
}

function drafted(
  library: () => Library,
  existing: Project | null,
  script: Pick<ReadScript, 'text' | 'screenplay'>,
  name: string,
  title: string,
): Storyboard {
  const language = existing?.chosen.language ?? script.screenplay.language;
  const screenplay = { ...script.screenplay, language };
  const before = existing && {
    cast: existing.cast,
    shots: library()
      .shotsOf(existing.id)
      .filter(({ overrides }) => overrides?.own !== true)
      .map(({ draft }) => draft),
  };
  const label = name === '' ? say`that was typed` : name;
  return withSource(draftScript({ text: script.text, screenplay }, label, before, title), screenplay);
}

function sourceOf(script: ReadScript, name: string): ScriptSource {
  const { bytes_sha256: sha256, encoding, text, screenplay } = script;
  return {
    ...{ sha256, encoding: encoding ?? 'none', text, name },
    screenplay: encoding === null ? screenplay : null,
    keyed: isBoard(screenplay),
  };
}

/** What a film is called whose script has no title: as the script is, else after its first scene. */
function titleOfText({ screenplay }: { readonly screenplay: Screenplay }, name: string): string {
  const heading = screenplay.elements.find(({ type }) => type === 'scene_heading')?.text ?? '';
  return titleOfName(name) || heading;
}

function titleOfName(name: string): string {
  return name === '' ? '' : titleOfFile(name);
}

function expectRevision(now: number, expected: number): void {
  if (now !== expected)
    throw new ShotloomError(
      'library_conflict',
      say`The script was changed elsewhere meanwhile: read it again, and repeat the change there.`,
    );
}

/** As one step, unless the script has another text by then. */
function mergedOnto(
  library: Library,
  projectId: string,
  revision: number,
  source: ScriptSource,
  storyboard: Storyboard,
  step: MergeStep = {},
): Written {
  return library.atomically(() => {
    expectRevision(library.latestRevision(projectId)?.revision ?? 0, revision);
    const opened = merged(library, projectId, source, storyboard, step);
    return { ...opened, revision: library.latestRevision(projectId)?.revision ?? 0 };
  });
}

function merged(
  library: Library,
  projectId: string,
  source: ScriptSource,
  storyboard: Storyboard,
  step: MergeStep = {},
): Opened {
  const { scenes, shots, added, kept, restored, removed } = library.mergeStoryboard(
    projectId,
    source,
    storyboard,
    step,
  );
  const { title, language } = existingProject(library, projectId);
  return {
    ...{ project: projectId, title, language, scenes: scenes.length, shots: shots.length },
    ...{ added, kept, restored, removed },
  };
}

function updateOrMake(
  library: Library,
  existing: Project | null,
  scriptPath: string | null,
  { title, language, cast, places }: Storyboard,
  { style, sound = {}, ...size }: Settings,
): Project {
  const settings = { ...size, ...(style === undefined ? {} : { style: plainStyle(style) }) };
  if (existing)
    return library.updateProject(existing.id, 'settings', { ...settings, sound: { ...existing.sound, ...sound } });
  return library.createProject({
    title,
    script_path: scriptPath,
    language,
    cast,
    places,
    model: null,
    style: '',
    sound,
    chosen: {},
    ...settings,
  });
}
