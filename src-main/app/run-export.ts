import { basename, dirname, extname, join } from 'node:path';
import type { z } from 'zod';
import type { ExportJob, ExportWanted } from '../../src-shared/contract/exports.ts';
import { exportBundle } from './bundles.ts';
import { deliver } from './deliver.ts';
import { exportBoard } from './export.ts';
import type { Services } from './services.ts';

/** How far an export is, and by which name a film can be paused. */
export interface ExportReport {
  readonly state: Omit<Extract<z.input<typeof ExportJob>['state'], { status: 'running' }>, 'status'>;
  readonly render: string | null;
}

/** What came of one. */
interface Exported {
  readonly duration_s: number | null;
  readonly stills: number;
}

/**
 * Makes an export, whichever it is.
 * @param report is told how far it is
 * @throws ShotloomError what making it throws; `cancelled` when the signal stopped it
 */
export async function runExport(
  services: Services,
  wanted: ExportWanted,
  report: (report: ExportReport) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const path = services.grants.path(wanted.output, 'write');
  switch (wanted.what) {
    case 'film': {
      const film = deliver(
        services,
        wanted,
        { film: path, poster: wanted.with_poster ? besideFilm(path) : null },
        signal,
      );
      const { duration_s, stills } = await followed(film, ({ render, paused, frames, total, left_ms, sound }) => {
        const progress = sound ? shareOf(sound.done, sound.total) : shareOf(frames, total);
        const doing = sound ? 'sound' : total === 0 ? 'plan' : 'pictures';
        report({ state: { doing, progress, left_ms, paused }, render });
      });
      return { duration_s, stills };
    }
    case 'board':
      await followed(exportBoard(services, wanted, path, signal), ({ shot, shots }) =>
        report(plainReport('pictures', shareOf(shot, shots))),
      );
      return { duration_s: null, stills: 0 };
    case 'bundle':
      await followed(exportBundle(services, wanted.project, path, signal), ({ files, of_files }) =>
        report(plainReport('files', shareOf(files, of_files))),
      );
      return { duration_s: null, stills: 0 };
  }
}

/** Where a film's poster lies. */
function besideFilm(film: string): string {
  return join(dirname(film), `${basename(film, extname(film))}.poster.png`);
}

/** Reads a stream to its end. */
async function followed<Report, Result>(
  stream: AsyncGenerator<Report, Result, void>,
  told: (report: Report) => void,
): Promise<Result> {
  for (;;) {
    const next = await stream.next();
    if (next.done === true) return next.value;
    told(next.value);
  }
}

function shareOf(done: number, total: number): number | null {
  return total === 0 ? null : Math.min(1, done / total);
}

/** Of what is made too quickly to be paused. */
function plainReport(doing: 'pictures' | 'files', progress: number | null): ExportReport {
  return { state: { doing, progress, left_ms: null, paused: false }, render: null };
}
