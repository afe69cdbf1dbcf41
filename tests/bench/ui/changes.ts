import type { CDPSession, Page } from 'playwright-core';
import { makeApp } from '../../../src-main/app.ts';
import type { Window } from '../../support/window/window.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { quantile } from './trace.ts';

const TURNS = 12;
/** Milliseconds after which an edit has nothing left to do. */
const RESTS_MS = 400;

/** Moments of one change, in milliseconds of the clock: when it was made, what the page was told and when, when it was seen. */
interface Seen {
  readonly made: number;
  readonly told: number;
  readonly answered: number;
  readonly seen: number;
}

/** From an edit that another process has made to the card, or the length of the film, that shows it. */
export async function seenElsewhere(
  { page }: Window,
  library: string,
  project: string,
  log: BenchOptions['log'],
): Promise<BenchRow[]> {
  log('looking at changes that others make');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const app = makeApp({ library });
  try {
    const shot = (await app.calls.projects.shots({ project }))[0]?.id ?? '';
    await show(page, project, 'board');
    const edits = await timesOf(page, session, 'main [role="listbox"]', async (turn) => {
      await app.calls.shots.edit({ shot, edit: { picture: `A red boat, ${turn}` } });
    });
    const item = (await app.calls.timeline.show({ project })).items[0]?.id ?? '';
    await show(page, project, 'timeline');
    // All that comes after the first item moves.
    const trims = await timesOf(page, session, '[class*="length"]', async (turn) => {
      const by = turn % 2 === 0 ? -1 : 1;
      await app.calls.timeline.edit({ project, command: { command: 'trim', item, edge: 'end', by } });
    });
    return [
      ...rowsOf('a change of another process', edits, 50),
      ...rowsOf('a trim of the first item by another process', trims, 50),
    ];
  } finally {
    await app.close();
  }
}

async function show(page: Page, project: string, view: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${project}/${view}`)}`);
  await page.waitForTimeout(RESTS_MS * 5);
}

/** @param place whose words say that the edit is seen */
async function timesOf(
  page: Page,
  session: CDPSession,
  place: string,
  edit: (turn: number) => Promise<void>,
): Promise<Seen[]> {
  const times: Seen[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const heard: { readonly at: number; readonly isAnswer: boolean }[] = [];
    const hear = ({ response }: { readonly response: { readonly payloadData: string } }): void => {
      // Answers of a call say their version; what is followed does not.
      heard.push({ at: Date.now(), isAnswer: response.payloadData.includes('"version"') });
    };
    session.on('Network.webSocketFrameReceived', hear);
    const seen = page.evaluate<number>(watching(place));
    await edit(turn);
    const made = Date.now();
    const at = await seen;
    session.off('Network.webSocketFrameReceived', hear);
    const told = heard[0]?.at ?? made;
    times.push({ made, told, answered: heard.find(({ isAnswer }) => isAnswer)?.at ?? told, seen: at });
    await page.waitForTimeout(RESTS_MS);
  }
  return times;
}

/** What runs in the page is text: the tests are checked without a browser's types. */
function watching(place: string): string {
  return `new Promise((resolve) => {
    const words = () => document.querySelector(${JSON.stringify(place)})?.textContent;
    const before = words();
    const look = () => (words() === before ? requestAnimationFrame(look) : resolve(Date.now()));
    look();
  })`;
}

function rowsOf(what: string, times: readonly Seen[], most: number): BenchRow[] {
  const median = (of: (time: Seen) => number): number => quantile(times.map(of), 0.5);
  return [
    { measure: `${what} seen, median`, value: median(({ made, seen }) => seen - made), unit: 'ms', baseline: most },
    { measure: '  told of it', value: median(({ made, told }) => told - made), unit: 'ms' },
    { measure: '  told what changed', value: median(({ told, answered }) => answered - told), unit: 'ms' },
    { measure: '  drawn', value: median(({ answered, seen }) => seen - answered), unit: 'ms' },
  ];
}
