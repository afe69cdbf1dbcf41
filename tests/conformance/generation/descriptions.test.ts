import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { promptOf } from '../../../src-shared/generation/prompt.ts';
import { appearanceWords } from '../../../src-shared/storyboard/appearance.ts';
import { allColours, chineseColour, englishColour } from '../../../src-shared/storyboard/words.ts';
import { mannerVerbs } from '../../../src-shared/storyboard/manner.ts';
import { cameraMoves, shotSizes } from '../../../src-shared/storyboard/storyboard.ts';

/** The words that drafting writes are words that the model hears, as what they mean (resources/models/builtin/words.json). */
const table = readWordTable(
  readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8'),
);
const words = new WordReader(table);

function tokens(text: string): string[] {
  return words.read(text).flatMap(({ token }) => token ?? []);
}

describe('what a description says', () => {
  test.each(appearanceWords.roles)('the role %s / %s is heard as one and the same', (english, chinese) => {
    const [heard] = tokens(`A ${english}`).filter((token) => token.startsWith('role:'));
    expect(heard).toBeDefined();
    expect(tokens(`女性${chinese}`)).toEqual(['kind:woman', heard]);
    expect(tokens(`A woman ${english}`)).toEqual(['a', 'kind:woman', heard]);
  });

  test.each(appearanceWords.garments)('the garment %s / %s is heard as one and the same', (english, chinese) => {
    const [heard] = tokens(`A woman in a ${english}`).filter((token) => token.startsWith('garment:'));
    expect(heard).toBeDefined();
    expect(tokens(`穿${chinese}的女人`)).toContain(heard);
  });

  test.each(allColours)('the colour %s is heard in both languages', (colour) => {
    const [heard] = tokens(`A woman in a ${englishColour[colour]} dress`).filter((token) =>
      token.startsWith('colour:'),
    );
    expect(heard).toBeDefined();
    expect(tokens(`穿${chineseColour[colour]}大衣的女人`)).toEqual(['穿', heard, 'garment:coat', '的', 'kind:woman']);
  });

  test.each(Object.entries(mannerVerbs))(
    '%s is heard as the same action in both languages',
    (_name, [english, chinese]) => {
      const action = (text: string) => tokens(text).find((token) => token.startsWith('action:'));
      expect(action(`A woman ${english}`)).toBeDefined();
      expect(action(`女人${chinese}`)).toBe(action(`A woman ${english}`));
    },
  );
});

describe('what a prompt says of the camera', () => {
  test.each(['en', 'zh'] as const)('has no word that is not heard (%s)', (language) => {
    for (const size of shotSizes) {
      for (const move of cameraMoves)
        expect(tokens(promptOf({ picture: '', size, move }, language))).not.toContain('<unk>');
    }
  });
});
