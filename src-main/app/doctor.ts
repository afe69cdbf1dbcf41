import { availableParallelism, totalmem } from 'node:os';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { DoctorReport } from '../../src-shared/contract/schemas.ts';
import type { FfmpegSource } from '../media/locate.ts';
import { listBackups } from '../library/backups.ts';
import { encodersFound } from './encoders.ts';
import { SOUNDFONT } from './film-sound.ts';
import { FONTS } from './render.ts';
import type { Services } from './services.ts';
import { asIs, listOf, say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

type Check = z.input<typeof DoctorReport>['checks'][number];

/** Looks at everything a film needs and says, one by one, what is there and what is not. */
export async function doctor(services: Services): Promise<z.input<typeof DoctorReport>> {
  return {
    checks: [
      await check('node', async () => say`${process.version} on ${process.platform}-${process.arch}`),
      await check(
        'machine',
        async () => say`${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB memory`,
      ),
      await check('ffmpeg', async () => {
        const { version, source, path } = await services.ffmpeg();
        return say`${version} (${SOURCES[source]}: ${path})`;
      }),
      await check('encoders', async () => encodersFound(await services.ffmpeg())),
      await check('model', async () => {
        const { manifest, sha256 } = await services.pack();
        return say`${manifest.name}, engine ${manifest.engine_revision}, ${sha256.slice(0, 12)}`;
      }),
      await check('provider', async () => asIs(await (await services.worker()).provider())),
      await check('caption font', async () => {
        await access(join(FONTS, 'captions'));
        return say`shipped`;
      }),
      await check('voices', async () => {
        const voices = await (await services.narrator()).voices();
        const engines = [...Map.groupBy(voices, ({ engine }) => engine)];
        return say`${listOf(
          'comma',
          engines.map(([engine, { length }]) => say`${length} of ${engine}`),
        )}`;
      }),
      await check('instruments', async () => {
        await access(SOUNDFONT);
        return say`shipped`;
      }),
      await check('library', async () => {
        const projects = services.library().projects();
        const { libraryDirectory } = services;
        return projects.length === 1
          ? say`${libraryDirectory}, 1 project`
          : say`${libraryDirectory}, ${projects.length} projects`;
      }),
      await check('last backup', async () => {
        const [newest] = listBackups(services.libraryDirectory);
        return newest ? asIs(newest.made_at) : say`none yet`;
      }),
    ],
  };
}

/** Where ffmpeg was found. */
const SOURCES = {
  setting: say`chosen`,
  bundled: say`shipped`,
  package: say`npm package`,
  path: say`on the PATH`,
} as const satisfies Readonly<Record<FfmpegSource, Sentence>>;

async function check(name: string, look: () => Promise<Sentence>): Promise<Check> {
  try {
    return told(name, true, await look());
  } catch (error) {
    return told(name, false, error instanceof ShotloomError ? error.said : asIs(String(error)));
  }
}

function told(name: string, ok: boolean, said: Sentence): Check {
  return { name, ok, detail: sentenceText(said), said };
}
