import { extname } from 'node:path';
import type { z } from 'zod';
import type { BundleProgress, BundleSummary } from '../../../src-shared/contract/library.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { beginStage } from './progress.ts';

type Progress = z.output<typeof BundleProgress>;
type Summary = z.output<typeof BundleSummary>;

/** `shotloom bundle PROJECT OUT`. */
export async function bundle({ positionals, values }: CommandLine, context: CommandContext): Promise<void> {
  const [project = '', out = ''] = positionals;
  if (extname(out).toLowerCase() !== '.shotloom')
    throw new ShotloomError('bad_option', say`A bundle is a .shotloom file, and "${out}" says something else.`);
  const output = await context.app.grants.grantOutput(out);
  const written = await watch(
    context,
    'Bundle',
    await context.app.calls.library.bundle({ project, output }, callOptions(context.signal)),
  );
  context.print(values['json'] === true ? JSON.stringify(written) : `${out}: ${contentOf(written)}.`);
}

/** `shotloom import FILE.shotloom`. */
export async function importBundle({ positionals, values }: CommandLine, context: CommandContext): Promise<void> {
  const { app, print, signal } = context;
  const file = app.grants.grantInput(positionals[0] ?? '');
  const added = await watch(context, 'Import', await app.calls.library.importBundle({ file }, callOptions(signal)));
  if (values['json'] === true) return print(JSON.stringify(added));
  const how = added.copied ? ', a copy beside the one that is there' : '';
  print(`"${added.title}": project ${added.project}${how}; ${contentOf(added)}.`);
}

async function watch(
  { progress }: CommandContext,
  name: string,
  reports: AsyncIterator<Progress, Summary>,
): Promise<Summary> {
  const stage = beginStage(progress, name);
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      stage.end(contentOf(next.value));
      return next.value;
    }
    const { files, of_files } = next.value;
    stage.update(files / of_files, `file ${files} of ${of_files}`, Math.floor(files / 50));
  }
}

function contentOf({ shots, takes, footage }: Summary): string {
  const imported = footage === 0 ? '' : `, ${count(footage, 'imported file')}`;
  return `${count(shots, 'shot')}, ${count(takes, 'take')}${imported}`;
}
