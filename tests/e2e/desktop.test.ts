import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDesktop } from '../../bin/desktop.mjs';
import { buildRenderer } from '../../bin/renderer.mjs';
import type { StartedDesktop } from '../support/electron/start.ts';
import { startDesktop } from '../support/electron/start.ts';

/**
 * The bundles of the main process and of the preload script as they are packed, on the stand-in of `electron`
 * (tests/support/electron/electron.ts says what it cannot show).
 */

const SCRIPT = 'Title: The Buoy\n\nEXT. HARBOUR - NIGHT\n\nA red buoy rocks on the black water.\n';

let folder: string;
let desktop: StartedDesktop;

beforeAll(async () => {
  await buildRenderer(() => undefined);
  await buildDesktop();
  folder = mkdtempSync(join(tmpdir(), 'shotloom-desktop-'));
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'scripts', 'buoy.fountain'), SCRIPT);
  writeFileSync(join(folder, 'scripts', '纸船.fountain'), 'Title: 纸船\n\n外景 河边 - 日\n\n一只纸船漂在水面上。\n');
  desktop = await startDesktop({ folder });
});

afterAll(async () => {
  await desktop?.quit();
  rmSync(folder, { recursive: true, force: true });
});

const noted = async (): Promise<Record<string, unknown>> =>
  (await desktop.ask({ do: 'noted' })) as Record<string, unknown>;

test('shows the interface, which has nothing but its bridge', async () => {
  const { page } = desktop;
  await page.getByRole('heading', { name: 'Shotloom' }).waitFor();
  const ofNode = "['require', 'process', 'Buffer', 'module', 'ipcRenderer', 'electron']";
  expect(await page.evaluate(`${ofNode}.filter((name) => name in globalThis)`)).toEqual([]);
  const bridge = [
    ...['appear', 'connect', 'edit', 'hasToken', 'keepToken', 'onAddress', 'onCommand', 'onOpened'],
    ...['pickFiles', 'pickFolder', 'pickOutput', 'pickProgram', 'reveal'],
  ];
  expect(await page.evaluate('Object.keys(shotloom).toSorted()')).toEqual(bridge);
});

test('lets a folder be picked, whose path stays outside, and keeps no token where the system has no keychain', async () => {
  const { page } = desktop;
  await desktop.ask({ do: 'choose', paths: [join(folder, 'scripts')] });
  const { file, ...rest } = await page.evaluate<{ readonly file: string }>('shotloom.pickFolder()');
  expect(file).toMatch(/^file_[0-9a-f]{16}$/u);
  expect(rest).toEqual({ name: 'scripts' });
  expect(await page.evaluate('shotloom.pickFolder()')).toBe(null);
  expect(await page.evaluate(`shotloom.keepToken('hf_not_a_real_token')`)).toBe(process.platform !== 'linux');
  expect(await page.evaluate('shotloom.hasToken()')).toBe(process.platform !== 'linux');
});

test('runs no script that is not a file of its own', async () => {
  const { page } = desktop;
  // The policy holds for what the page itself makes; what DevTools evaluate is no script of it.
  const refused = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.hasRun = true';
    document.head.append(script);
  })`);
  expect(refused).toBe('script-src-elem');
  expect(await page.evaluate(`'hasRun' in globalThis`)).toBe(false);
});

test('goes nowhere else and opens nothing', async () => {
  const { page } = desktop;
  const before = page.url();
  await page.evaluate(`location.assign('https://example.com/')`);
  await page.evaluate(`void window.open('https://example.com/')`);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(page.url()).toBe(before);
  expect(await desktop.ask({ do: 'permission', permission: 'geolocation', url: 'app://shotloom/' })).toBe(false);
  expect(await desktop.ask({ do: 'permission', permission: 'media', url: 'app://shotloom/' })).toBe(true);
});

test('opens a script that a dialog grants, makes its still in a utility process, and shows it', async () => {
  const { page } = desktop;
  const script = join(folder, 'scripts', 'buoy.fountain');
  await desktop.ask({ do: 'choose', paths: [script] });
  await desktop.ask({ do: 'click', labels: ['File', 'Open a script or film'] });
  await expect.poll(() => page.url()).toMatch(/#\/prj_/u);
  expect(await noted()).toMatchObject({ recent: [script] });
  // Calls go over the port and stream back: the card is there, and its picture comes when it was made.
  await desktop.ask({ do: 'click', labels: ['Film', 'Make stills'] });
  const still = page.locator('img[src*="/takes/"]').first();
  await still.waitFor();
  const width = async (): Promise<unknown> =>
    await page.evaluate(`document.querySelector('img[src*="/takes/"]').naturalWidth`);
  await expect.poll(width, { timeout: 60_000 }).toBeGreaterThan(0);
  const take = /takes\/(tak_\w+)/u.exec((await still.getAttribute('src')) ?? '')?.[1] ?? '';
  const media = new URL((await still.getAttribute('src')) ?? '').origin;
  const part = await page.evaluate(async (url) => {
    const response = await fetch(url, { headers: { range: 'bytes=1-3' } });
    return [response.status, response.headers.get('content-range'), await response.text()];
  }, `${media}/takes/${take}`);
  expect(part).toEqual([206, expect.stringMatching(/^bytes 1-3\/\d+$/u), 'PNG']);
  expect(await noted()).toMatchObject({ blockers: ['start', 'stop'], notifications: [{ title: 'Shotloom is done' }] });
});

test('takes a file that the page gives, and lets it choose where to write by grants only', async () => {
  const { page } = desktop;
  const path = join(folder, 'out.pdf');
  await desktop.ask({ do: 'choose', paths: [path] });
  const told = await page.evaluate<{ given: string; picked: string; name: string; refused: string }>(`(async () => {
    const given = await fetch('/files?name=a.fountain', { method: 'POST', body: new Blob(['INT. ROOM']) });
    const { file, name } = await shotloom.pickOutput('film.pdf');
    await shotloom.reveal(file);
    const refused = await shotloom.reveal('/etc/passwd').catch(String);
    return { given: (await given.json()).file, picked: file, name, refused };
  })()`);
  expect(told.given).toMatch(/^file_[0-9a-f]{16}$/u);
  expect(told.picked).toMatch(/^file_[0-9a-f]{16}$/u);
  expect(told).toMatchObject({ name: 'out.pdf', refused: expect.stringContaining('Error') as string });
  expect(JSON.stringify(told)).not.toContain(folder);
  expect(await noted()).toMatchObject({ shown: [path] });
});

test('does what its menu says, and its menu speaks as the page does', async () => {
  const { page } = desktop;
  await desktop.ask({ do: 'click', labels: ['View', '说中文 · Chinese'] });
  await expect.poll(async () => JSON.stringify(await desktop.ask({ do: 'menu' }))).toContain('"文件"');
  await desktop.ask({ do: 'click', labels: ['显示', '主题', '浅色主题'] });
  await expect.poll(async () => (await noted())['theme']).toBe('light');
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('light');
  await desktop.ask({ do: 'click', labels: ['显示', 'Speak English · 英文'] });
  await expect.poll(async () => JSON.stringify(await desktop.ask({ do: 'menu' }))).toContain('"File"');
});

test('lets the edit menu reach the field in which somebody writes', async () => {
  const { page } = desktop;
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<textarea id="field" style="position:fixed"></textarea>')`,
  );
  await page.locator('#field').pressSequentially('灯塔');
  await desktop.ask({ do: 'click', labels: ['Edit', 'Undo'] });
  await expect.poll(async () => await page.locator('#field').inputValue()).not.toBe('灯塔');
});

test('goes on over a new port when the page is loaded again, and opens what a second start hands on', async () => {
  const { page } = desktop;
  await page.reload();
  await desktop.ask({ do: 'second', args: ['--flag', join(folder, 'scripts', '纸船.fountain')] });
  await page.getByText('纸船').first().waitFor();
  await desktop.ask({ do: 'click', labels: ['View', 'Go home'] });
  await page.getByText('The Buoy').first().waitFor();
  expect(await noted()).toMatchObject({ recent: [expect.any(String), join(folder, 'scripts', '纸船.fountain')] });
});
