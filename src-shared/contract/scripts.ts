import { z } from 'zod';
import { call } from './call.ts';
import {
  Count,
  DraftedScript,
  FileGrant,
  FilmSettings,
  Language,
  OpenedProject,
  ParsedScript,
  ProjectId,
} from './schemas.ts';

/** A script as text: the text of a file of 50 MB, which is the most that is read. */
const ScriptText = z.string().max(50_000_000);

/** A script that was pasted or typed. */
export const NewScript = z.object({
  text: ScriptText,
  /** As a file would be called: its ending says the form, else the text does. */
  name: z.string().trim().min(1).max(200).optional(),
  settings: FilmSettings,
});

/** The script that a project's board is drafted from. */
export const SourceScript = z.object({
  /** As it is shown: a document as Fountain, unless it is a story. The ranges of shots count in it. */
  text: z.string(),
  /** Grows with every text that the project has; 0 where it has none yet. */
  revision: Count,
  language: Language,
  /** `board` is a storyboard as Fountain; `document` was written by another program, and is text only to be read. */
  form: z.enum(['fountain', 'text', 'board', 'document']),
  editable: z.boolean(),
});

/** A new text of a project's script, and the revision that it was made from. */
export const ScriptEdit = z.object({ project: ProjectId, text: ScriptText, revision: Count });

/** What came of it, and the revision that the project has now. */
export const WrittenScript = OpenedProject.extend({ revision: Count });

/** Calls about scripts. */
export const scriptCalls = {
  parse: call.input(z.object({ file: FileGrant })).output(ParsedScript),
  draft: call.input(z.object({ file: FileGrant })).output(DraftedScript),
  /** The storyboard that a script gives as text that is itself Fountain; a script that is such a board is answered as it is. */
  board: call.input(z.object({ file: FileGrant })).output(z.object({ text: z.string() })),
  /** Writes a script as Fountain or Final Draft, by the ending of the output's name; answers how many elements it has. */
  convert: call
    .input(z.object({ file: FileGrant, output: FileGrant }))
    .output(z.object({ elements: z.int().nonnegative() })),
  /** Makes a project of a script that was pasted or typed, without a file. */
  create: call.input(NewScript).output(OpenedProject),
  /** The script that a project's board is drafted from, with its undoing. */
  source: call.input(z.object({ project: ProjectId })).output(SourceScript),
  /**
   * Gives a project's script another text: read, drafted and merged like a file that was edited, as one step that can be undone.
   * A file that it came from stays as it is.
   */
  write: call.input(ScriptEdit).output(WrittenScript),
  /** Makes Fountain, which can be edited, of a script in another form: one step that can be undone. */
  toFountain: call.input(z.object({ project: ProjectId })).output(WrittenScript),
};
