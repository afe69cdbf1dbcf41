import { basename } from 'node:path';
import type { Project, ScriptRevision } from '../../src-shared/library/records.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { readScriptText } from '../script/read-script.ts';
import type { ScriptForm } from '../script/formats.ts';

/** A stored script as it was read. */
export interface ReadRevision {
  readonly form: ScriptForm;
  /** null for a document that was stored before what was read of it was kept. */
  readonly screenplay: Screenplay | null;
}

/** Revisions do not change: what was read of the last ones is kept, as a board asks for it again and again. */
const KEPT = 4;
const read = new Map<string, Promise<ReadRevision>>();

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

async function readOnce(project: Project, revision: ScriptRevision): Promise<ReadRevision> {
  if (revision.encoding === 'none') return { form: 'document', screenplay: revision.screenplay };
  const known = read.get(revision.id) ?? readScriptText(revision.text, scriptName(project, revision));
  read.delete(revision.id);
  read.set(revision.id, known);
  const [oldest = ''] = read.keys();
  if (read.size > KEPT) read.delete(oldest);
  return await known;
}
