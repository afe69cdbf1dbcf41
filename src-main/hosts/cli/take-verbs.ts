import type { z } from 'zod';
import type { TakeDetails, VerifiedTake } from '../../../src-shared/contract/takes.ts';
import { reasonText } from '../../../src-shared/generation/stale-reasons.ts';
import type { CommandContext } from './command.ts';
import { callOptions, count } from './film.ts';
import type { CommandLine } from './options.ts';
import { beginStage } from './progress.ts';

type Details = z.output<typeof TakeDetails>;
type Verified = z.output<typeof VerifiedTake>;

/** `shotloom takes list SHOT`. */
export async function list({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const found = await app.calls.takes.list({ shot: positionals[1] ?? '' });
  if (values['json'] === true) return print(JSON.stringify({ takes: found }));
  if (found.length === 0) print('The shot has no take yet; make one with "shotloom generate PROJECT --shot SHOT".');
  for (const take of found) print(lineOf(take));
}

/** `shotloom takes show TAKE`. */
export async function show({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const shown = await app.calls.takes.show({ take: positionals[1] ?? '' });
  print(values['json'] === true ? JSON.stringify(shown) : lineOf(shown));
}

/** `shotloom takes lock TAKE`. */
export async function lock(line: CommandLine, context: CommandContext): Promise<void> {
  await setLock(line, context, true);
}

/** `shotloom takes unlock TAKE`. */
export async function unlock(line: CommandLine, context: CommandContext): Promise<void> {
  await setLock(line, context, false);
}

async function setLock(
  { positionals, values }: CommandLine,
  { app, print }: CommandContext,
  locked: boolean,
): Promise<void> {
  const take = await app.calls.takes.lock({ take: positionals[1] ?? '', locked });
  print(values['json'] === true ? JSON.stringify(take) : lineOf(take));
}

/** `shotloom takes compare TAKE OTHER`. */
export async function compare({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [, one = '', other = ''] = positionals;
  const compared = await app.calls.takes.compare({ one, other });
  if (values['json'] === true) return print(JSON.stringify(compared));
  for (const reason of compared.because) print(reasonText(reason, 'en'));
  if (compared.because.length === 0) print('Both were asked for the same.');
  if (compared.identical) print('Their frames are the same, bit for bit.');
  else
    print(
      compared.psnr === null ? 'Their frames differ.' : `Their frames differ: PSNR ${compared.psnr.toFixed(1)} dB.`,
    );
}

/** `shotloom takes verify PROJECT [TAKE]`: answers whether all takes came out as they were. */
export async function verify(
  { positionals, values }: CommandLine,
  { app, print, progress, signal, inWords }: CommandContext,
): Promise<boolean> {
  const [, project = '', take] = positionals;
  const stage = beginStage(progress, 'Verify');
  const reports = await app.calls.takes.verify(
    { project, ...(take === undefined ? {} : { take }) },
    callOptions(signal),
  );
  for (;;) {
    const next = await reports.next();
    if (next.done === true) {
      const { takes } = next.value;
      stage.end(count(takes.length, 'take'));
      if (values['json'] === true) print(JSON.stringify(next.value));
      else {
        for (const each of takes.filter(({ outcome }) => outcome !== 'identical')) print(verdictOf(each, inWords));
        print(summaryOf(takes));
      }
      return takes.every(({ outcome }) => outcome === 'identical' || outcome === 'alike');
    }
    const { done, to_do } = next.value;
    stage.update(done / to_do, `take ${done + 1} of ${to_do}`, done + 1);
  }
}

function verdictOf({ take, kind, outcome, psnr, said }: Verified, inWords: CommandContext['inWords']): string {
  const decibels = psnr === null ? '' : `, PSNR ${psnr.toFixed(1)} dB`;
  return `${take}  ${kind} ${outcome}${decibels}${said ? `: ${inWords(said)}` : ''}`;
}

function summaryOf(takes: readonly Verified[]): string {
  const of = (outcome: Verified['outcome']): number => takes.filter((take) => take.outcome === outcome).length;
  const own = takes.filter((take) => take.same_fingerprint).length;
  return `${of('identical')} identical, ${of('alike')} alike, ${of('different')} different, ${of('unverified')} not made again; ${own} on the machine they were made on.`;
}

function lineOf({ id, kind, created_at, width, height, frames, rating, score, present, ...take }: Details): string {
  const marks = [
    take.locked ? 'locked' : take.shown ? 'shown' : '',
    rating === null ? '' : `rated ${rating}`,
    score === null ? '' : `score ${score.toFixed(2)}`,
    present ? '' : 'file missing',
  ].filter((mark) => mark !== '');
  const { provider, runtime } = take.fingerprint;
  const made = `${created_at.slice(0, 16).replace('T', ' ')} UTC, ${provider} (ONNX Runtime ${runtime})`;
  const total = take.timings['total'];
  const spent = total === undefined ? '' : `, ${(total / 1000).toFixed(1)} s`;
  const what = `${kind} ${width}x${height}${kind === 'clip' ? `, ${frames} frames` : ''}`;
  return `${id}  ${what}, ${made}${spent}${marks.length === 0 ? '' : `: ${marks.join(', ')}`}`;
}
