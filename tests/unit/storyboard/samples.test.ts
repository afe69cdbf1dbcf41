import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

async function board(name: string): Promise<Storyboard> {
  const file = new URL(`../../../resources/samples/${name}`, import.meta.url);
  return draft(parseFountain(await readFile(file, 'utf8')));
}

describe.each([
  ['the-lighthouse.fountain', 'en', 'The Lighthouse', 8],
  ['the-paper-boat.zh.fountain', 'zh', '纸船', 5],
] as const)('the sample %s', (name, language, title, scenes) => {
  it('drafts to a film of 60 to 75 s', async () => {
    const result = await board(name);
    expect(result).toMatchObject({ language, title });
    expect(result.scenes).toHaveLength(scenes);
    const shots = result.scenes.flatMap((scene) => scene.shots);
    const seconds = shots.reduce((sum, shot) => sum + shot.duration_s, 0);
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(seconds).toBeLessThanOrEqual(75);
    expect(shots.length).toBeGreaterThanOrEqual(15);
    expect(shots.length).toBeLessThanOrEqual(20);
  });

  it('has three people, known by their clothes, whose names no picture uses', async () => {
    const { cast, scenes: drafted } = await board(name);
    expect(cast).toHaveLength(3);
    expect(new Set(cast.map((member) => member.description)).size).toBe(3);
    for (const shot of drafted.flatMap((scene) => scene.shots)) {
      for (const member of cast) expect(shot.picture.toUpperCase()).not.toContain(member.name);
    }
  });
});
