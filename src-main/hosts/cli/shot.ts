import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import type { CommandContext } from './command.ts';
import { standingLine } from './make.ts';
import { readCommandLine, readSeed, textOf } from './options.ts';
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
  });
  const isSaid = [...TEXTS, 'seed'].some((name) => textOf(line.values, name) !== undefined);
  if (!isSaid && line.values['help'] !== true)
    throw new ShotloomError(
      'bad_option',
      'Say what of the shot is to change, e.g. --picture "a boat in fog"; see "shotloom shot --help".',
    );
  return line;
}

/** `shotloom shot SHOT`: an empty text takes back what was said. */
export async function shot({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const said = (text: string | undefined) => (text === undefined ? undefined : text.trim() === '' ? null : text);
  const edit = Object.fromEntries(
    TEXTS.map((name) => [name, said(textOf(values, name))] as const).filter(([, text]) => text !== undefined),
  );
  const seed = said(textOf(values, 'seed'));
  const whole = seed === undefined ? edit : { ...edit, seed: seed === null ? null : readSeed(seed) };
  const status = await app.calls.shots.edit({ shot: positionals[0] ?? '', edit: whole });
  print(values['json'] === true ? JSON.stringify(status) : standingLine(status));
}
