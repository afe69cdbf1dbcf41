import { extname, isAbsolute, resolve } from 'node:path';

/** Files that Shotloom opens, by their endings in lower case: those that packages register, and what else reads as a script. */
const ENDINGS: ReadonlySet<string> = new Set(['.shotloom', '.fountain', '.fdx', '.txt', '.md', '.docx', '.pdf']);

/** What somebody opened Shotloom with. */
export interface Opened {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** The project of the last link; null without one. */
  readonly project: string | null;
}

/**
 * Reads the arguments of a start, or of a second one that was handed on. Flags are Chromium's and lead nowhere.
 * @param args those behind the program's name
 * @param folder where relative names begin
 */
export function readOpened(args: readonly string[], folder: string): Opened {
  const files: string[] = [];
  let project: string | null = null;
  for (const argument of args) {
    if (argument.startsWith('-')) continue;
    if (/^shotloom:/iu.test(argument)) project = projectOfLink(argument) ?? project;
    else if (ENDINGS.has(extname(argument).toLowerCase()))
      files.push(isAbsolute(argument) ? argument : resolve(folder, argument));
  }
  return { files, project };
}

/** The project that `shotloom://project/prj_…` names; null for any other link: a stranger's page may follow one. */
export function projectOfLink(link: string): string | null {
  const url = URL.parse(link);
  if (url?.protocol !== 'shotloom:' || url.host !== 'project') return null;
  return /^\/(prj_[\w-]{1,100})\/?$/u.exec(url.pathname)?.[1] ?? null;
}
