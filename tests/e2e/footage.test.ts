import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/open.ts';
import type { Ended } from '../support/cli/shotloom.ts';
import { faultsOfRefusal, lastJson, shotloom } from '../support/cli/shotloom.ts';
import { settings } from '../support/library/records.ts';
import { FILES } from '../support/media/footage-files.ts';

let folder: string;
let project: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 素材 '));
  const library = openLibrary(join(folder, 'library'));
  project = library.createProject({ ...settings, title: '港口', script_path: null }).id;
  library.close();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ended> =>
  shotloom(args, { SHOTLOOM_LIBRARY: join(folder, 'library') });

const bringIn = (...args: readonly string[]) => run('import', ...args, '--project', project);

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

async function listed(): Promise<readonly Listed[]> {
  return (lastJson(await run('footage', project, '--json')) as { readonly footage: readonly Listed[] }).footage;
}

test('footage comes in, is described, found, thrown away and taken back', async () => {
  const [video, logo] = [await FILES.video(folder), await FILES.alpha(folder)];
  const said = ['--credit', 'Mara', '--licence', 'CC BY 4.0', '--tag', '海', '--tag', 'storm'];
  const added = await bringIn(video, logo, ...said);
  expect(added.status).toBe(0);
  expect(added.stdout).toMatch(
    /^ftg_\w+ {2}video harbour\.mp4: 160x90; 24 fps; 2 s; sound 44100 Hz, 1 channel; by Mara; CC BY 4\.0; 海; storm\nftg_\w+ {2}picture logo\.png: 101x77; by Mara/u,
  );
  expect((await bringIn(video)).stdout).toMatch(/\(was there already\)\n$/u);

  const id = (await listed())[0]?.id ?? '';
  const cut = await run(
    'footage',
    project,
    id,
    '--in',
    '0:00.5',
    '--out',
    '00:00:01:12',
    '--untag',
    'Storm',
    '--note',
    '夜',
    '--rating',
    '4',
  );
  expect(cut.stdout).toMatch(/; from 0\.5 to 1\.5 s; by Mara; CC BY 4\.0; ★★★★; 海; 夜\n$/u);
  expect((await run('footage', project, id)).stdout).toBe(cut.stdout);
  expect((await run('search', '夜 kind:footage rating:4')).stdout).toMatch(
    new RegExp(`^${id} {2}港口 {2}footage`, 'u'),
  );
  expect((await run('undo', project)).status).toBe(0);
  expect((await listed())[0]?.tags).toEqual(['海', 'storm']);

  expect((await run('trash', id)).stdout).toMatch(/^The footage ftg_\w+ of "港口" is in the trash/u);
  expect((await listed()).map(({ name }) => name)).toEqual(['logo.png']);
  expect((await bringIn(video)).stdout).toMatch(/\(taken back out of the trash\)\n$/u);
  expect(await listed()).toHaveLength(2);
});

test('of several files those that cannot be used are named, and the others are there', async () => {
  const text = join(folder, 'text.mp4');
  writeFileSync(text, 'INT. ROOM');
  const both = await bringIn(text, await FILES.gif(folder), '--json');
  expect(both.status).toBe(1);
  expect(both.stderr).toMatch(/^"text\.mp4" cannot be read as a video, picture or sound, or is damaged; .*\.$/mu);
  expect(lastJson(both)).toMatchObject({
    imported: [{ outcome: 'added', footage: { name: 'dance.gif', kind: 'video' } }],
    refused: [{ name: 'text.mp4', code: 'media_unusable' }],
  });
  expect(faultsOfRefusal(await bringIn(text), 'media_unusable')).toEqual([]);
});

test.each([
  [['import', 'a.mov'], /^Say into which project with --project ID/u],
  [['import', 'a.shotloom', 'b.mov'], /^A bundle is imported by itself: give ".*a\.shotloom" alone\.\n$/u],
  [['import', 'a.shotloom', '--credit', 'x'], /^A bundle brings its own project/u],
  [['footage', 'prj_aaaaaaaa', '--in', '2'], /^Say which footage with its ID/u],
  [['footage', 'prj_aaaaaaaa', 'ftg_aaaaaaaa', '--rating', '9'], /^There is no project prj_aaaaaaaa/u],
])('%j is refused in one sentence', async (args, words) => {
  const refused = await run(...args);
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toMatch(words);
});
