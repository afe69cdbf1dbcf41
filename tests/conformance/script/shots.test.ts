import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src-main/script/read-script.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { run } from '../shots.ts';
import { labelsSchema, scoreShots } from '../../support/script/score-shots.ts';

const folder = fileURLToPath(new URL('../../fixtures/shots/', import.meta.url));
const files = await readdir(folder);
const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));

describe('the labelled shots', () => {
  it('are at least a hundred, of six texts', async () => {
    const labels = await Promise.all(names.map((name) => readLabels(name)));
    expect(names).toHaveLength(6);
    expect(labels.flat().length).toBeGreaterThanOrEqual(100);
  });

  it.each(names)('of %s lie in its text, in order, and leave out no words', async (name) => {
    const script = await readScript(
      `${folder}${files.find((file) => file.startsWith(`${name}.`) && !file.endsWith('.json')) ?? ''}`,
    );
    const labels = await readLabels(name);
    const { labelled } = scoreShots(script.text, script.screenplay, draft(script.screenplay), labels);
    expect(labelled).toBe(labels.length);
  });
});

describe('the drafts of the labelled texts', () => {
  it('find the breaks, and say who, where and what, as well as is wanted of them', async () => {
    expect(await run()).toBe(true);
  });
});

async function readLabels(name: string) {
  return labelsSchema.parse(JSON.parse(await readFile(`${folder}${name}.json`, 'utf8')));
}
