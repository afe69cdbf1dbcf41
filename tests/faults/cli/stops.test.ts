import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { lastJson, shotloom, startShotloom, writeFfmpeg } from '../../support/cli/shotloom.ts';
import { randomNumbers } from '../../support/random.ts';
import { descendantsOf, isAlive } from '../../support/cli/descendants.ts';
import { isThorough, times } from '../../support/thorough.ts';

/** What Ctrl-C stops. */
const STAGES = ['Render: ', 'Clips: shot 1', 'Stills: '].slice(0, times(2, 3)).toReversed();

let folder: string;
let script: string;
/** Encodes clips, the frame that a film is planned by and its first segment, and then does not end while a test lasts: it must be stopped. */
let endlessFfmpeg: string;
let undisturbed: Record<string, unknown>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-stops-'));
  script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  endlessFfmpeg = await writeFfmpeg(
    join(folder, 'endless-ffmpeg'),
    'case "$*" in *rawvideo*) exec "$REAL" "$@";; esac; for call in planned begun; do mkdir "$0-$call" 2>/dev/null && exec "$REAL" "$@"; done; exec sleep 600',
  );
  undisturbed = lastJson(await shotloom(filmOf('undisturbed')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command that makes the film in a library of this name. */
function filmOf(name: string): string[] {
  const out = join(folder, `${name}.mp4`);
  return [
    'film',
    script,
    out,
    '--size',
    '320x180',
    '--fps',
    '12',
    '--silent',
    '--json',
    '--library',
    join(folder, name),
  ];
}

/** Files beside the outputs that no command should leave. */
function leftovers(): string[] {
  return readdirSync(folder).filter((name) => !/^[\w-]+(?:\.mp4|\.fountain)?$/u.test(name));
}

async function allGone(processes: readonly number[]): Promise<void> {
  while (processes.some(isAlive)) await sleep(50);
}

// Else `npm run faults` kills what it does, a few times with every change.
test.each(isThorough ? [5] : [])(
  'after %i kills at random moments the same command makes the same film',
  async (kills) => {
    const args = filmOf('killed');
    const wall = Number(undisturbed['wall_s']) * 1000;
    const random = randomNumbers();
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const running = startShotloom(args);
      // Without work there is nothing to lose: begin to count where the first stage begins.
      await running.shown('project prj_');
      await sleep(random() * wall * 0.6);
      const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
      running.child.kill('SIGKILL');
      if ((await running.ended).status === null) killed += 1;
      await allGone(processes);
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
  },
);

test('a render that a shell stops, with all that it started, and lets go on later is the same film', async () => {
  const library = join(folder, 'undisturbed');
  rmSync(join(library, 'cache'), { recursive: true });
  const out = join(folder, 'halted.mp4');
  const running = startShotloom(['render', String(undisturbed['project']), out, '--library', library]);
  await running.shown('Render: segment 1');
  const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
  for (const signal of ['SIGSTOP', 'SIGCONT'] as const) {
    // An encoder may have ended meanwhile.
    for (const one of processes.filter(isAlive)) process.kill(one, signal);
    await sleep(300);
  }
  expect((await running.ended).status).toBe(0);
  expect(readFileSync(out).equals(readFileSync(join(folder, 'undisturbed.mp4')))).toBe(true);
  expect(leftovers()).toEqual([]);
});

describe('Ctrl-C', () => {
  test('is answered with 130 though nobody reads the errors any more', async () => {
    const running = startShotloom(filmOf('unread'), { SHOTLOOM_FFMPEG: endlessFfmpeg });
    await running.shown('Clips: shot 1');
    running.child.stderr?.destroy();
    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(130);
    expect(leftovers()).toEqual([]);
  });

  test('at any stage stops before the film is made, cleans up, and the same command goes on', async () => {
    for (const stage of STAGES) {
      const running = startShotloom(filmOf('stopped'), { SHOTLOOM_FFMPEG: endlessFfmpeg });
      await running.shown(stage);
      const processes = [running.child.pid ?? 0, ...descendantsOf(running.child.pid ?? 0)];
      running.child.kill('SIGINT');
      const { status, stderr, stdout } = await running.ended;
      expect(stderr).toContain(stage);
      expect(status).toBe(130);
      expect(stderr).toMatch(/\nStopped\. Run the same command again to go on\.\n$/u);
      expect(stderr).not.toMatch(/^ {4}at /mu);
      expect(stdout).toBe('');
      await allGone(processes);
      expect(leftovers()).toEqual([]);
      expect(readdirSync(folder)).not.toContain('stopped.mp4');
      expect(readdirSync(join(folder, 'stopped', 'tmp'))).toEqual([]);
    }
    const again = lastJson(await shotloom(filmOf('stopped')));
    expect(again['digest_of_frames']).toBe(undisturbed['digest_of_frames']);
    expect(readdirSync(join(folder, 'stopped', 'tmp'))).toEqual([]);
  });
});
