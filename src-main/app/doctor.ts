import { availableParallelism, totalmem } from 'node:os';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DoctorReport } from '../../src-shared/contract/schemas.ts';
import { listBackups } from '../library/backups.ts';
import { encodersFound } from './encoders.ts';
import { SOUNDFONT } from './film-sound.ts';
import { FONTS } from './render.ts';
import type { Services } from './services.ts';

type Check = z.input<typeof DoctorReport>['checks'][number];

/** Looks at everything a film needs and says, one by one, what is there and what is not. */
export async function doctor(services: Services): Promise<z.input<typeof DoctorReport>> {
  return {
    checks: [
      await check('node', async () => `${process.version} on ${process.platform}-${process.arch}`),
      await check(
        'machine',
        async () => `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB memory`,
      ),
      await check('ffmpeg', async () => {
        const { version, source, path } = await services.ffmpeg();
        return `${version} (${source}: ${path})`;
      }),
      await check('encoders', async () => encodersFound(await services.ffmpeg())),
      await check('model', async () => {
        const { manifest, sha256 } = await services.pack();
        return `${manifest.name}, engine ${manifest.engine_revision}, ${sha256.slice(0, 12)}`;
      }),
      await check('provider', async () => (await services.worker()).provider()),
      await check('caption font', async () => {
        await access(join(FONTS, 'captions'));
        return 'shipped';
      }),
      await check('voices', async () => {
        const voices = await (await services.narrator()).voices();
        const engines = [...Map.groupBy(voices, ({ engine }) => engine)];
        return engines.map(([engine, { length }]) => `${length} of ${engine}`).join(', ');
      }),
      await check('instruments', async () => {
        await access(SOUNDFONT);
        return 'shipped';
      }),
      await check('library', async () => {
        const projects = services.library().projects();
        return `${services.libraryDirectory}, ${projects.length} ${projects.length === 1 ? 'project' : 'projects'}`;
      }),
      await check('last backup', async () => listBackups(services.libraryDirectory)[0]?.made_at ?? 'none yet'),
    ],
  };
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
