// npm run bench                  the names of the benches
// npm run bench -- NAME [--json] runs one; with --json the last line of stdout is its BenchResult
import { readdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import type { BenchModule, BenchResult } from './bench.ts';

const HELPERS = ['main.ts', 'bench.ts'];

// As bin/shotloom.mjs does; the workers of a film share it.
enableCompileCache();

const [name, ...rest] = process.argv.slice(2);
const names = benchNames();

if (name === undefined) {
  console.log(names.length === 0 ? 'There is no bench yet.' : names.join('\n'));
} else if (!names.includes(name)) {
  console.error(`There is no bench ${name}. There are: ${names.join(', ') || 'none'}.`);
  process.exitCode = 1;
} else {
  const json = rest.includes('--json');
  const bench = (await import(new URL(`${name}.ts`, import.meta.url).href)) as BenchModule;
  const result = await bench.run({
    args: rest.filter((argument) => argument !== '--json'),
    log: (line) => console.error(line),
  });
  if (json) console.log(JSON.stringify(result));
  else print(result);
}

/** Every file of this folder but the helpers is a bench, by its name. */
function benchNames(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.ts') && !HELPERS.includes(file))
    .map((file) => file.slice(0, -'.ts'.length));
}

function print(result: BenchResult): void {
  const { our_ms, baseline_ms, ratio } = result;
  console.log(
    `${result.name}: ${our_ms.toFixed(0)} ms, baseline ${baseline_ms.toFixed(0)} ms, ratio ${ratio.toFixed(3)}`,
  );
  console.table(
    result.rows.map(({ measure, value, unit, baseline }) => ({ measure, value, unit, baseline: baseline ?? '' })),
  );
}
