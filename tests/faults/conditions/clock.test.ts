import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { lastJson, shotloom, startShotloom, type Environment } from '../../support/cli/shotloom.ts';

const SHIFTED_CLOCK = fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url));
const DAY_MS = 24 * 3600 * 1000;

let library: string;
let args: string[];
let clock: string;
let environment: Environment;

beforeEach(() => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  library = join(folder, 'library');
  clock = join(folder, 'clock');
  environment = { NODE_OPTIONS: `--import=${new URL(`file://${SHIFTED_CLOCK}`).href}`, SHIFTED_CLOCK: clock };
  args = [
    'film',
    script,
    join(folder, 'film.mp4'),
    '--size',
    '192x108',
    '--fps',
    '6',
    '--silent',
    '--json',
    '--library',
    library,
  ];
  shiftClock(0);
});

function shiftClock(days: number): void {
  writeFileSync(`${clock} next`, String(days * DAY_MS));
  renameSync(`${clock} next`, clock);
}

function statuses(): string[] {
  const opened = openLibrary(library);
  const all = opened.jobs.jobsOf(null).map(({ state }) => state.status);
  opened.close();
  return all;
}

describe.each([
  { what: 'a day', days: -1 },
  { what: 'ten years', days: -3653 },
])('a clock that jumps back by $what', ({ days }) => {
  test('while a film is made does not stop it', async () => {
    const running = startShotloom(args, environment);
    await running.shown('Stills: shot 1');
    shiftClock(days);
    const ended = await running.ended;
    expect(ended.status).toBe(0);
    expect(lastJson(ended)).toMatchObject({ shots: 3, generated: 3 });
    expect(statuses()).toEqual(Array.from({ length: 6 }, () => 'done'));
  });

  test('between a kill and the next run keeps nobody waiting, and makes its own backup of the day', async () => {
    const running = startShotloom(args, environment);
    await running.shown('Stills: shot 1');
    running.child.kill('SIGKILL');
    await running.ended;
    shiftClock(days);
    const ended = await shotloom(args, environment);
    expect(ended.status).toBe(0);
    expect(lastJson(ended)).toMatchObject({ shots: 3, generated: 3 });
    const { project } = lastJson(ended) as { readonly project: string };

    const listed = await shotloom(['library', 'backups', '--json', '--library', library], environment);
    const { backups } = lastJson(listed) as { readonly backups: readonly { readonly made_at: string }[] };
    const before = new Date(Date.now() + days * DAY_MS + DAY_MS / 2).toISOString();
    expect(backups.some(({ made_at }) => made_at < before)).toBe(true);

    // Thrown away at a time that never was, it stays for as long as anything else in the trash.
    expect((await shotloom(['trash', project, '--library', library], environment)).status).toBe(0);
    shiftClock(0);
    const collected = await shotloom(['library', 'collect', '--json', '--library', library], environment);
    expect(lastJson(collected)).toMatchObject({ projects: 0, files: 0 });
    expect((await shotloom(['trash', project, '--restore', '--library', library], environment)).status).toBe(0);
    expect(lastJson(await shotloom(args, environment))).toMatchObject({ project, generated: 0 });
  });
});
