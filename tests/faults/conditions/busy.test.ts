import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { faultsOfRefusal, lastJson, shotloom, startShotloom } from '../../support/cli/shotloom.ts';
import { startChild } from '../child.ts';

const HOLD_LOCK = new URL('../library/children/hold-lock.ts', import.meta.url);
const SIZE = ['--size', '192x108', '--fps', '6', '--silent'];
const TEN_SECONDS = '10000';

async function keepLocked(library: string, milliseconds: string) {
  const holder = startChild(HOLD_LOCK, library, milliseconds);
  await holder.printed(1);
  return holder;
}

test.each(['Stills: shot 1', 'Stills: 3 generated'])(
  'a film whose library another program keeps for 10 s after "%s" waits, loses nothing and goes on',
  async (moment) => {
    const { folder, script } = folderWithScript(TINY_SCRIPT);
    const library = join(folder, 'library');
    const running = startShotloom(['film', script, join(folder, 'film.mp4'), ...SIZE, '--json', '--library', library]);
    await running.shown(moment);
    const holder = await keepLocked(library, TEN_SECONDS);
    const ended = await running.ended;
    await holder.done;
    expect(ended.stderr).not.toMatch(/writing to the library/u);
    expect(ended.status).toBe(0);
    expect(lastJson(ended)).toMatchObject({ shots: 3, generated: 3 });
  },
);

test('a film that begins while another program keeps the library for 10 s waits for it', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const library = join(folder, 'library');
  await shotloom(['projects', '--library', library]);
  const holder = await keepLocked(library, TEN_SECONDS);
  const ended = await shotloom(['film', script, join(folder, 'film.mp4'), ...SIZE, '--json', '--library', library]);
  await holder.done;
  expect(ended.status).toBe(0);
  expect(lastJson(ended)).toMatchObject({ shots: 3 });
});

test('while another program keeps the library, it can be read and searched; an edit is refused in a sentence and changes nothing', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const library = join(folder, 'library');
  const opened = await shotloom([
    'film',
    script,
    join(folder, 'film.mp4'),
    '--stills',
    ...SIZE,
    '--json',
    '--library',
    library,
  ]);
  const { project } = lastJson(opened) as { readonly project: string };
  const holder = await keepLocked(library, '600000');
  const listed = await shotloom(['projects', '--json', '--library', library]);
  expect(lastJson(listed)).toMatchObject({ projects: [{ id: project }] });
  const found = await shotloom(['search', 'boat', '--json', '--library', library]);
  expect(lastJson(found)).toMatchObject({ clips: [{ project_id: project }] });
  const refused = await shotloom(['undo', project, '--library', library]);
  expect(faultsOfRefusal(refused, 'library_locked')).toEqual([]);
  await holder.kill();
  expect((await shotloom(['undo', project, '--library', library])).status).toBe(0);
});
