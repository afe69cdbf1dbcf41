import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.2 AA that a page breaks, or the part of it that a selector names, with the first place of each. */
export async function brokenRules(page: Page, part = 'html'): Promise<string[]> {
  // Through the debugger, which no policy of the page stops.
  await page.evaluate(AXE);
  return await page.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(${JSON.stringify(part)}, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160) + ' ' + nodes[0].failureSummary);
  })()`);
}
