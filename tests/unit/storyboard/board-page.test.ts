import { expect, test } from 'vitest';
import { boardPage } from '../../../src-shared/storyboard/board-page.ts';
import { GREY_JPEG, listed } from '../../support/export/boards.ts';

const picture = { type: 'image/jpeg', data: GREY_JPEG.toString('base64') } as const;
const attack = `</style><script>alert("1")</script>'&`;

test('a page shows every shot with its picture, or its words in place of one', () => {
  const shots = [listed(1, {}, 'INT. A'), listed(2, {}, 'INT. A'), listed(3, { transition_in: 'dissolve' }, 'EXT. B')];
  const html = boardPage({
    title: 'Tide',
    language: 'en',
    shots,
    pictures: new Map([[1, picture]]),
    width: 16,
    height: 9,
  });
  expect(html).toContain('<title>Tide · Storyboard</title>');
  expect(html).toContain('<p>3 shots, 9.0 s</p>');
  expect(html.match(/<h2>[^<]*/gu)).toEqual(['<h2>INT. A', '<h2>EXT. B']);
  expect(html.match(/<li id="shot-\d+">/gu)).toHaveLength(3);
  expect(html.match(/<img [^>]*alt="A room, 1\."/gu)).toHaveLength(1);
  expect(html.match(/<p class="empty">A room, \d\./gu)).toEqual([
    '<p class="empty">A room, 2.',
    '<p class="empty">A room, 3.',
  ]);
  expect(html).toContain('<b>3</b> wide, static, 3.0 s, dissolve');
  expect(html).toContain('aspect-ratio: 16 / 9');
});

test('a page needs nothing else and shows what texts say, whatever they hold', () => {
  const lines = [{ character: attack, text: attack, off_screen: false }];
  const shots = [listed(1, { picture: attack, lines }, attack), listed(2, { picture: attack }, attack)];
  const html = boardPage({
    title: attack,
    language: 'zh',
    shots,
    pictures: new Map([[1, picture]]),
    width: 9,
    height: 16,
  });
  expect(html).toContain('<html lang="zh-Hans">');
  expect(html).not.toMatch(/<script|alert\("/u);
  expect(html).not.toMatch(/(?:src|href)=(?!"data:image\/jpeg;base64,)/u);
  // Title, heading, picture twice (as words and as the picture's name), words of the empty frame, name and line.
  expect(html.match(/&lt;\/style&gt;&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&#39;&amp;/gu)).toHaveLength(8);
  expect(html).toContain("default-src 'none'");
});
