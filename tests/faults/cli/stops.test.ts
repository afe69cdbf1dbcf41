import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { lastJson, shotloom, startShotloom, writeFfmpeg } from '../../support/cli/shotloom.ts';
import { descendantsOf, isAlive } from '../../support/cli/descendants.ts';

const KILLS = 5;

let folder: string;
let script: string;
/** Renders so slowly that there is time to stop it. */
let slowFfmpeg: string;
let undisturbed: Record<string, unknown>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-stops-'));
  script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  slowFfmpeg = await writeFfmpeg(
    join(folder, 'slow-ffmpeg'),
    'case "$*" in *rawvideo*) ;; *) sleep 1 >/dev/null 2>&1 </dev/null;; esac; exec "$REAL" "$@"',
  );
  undisturbed = lastJson(await shotloom(filmOf('undisturbed')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command that makes the film in a library of this name. */
function filmOf(name: string): string[] {
  const out = join(folder, `${name}.mp4`);
  return ['film', script, out, '--size', '320x180', '--fps', '12', '--json', '--library', join(folder, name)];
}

/** Files beside the outputs that no command should leave. */
function leftovers(): string[] {
  return readdirSync(folder).filter((name) => !/^[\w-]+(?:\.mp4|\.fountain)?$/u.test(name));
}

async function gone(processes: readonly number[]): Promise<boolean> {
  for (let wait = 0; wait < 40; wait += 1) {
    if (!processes.some(isAlive)) return true;
    await sleep(50);
  }
  return false;
}

test(`after ${KILLS} kills at random moments the same command makes the same film`, async () => {
  const args = filmOf('killed');
  const wall = Number(undisturbed['wall_s']) * 1000;
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = startShotloom(args);
    // Without work there is nothing to lose: begin to count where the first stage begins.
    await running.shown('project prj_');
    await sleep(Math.random() * wall * 0.6);
    const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
    running.child.kill('SIGKILL');
    if ((await running.ended).status === null) killed += 1;
    expect(await gone(processes)).toBe(true);
    // Opening runs SQLite's quick_check.
    openLibrary(join(folder, 'killed')).close();
  }
  expect(killed).toBeGreaterThan(0);
  const last = await shotloom(args);
  expect(last.status).toBe(0);
  const { digest_of_frames, frames, shots } = undisturbed;
  expect(lastJson(last)).toMatchObject({ digest_of_frames, frames, shots });
  expect(readdirSync(join(folder, 'killed', 'tmp'))).toEqual([]);
  expect(leftovers()).toEqual([]);
});

describe('Ctrl-C', () => {
  test.each(['Stills: ', 'Clips: shot 1', 'Render: '])(
    'after "%s" stops within a second, cleans up, and can go on',
    async (stage) => {
      const name = `stopped-${stage.slice(0, 5).trim()}`;
      const running = startShotloom(filmOf(name), { SHOTLOOM_FFMPEG: slowFfmpeg });
      await running.shown(stage);
      const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
      const before = performance.now();
      running.child.kill('SIGINT');
      const { status, stderr, stdout } = await running.ended;
      expect(performance.now() - before).toBeLessThan(1000);
      expect(status).toBe(130);
      expect(stderr).toMatch(/\nStopped\. Run the same command again to go on\.\n$/u);
      expect(stderr).not.toMatch(/^ {4}at /mu);
      expect(stdout).toBe('');
      expect(await gone(processes)).toBe(true);
      expect(leftovers()).toEqual([]);
      expect(readdirSync(folder)).not.toContain(`${name}.mp4`);

      const again = lastJson(await shotloom(filmOf(name)));
      expect(again['digest_of_frames']).toBe(undisturbed['digest_of_frames']);
      expect(readdirSync(join(folder, name, 'tmp'))).toEqual([]);
    },
  );
});
