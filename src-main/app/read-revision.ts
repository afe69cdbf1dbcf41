import { basename } from 'node:path';
import type { Project, ScriptRevision } from '../../src-shared/library/records.ts';
import { narratesItsPictures } from '../../src-shared/script/blocks.ts';
import { writtenFountain } from '../../src-shared/script/fountain-writer.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { readScriptText } from '../script/read-script.ts';
import type { ScriptForm } from '../script/formats.ts';
import { Recent } from './recent.ts';

/** A stored script as it was read. */
export interface ReadRevision {
  readonly form: ScriptForm;
  /** null for a document that was stored before what was read of it was kept. */
  readonly screenplay: Screenplay | null;
}

/** A stored script as it is shown. */
export interface ShownScript extends ReadRevision {
  /** What people see, and what the ranges of the screenplay count in. */
  readonly text: string;
}

/** Revisions do not change: what was read of the last ones is kept by their ids, as a board asks for it again and again. */
const READ = new Recent<Promise<ReadRevision>>();
const SHOWN = new Recent<ReturnType<typeof writtenFountain>>();

/** The name of a project's script; '' where it has none. */
export function scriptName({ script_path }: Pick<Project, 'script_path'>, revision: ScriptRevision | null): string {
  return revision?.name || basename(script_path ?? '');
}

/** Reads a stored script again, in the form that it was read in, in the language that a person chose for its project. */
export async function readRevision(project: Project, revision: ScriptRevision): Promise<ReadRevision> {
  const { screenplay, ...rest } = await readOnce(project, revision);
  const language = project.chosen.language ?? screenplay?.language;
  return { ...rest, screenplay: screenplay && language ? { ...screenplay, language } : screenplay };
}

/**
 * A stored script as people read it: a document as Fountain, not as its program writes it; any other as it is, and so is a story, in whose
 * Fountain each paragraph stands twice, as what is seen and as what is said.
 */
export async function shownScript(project: Project, revision: ScriptRevision): Promise<ShownScript> {
  const read = await readRevision(project, revision);
  const { form, screenplay } = read;
  const isStory = revision.encoding === 'none' && screenplay !== null && narratesItsPictures(screenplay.elements);
  if (form !== 'document' || !screenplay || isStory) return { ...read, text: revision.text };
  const { text, elements } = SHOWN.of(revision.id, () => writtenFountain(screenplay));
  return { form, text, screenplay: { ...screenplay, elements } };
}

async function readOnce(project: Project, revision: ScriptRevision): Promise<ReadRevision> {
  if (revision.encoding === 'none') return { form: 'document', screenplay: revision.screenplay };
  return await READ.of(revision.id, async () => await readScriptText(revision.text, scriptName(project, revision)));
}
