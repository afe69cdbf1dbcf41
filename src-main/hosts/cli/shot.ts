import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { Keyframe } from '../../../src-shared/generation/keyframes.ts';
import { readMoment } from '../../../src-shared/library/footage-range.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { standingLine } from './make.ts';
import { readCommandLine, readSeed, readWithin, textOf } from './options.ts';
import type { CommandLine } from './options.ts';

const TEXTS = ['picture', 'negative', 'style', 'model'] as const;

/** Reads `shotloom shot SHOT`. */
export function readShot(args: readonly string[]): CommandLine {
  const line = readCommandLine('shot', args, ['SHOT'], {
    picture: { type: 'string' },
    negative: { type: 'string' },
    seed: { type: 'string' },
    style: { type: 'string' },
    model: { type: 'string' },
    begin: { type: 'string' },
    anew: { type: 'string' },
    later: { type: 'string', multiple: true },
  });
  const isSaid =
    [...TEXTS, 'seed', 'begin'].some((name) => textOf(line.values, name) !== undefined) ||
    (line.lists['later'] ?? []).length > 0;
  if (!isSaid && line.values['help'] !== true)
    throw new ShotloomError(
      'bad_option',
      say`Say what of the shot is to change, e.g. --picture "a boat in fog"; see "shotloom shot --help".`,
    );
  return line;
}

/** `shotloom shot SHOT`: an empty text takes back what was said. */
export async function shot(
  { positionals, values, lists }: CommandLine,
  { app, print, inWords }: CommandContext,
): Promise<void> {
  const said = (text: string | undefined) => (text === undefined ? undefined : text.trim() === '' ? null : text);
  const edit = Object.fromEntries(
    TEXTS.map((name) => [name, said(textOf(values, name))] as const).filter(([, text]) => text !== undefined),
  );
  const seed = said(textOf(values, 'seed'));
  const from = said(textOf(values, 'begin'));
  const anew = textOf(values, 'anew');
  if (anew !== undefined && typeof from !== 'string')
    throw new ShotloomError('bad_option', say`--anew says how much of a picture is drawn anew: name it with --begin.`);
  const strength = readWithin('anew', anew ?? '0.6', { least: 0.05, most: 1, isWhole: false });
  const later = lists['later'] ?? [];
  const whole = {
    ...edit,
    ...(seed === undefined ? {} : { seed: seed === null ? null : readSeed(seed) }),
    ...(from === undefined ? {} : { begin: from === null ? null : { from, strength } }),
    ...(later.length === 0
      ? {}
      : { prompts: later.every((text) => text.trim() === '') ? null : later.map(readKeyframe) }),
  };
  const status = await app.calls.shots.edit({ shot: positionals[0] ?? '', edit: whole });
  print(values['json'] === true ? JSON.stringify(status) : standingLine(status, inWords));
  if (values['json'] !== true && status.unfollowed.includes('begin'))
    print('Its model cannot begin from a picture: it draws the shot without.');
}

/** A moment of the shot and what it shows from then on: `2.5 a boat in fog`. @throws ShotloomError bad_option */
export function readKeyframe(text: string): Keyframe {
  const [, moment = '', prompt = ''] = /^\s*(\S+)\s+(.*)$/su.exec(text) ?? [];
  const at_s = readMoment(moment.replace(/(?:s|秒)$/u, ''), null);
  if (at_s !== null && prompt.trim() !== '') return { at_s, prompt: prompt.trim() };
  throw new ShotloomError(
    'bad_option',
    say`"${text}" says no moment and what is seen from then on; write seconds and words, such as --later "2.5 a boat in fog".`,
  );
}
