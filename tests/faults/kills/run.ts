import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mulberry32 } from '../../support/mulberry32.ts';
import { FAULTS, type Activity, type Fault, type Finding, type Lane } from './lane.ts';

/** How many kills there were, and how many of each fault they brought about. */
export type KillCounts = Readonly<Record<Fault | 'kills', number>>;

export interface KillReport extends KillCounts {
  readonly by: Readonly<Record<string, KillCounts>>;
  readonly seconds: number;
  readonly seed: number;
}

/** So many lanes at once: a kill costs mostly the start of a process. */
const LANES_AT_ONCE = 2;
/** Every so many kills everything is read. */
const THOROUGH_EVERY = 10;
const TELL_EVERY = 25;

/** Divides kills among activities by their shares, so that the sum is right. */
export function divided(kills: number, activities: readonly Pick<Activity, 'share'>[]): number[] {
  const whole = activities.reduce((sum, { share }) => sum + share, 0);
  let [before, given] = [0, 0];
  return activities.map(({ share }) => {
    before += share;
    const upTo = Math.round((kills * before) / whole);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}

/**
 * Kills activities at random moments, each in a library of its own that lives through all its kills.
 * @param tell hears of progress and of every finding
 */
export async function runKills(
  {
    kills,
    seed,
    activities,
  }: { readonly kills: number; readonly seed: number; readonly activities: readonly Activity[] },
  tell: (line: string) => void,
): Promise<KillReport> {
  const begun = performance.now();
  const shares = divided(kills, activities);
  const by = new Map<string, KillCounts>();
  const waiting = activities.map((activity, index) => async (): Promise<void> => {
    const own = shares[index] ?? 0;
    if (own > 0)
      by.set(activity.name, await killActivity(activity, own, mulberry32(seed + codeOf(activity.name)), tell));
  });
  const lane = async (): Promise<void> => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: LANES_AT_ONCE }, lane));
  const sum = (name: Fault | 'kills'): number => [...by.values()].reduce((total, counts) => total + counts[name], 0);
  return {
    kills: sum('kills'),
    by: Object.fromEntries(activities.map(({ name }) => [name, by.get(name) ?? countsOf(0, [])])),
    lost: sum('lost'),
    corrupt: sum('corrupt'),
    orphans: sum('orphans'),
    not_resumed: sum('not_resumed'),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    seed,
  };
}

async function killActivity(
  { name, begin }: Activity,
  kills: number,
  random: () => number,
  tell: (line: string) => void,
): Promise<KillCounts> {
  const folder = mkdtempSync(join(tmpdir(), `shotloom ${name} 影片 🎬 `));
  const findings: Finding[] = [];
  const note = (found: readonly Finding[], when: string): void => {
    findings.push(...found);
    for (const { fault, what } of found) tell(`${name}, ${when}: ${fault}: ${what}`);
  };
  let killed = 0;
  try {
    const lane = await begin(folder, random);
    const length = await undisturbed(lane, (found) => note(found, 'without a kill'));
    while (killed < kills) {
      const delay = random() * length;
      const child = await lane.start();
      await child.printed(1);
      const hasEnded = await Promise.race([child.done.then(() => true), sleep(delay, false)]);
      // What ended before its moment was not killed; it counts for nothing, and its end is looked at all the same.
      if (!hasEnded) {
        await child.kill();
        killed += 1;
      }
      note(await lane.inspect(child, killed % THOROUGH_EVERY === 0), `kill ${killed} after ${delay.toFixed(1)} ms`);
      if (!hasEnded && killed % TELL_EVERY === 0) tell(`${name}: ${killed} of ${kills} kills`);
    }
    await undisturbed(lane, (found) => note(found, 'the last run'));
    note(await lane.finish(), 'the end');
  } catch (error) {
    note([{ fault: 'not_resumed', what: String(error) }], `after kill ${killed}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return countsOf(killed, findings);
}

/** Lets an activity run to its end. @returns how long that took after its first line, in milliseconds */
async function undisturbed(lane: Lane, note: (found: readonly Finding[]) => void): Promise<number> {
  const child = await lane.start();
  await child.printed(1);
  const begun = performance.now();
  await child.done;
  const length = performance.now() - begun;
  note(await lane.inspect(child, true));
  return length;
}

/** A number of its own for each activity, whichever others there are. */
function codeOf(name: string): number {
  return Array.from(name).reduce((code, letter) => code * 31 + (letter.codePointAt(0) ?? 0), 0);
}

function countsOf(kills: number, findings: readonly Finding[]): KillCounts {
  const count = (fault: Fault): number => findings.filter((found) => found.fault === fault).length;
  const [lost, corrupt, orphans, not_resumed] = FAULTS.map(count);
  return { kills, lost: lost ?? 0, corrupt: corrupt ?? 0, orphans: orphans ?? 0, not_resumed: not_resumed ?? 0 };
}
