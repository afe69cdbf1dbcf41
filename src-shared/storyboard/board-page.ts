import { framingWords, listWords, printable, spokenLines, totalWords } from './shot-list.ts';
import type { ListedShot, ShotList } from './shot-list.ts';

/** A picture as it stands in a page. */
export interface PagePicture {
  readonly type: 'image/jpeg' | 'image/png';
  /** Base64. */
  readonly data: string;
}

/** A storyboard with its pictures, by the numbers of the shots; a shot without one shows its words. */
export interface BoardPage extends ShotList {
  readonly pictures: ReadonlyMap<number, PagePicture>;
  /** Pixels, for the shape of the frames. */
  readonly width: number;
  readonly height: number;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML shows it, in content and in attributes. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/gu, (mark) => entities[mark] ?? mark);
}

/**
 * A storyboard as one HTML page that needs nothing else: no script, no network (its policy forbids both), pictures as data.
 * It follows the reader's light or dark, and prints without parting a shot.
 */
export function boardPage(page: BoardPage): string {
  const { title, language, shots } = page;
  const words = listWords[language];
  const cards = scenesOf(shots).map(
    ({ scene, shots: held }) =>
      `<section>\n${scene === '' ? '' : `<h2>${escaped(scene)}</h2>\n`}<ol>\n${held.map((shot) => card(page, shot)).join('\n')}\n</ol>\n</section>`,
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Shotloom">
<title>${escaped(title)} · ${words.board}</title>
<style>${style(page)}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(totalWords(page))}</p>
</header>
<main>
${cards.join('\n')}
</main>
</body>
</html>
`;
}

function scenesOf(shots: readonly ListedShot[]): { readonly scene: string; readonly shots: ListedShot[] }[] {
  const scenes: { scene: string; shots: ListedShot[] }[] = [];
  for (const shot of shots) {
    const last = scenes.at(-1);
    if (last?.scene === shot.scene) last.shots.push(shot);
    else scenes.push({ scene: shot.scene, shots: [shot] });
  }
  return scenes;
}

function card({ pictures, language }: BoardPage, listed: ListedShot): string {
  const { number, shot } = listed;
  const picture = pictures.get(number);
  const words = escaped(shot.picture);
  const frame = picture
    ? `<img src="data:${picture.type};base64,${picture.data}" alt="${words}">\n<p>${words}</p>`
    : `<p class="empty">${words}</p>`;
  const lines = spokenLines(shot.lines, language).map((line) => `<p class="line">${escaped(line)}</p>`);
  return `<li id="shot-${number}">
<h3><b>${number}</b> ${escaped(framingWords(listed, language))}</h3>
${[frame, ...lines].join('\n')}
</li>`;
}

function style({ width, height }: BoardPage): string {
  return `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --ink: #1d1c1a; --soft: #5e5b55; --rule: #d9d5cc; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17181a; --card: #212326; --ink: #ecebe7; --soft: #aaa79f; --rule: #3b3d41; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0; font-size: 1.8rem; line-height: 1.25; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--soft); }
h2 { margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); font-size: 1.05rem; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
li { background: var(--card); border: 1px solid var(--rule); border-radius: .4rem; padding: .75rem; overflow-wrap: anywhere; }
h3 { margin: 0 0 .5rem; font-size: .9rem; font-weight: 400; color: var(--soft); }
h3 b { color: var(--ink); font-size: 1.05rem; margin-right: .35rem; }
li p { margin: .5rem 0 0; }
img, .empty { display: block; width: 100%; aspect-ratio: ${width} / ${height}; }
img { object-fit: contain; background: #000; }
.empty { display: grid; place-items: center; overflow: auto; margin: 0; padding: 1rem; border: 1px dashed var(--rule); color: var(--soft); text-align: center; }
.line { padding-left: .6rem; border-left: .2rem solid var(--rule); }
@page { margin: 14mm; }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  ol { grid-template-columns: repeat(3, 1fr); gap: 4mm; }
  li, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  .empty { overflow: visible; }
}
`;
}
