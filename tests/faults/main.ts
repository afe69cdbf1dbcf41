// npm run faults [-- --kills N] [--seed N] [--only draft,edit,...] [--json]: kills Shotloom at N random moments of all that
// it does, and looks after each whether anything was lost. The same seed draws the same moments; with --json the last line
// of standard output is the report. Ends with 1 where a kill did harm.
import { randomInt } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { ACTIVITIES } from './kills/activities.ts';
import { FAULTS } from './kills/lane.ts';
import { runKills } from './kills/run.ts';

enableCompileCache();

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
const names = values.only?.split(',') ?? ACTIVITIES.map(({ name }) => name);
const activities = ACTIVITIES.filter(({ name }) => names.includes(name));

if (![kills, seed].every((number) => Number.isSafeInteger(number) && number >= 0) || activities.length < names.length) {
  const all = ACTIVITIES.map(({ name }) => name).join(',');
  console.error(`Usage: npm run faults -- [--kills N] [--seed N] [--only ${all}] [--json]`);
  process.exitCode = 2;
} else {
  console.error(`seed ${seed}`);
  const report = await runKills({ kills, seed, activities }, (line) => console.error(line));
  if (values.json) console.log(JSON.stringify(report));
  else {
    console.table(report.by);
    const faults = FAULTS.map((fault) => `${fault.replace('_', ' ')} ${report[fault]}`).join(', ');
    console.log(`${report.kills} kills in ${report.seconds} s: ${faults}; seed ${seed}.`);
  }
  process.exitCode = FAULTS.every((fault) => report[fault] === 0) ? 0 : 1;
}
