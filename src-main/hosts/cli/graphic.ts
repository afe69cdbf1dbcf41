import type { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { GraphicDetails } from '../../../src-shared/contract/graphics.ts';
import type { Graphic } from '../../../src-shared/render/graphics/records.ts';
import { usualSeconds } from '../../../src-shared/render/graphics/usual-length.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { ZERO } from '../../../src-shared/timeline/rational.ts';
import { newId } from '../../library/ids.ts';
import type { CommandContext } from './command.ts';
import { graphicAttached } from './cut-attached.ts';
import { badOption, behindNamed, framesIn, oneOf, readLength } from './cut-words.ts';
import type { Film } from './cut-words.ts';
import { count } from './film.ts';
import { expectKind, GRAPHIC_OPTIONS, KIND_NAMES, kindOfGraphic, readGraphic } from './graphic-kinds.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';

type Details = z.output<typeof GraphicDetails>;

const PLACES = ['behind', 'on', 'at', 'length'] as const;

const VERBS = { ...KIND_NAMES, edit: ['edit', '修改'], remove: ['remove', '删除'] };

/** Reads `shotloom graphic PROJECT [VERB ...]`. @throws ShotloomError bad_option */
export function readGraphicCommand(args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    [...GRAPHIC_OPTIONS, ...PLACES].map((name) => [name, { type: 'string' } as const]),
  );
  const line = readCommandLine(
    'graphic',
    args,
    ['PROJECT'],
    options,
    args.map(() => 'WORDS'),
  );
  const [, name, ...words] = line.positionals;
  const given = [...GRAPHIC_OPTIONS, ...PLACES].find((option) => line.values[option] !== undefined);
  if (line.values['help'] === true) return line;
  if (name === undefined) {
    if (given !== undefined) throw badOption(say`Say which graphic has --${given}; see "shotloom graphic --help".`);
    return line;
  }
  const verb = oneOf(say`graphic or verb`, name, VERBS);
  if (verb === 'remove') {
    if (words.length !== 1) throw badOption(say`"shotloom graphic PROJECT remove" needs the ID of one graphic.`);
    if (given !== undefined) throw badOption(say`"shotloom graphic PROJECT remove" knows no --${given}.`);
  } else if (verb === 'edit') {
    if (words.length === 0) throw badOption(say`"shotloom graphic PROJECT edit" needs the ID of a graphic.`);
    const place = PLACES.find((option) => line.values[option] !== undefined);
    if (place !== undefined)
      throw badOption(say`A graphic is changed wherever it is shown: leave --${place} away, or use "shotloom cut".`);
  } else {
    expectKind(verb, words, line.values);
    expectPlace(line.values);
  }
  return line;
}

function expectPlace(values: CommandLine['values']): void {
  const isBehind = values['behind'] !== undefined;
  const isOver = values['on'] !== undefined || values['at'] !== undefined;
  if (isBehind && isOver)
    throw badOption(say`A graphic is shown behind an item (--behind), or over one (--on, --at); say one of them.`);
  if (values['length'] !== undefined && !isBehind && !isOver)
    throw badOption(say`Say with --length also where it is shown: --behind ITEM, --on ITEM or --at TIME.`);
}

/** `shotloom graphic PROJECT [VERB ...]`. */
export async function graphic({ positionals, values }: CommandLine, { app, print }: CommandContext): Promise<void> {
  const [project = '', name, ...words] = positionals;
  const asJson = values['json'] === true;
  const { graphics } = app.calls;
  const tell = (details: Details): void => print(asJson ? JSON.stringify(details) : lineOf(details));
  if (name === undefined) {
    const listed = await graphics.list({ project });
    if (asJson) return print(JSON.stringify({ graphics: listed }));
    for (const each of listed) print(lineOf(each));
    return print(`${count(listed.length, 'graphic')}.`);
  }
  const verb = oneOf(say`graphic or verb`, name, VERBS);
  const [id = '', ...more] = words;
  if (verb === 'remove') {
    const { removed } = await graphics.remove({ graphic: (await named(app, project, id)).id });
    return print(
      asJson ? JSON.stringify({ removed }) : `${removed} is gone; "shotloom undo ${project}" takes it back.`,
    );
  }
  if (verb === 'edit') {
    const before = await named(app, project, id);
    const to = await readGraphic(kindOfGraphic(before.graphic, id), more, values, app, before.graphic);
    return tell(await graphics.change({ graphic: before.id, to }));
  }
  const said = await readGraphic(verb, words, values, app);
  const film = await app.calls.timeline.show({ project });
  // Looked at once before anything is made, so that a mistake in the place is told first.
  placed(film, values, null);
  // Making it and showing it are one step.
  const gesture = newId('grf');
  const made = await graphics.make({ project, graphic: said, gesture });
  const command = placed(film, values, made);
  if (command) await app.calls.timeline.edit({ project, command, gesture });
  tell(made);
}

async function named(app: CommandContext['app'], project: string, id: string): Promise<Details> {
  const found = (await app.calls.graphics.list({ project })).find((each) => each.id === id);
  if (found) return found;
  throw new ShotloomError(
    'not_found',
    say`The project has no graphic ${id}; "shotloom graphic ${project}" lists those that it has.`,
  );
}

/** What shows a graphic where the command line says; null where it says nothing. @param made null while it is not there yet */
function placed(film: Film, values: CommandLine['values'], made: Details | null): Command | null {
  const { id, seconds } = made ? { id: made.id, seconds: usualSeconds(made.graphic) } : { id: '', seconds: 1 };
  const behind = textOf(values, 'behind');
  if (behind === undefined) {
    if (values['on'] === undefined && values['at'] === undefined) return null;
    return graphicAttached(film, values, seconds)(newId('att'), id);
  }
  const length = textOf(values, 'length');
  return {
    command: 'insert',
    id: newId('itm'),
    source: { kind: 'graphic', graphic: id },
    in: ZERO,
    frames: length === undefined ? framesIn(film, seconds) : readLength(film, length),
    after: behindNamed(film, behind),
  };
}

function lineOf({ id, name, graphic: made }: Details): string {
  const words = wordsOf(made);
  return `${id}  ${made.kind} ${name.replaceAll(/\s+/gu, ' ')}${words === '' ? '' : `: ${words}`}`;
}

function wordsOf(made: Graphic): string {
  switch (made.kind) {
    case 'bullets':
      return count(made.bullets.length, 'bullet');
    case 'ticker':
      return count(made.items.length, 'item');
    case 'picture':
      return `${made.width}x${made.height}`;
    case 'lower-third':
      return made.role;
    case 'title':
    case 'chapter':
    case 'credits':
    case 'chart':
    case 'formula':
      return '';
  }
}
