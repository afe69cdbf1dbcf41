import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import type { Window } from '../../support/window/window.ts';
import type { BenchOptions, BenchRow } from '../bench.ts';
import { keysIn, scroll } from './film.ts';
import { mainThreadBetween, quantile } from './trace.ts';

/**
 * The least pages that do what the bounds are about, on this machine in this run: what they take is the browser's own. A bound that they break cannot be kept here by
 * any page, and how far Shotloom is above them is its own work.
 */
export async function references(window: Window, text: string, log: BenchOptions['log']): Promise<BenchRow[]> {
  log('what the browser itself takes');
  const page = await window.page.context().newPage();
  const session = await page.context().newCDPSession(page);
  const rows = [await plainCards(page, session), ...(await editorAlone(page, session, text))];
  await page.close();
  return rows;
}

/** Plain boxes with as many texts as the board's cards; with every second frame a line of three that went out of sight is written anew where one comes. */
async function plainCards(page: Page, session: CDPSession): Promise<BenchRow> {
  await page.setContent(`<!doctype html><style>
    body { margin: 0; font: 13px sans-serif }
    #list { background: #121316; color: #eee; contain: strict; height: 600px; overflow: auto; width: 800px }
    #all { background: #121316; height: 200000px; position: relative }
    .line { contain: layout style; display: grid; grid-template-columns: 1fr 1fr 1fr; height: 240px; left: 0; position: absolute; right: 0; top: 0 }
    span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  </style><div id="list"><div id="all"></div></div>`);
  await page.evaluate(`(() => {
    const lines = Array.from({ length: 7 }, (_, at) => {
      const line = document.createElement('div');
      line.className = 'line';
      line.innerHTML = ('<div>' + '<span>A</span>'.repeat(7) + '</div>').repeat(3);
      line.style.transform = 'translateY(' + at * 240 + 'px)';
      document.querySelector('#all').append(line);
      return line;
    });
    let shown = 0;
    document.querySelector('#list').addEventListener('scroll', ({ target }) => {
      const first = Math.floor(target.scrollTop / 240);
      for (; shown < first; shown += 1) {
        const line = lines[shown % 7];
        line.style.transform = 'translateY(' + (shown + 7) * 240 + 'px)';
        for (const [at, each] of line.querySelectorAll('span').entries()) each.firstChild.nodeValue = 'A red boat sails past house ' + shown * at;
      }
    });
  })()`);
  const work = await mainThreadBetween(session, 'scrolled', async () => await scroll(page, '#list', { x: 0, y: 120 }));
  return { measure: '  of a list of plain boxes', value: quantile(work, 0.95), unit: 'ms' };
}

/** CodeMirror with the script and nothing else. */
async function editorAlone(page: Page, session: CDPSession, text: string): Promise<BenchRow[]> {
  await page.setContent(`<!doctype html><style>body { margin: 0 } .cm-editor { height: 800px; width: 700px }</style>`);
  await page.addScriptTag({ content: await bareEditor() });
  await page.evaluate(`bare.open(${JSON.stringify(text)})`);
  await page.locator('.cm-content').click({ position: { x: 60, y: 100 } });
  const rows: BenchRow[] = [];
  for (const slow of [1, 4]) {
    const work = await keysIn(page, session, slow);
    rows.push({
      measure: `  of CodeMirror alone, at 1/${slow} speed`,
      value: quantile(work, 0.95),
      unit: 'ms',
    });
  }
  return rows;
}

async function bareEditor(): Promise<string> {
  const name = 'bare-editor';
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name,
        resolveId: (id) => (id.endsWith(name) ? `${import.meta.dirname}/${name}` : null),
        load: (id) => (id.endsWith(name) ? BARE_EDITOR : null),
      },
    ],
    build: { write: false, lib: { entry: name, formats: ['iife'], name: 'bare' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The editor alone was not built.');
  return chunk.code;
}

const BARE_EDITOR = `
  import { defaultKeymap } from '@codemirror/commands';
  import { EditorView, keymap } from '@codemirror/view';
  export const open = (doc) => new EditorView({ doc, parent: document.body, extensions: [EditorView.lineWrapping, keymap.of(defaultKeymap)] });
`;
