import { extname } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { ExportFormat, ShotsPerPage } from '../../../src-shared/contract/schemas.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import { readCommandLine, textOf } from './options.ts';
import type { CommandLine } from './options.ts';
import { beginStage } from './progress.ts';

const WITHOUT_PICTURES: ReadonlySet<ExportFormat> = new Set(['csv', 'xlsx', 'fountain', 'srt', 'vtt', 'ass']);

/** Reads `shotloom export PROJECT OUT`. */
export function readExport(args: readonly string[]): CommandLine {
  return readCommandLine('export', args, ['PROJECT', 'OUT'], { 'per-page': { type: 'string' } });
}

/** `shotloom export PROJECT OUT`: the name of OUT says what is written. */
export async function exportProject({ positionals, values }: CommandLine, context: CommandContext): Promise<void> {
  const { app, signal, print } = context;
  const [project = '', out = ''] = positionals;
  const format = readFormat(out);
  const perPage = readPerPage(textOf(values, 'per-page'), format);
  const output = await app.grants.grantOutput(out);
  const stage = beginStage(context.progress, 'Export');
  const reports = await app.calls.projects.export({ project, format, ...perPage, output }, callOptions(signal));
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const { shots, pictures, pages, captions } = next.value;
      const said = [
        count(shots, 'shot'),
        ...(WITHOUT_PICTURES.has(format) ? [] : [count(pictures, 'picture')]),
        ...(pages === null ? [] : [count(pages, 'page')]),
        ...(captions === null ? [] : [count(captions, 'caption')]),
      ];
      stage.end(said.join(', '));
      print(values['json'] === true ? JSON.stringify(next.value) : `${out}: ${said.join(', ')}.`);
      return;
    }
    const { shot, shots } = next.value;
    stage.update(shot / shots, `shot ${shot} of ${shots}`, shot);
  }
}

function readFormat(out: string): ExportFormat {
  const format = ExportFormat.safeParse(extname(out).slice(1).toLowerCase());
  if (format.success) return format.data;
  throw new ShotloomError(
    'bad_option',
    say`The name "${out}" does not say what to write: let it end in .csv or .xlsx (a shot list), .pdf, .html, .pptx or .fountain (a storyboard), .srt, .vtt or .ass (captions), .otio, .otioz (with its media), .fcpxml or .edl (the cut).`,
  );
}

function readPerPage(text: string | undefined, format: ExportFormat): { readonly per_page?: ShotsPerPage } {
  if (text === undefined) return {};
  const perPage = ShotsPerPage.safeParse(Number(text));
  if (!perPage.success || text.trim() === '') {
    throw new ShotloomError('bad_option', say`The number of shots a page "${text}" cannot be used: choose 1, 2 or 6.`);
  }
  if (format !== 'pdf') {
    throw new ShotloomError(
      'bad_option',
      say`Only a storyboard on paper has --per-page: give a name that ends in .pdf.`,
    );
  }
  return { per_page: perPage.data };
}
