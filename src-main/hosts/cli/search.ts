import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import type { CommandContext } from './command.ts';
import { count } from './film.ts';
import type { CommandLine } from './options.ts';
import { readCommandLine, textOf } from './options.ts';

const CLIPS_OF_A_PAGE = 20;
const MOST_CLIPS = 200;

/** Reads `shotloom search [QUERY]`; words that stand by themselves are one query. */
export function readSearch(args: readonly string[]): CommandLine {
  const options = {
    project: { type: 'string' },
    like: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
  } as const;
  return readCommandLine('search', args, [], options, ['QUERY']);
}

/** `shotloom search QUERY`. */
export async function search(
  { positionals, values }: CommandLine,
  { app, print, note }: CommandContext,
): Promise<void> {
  const asked = Object.fromEntries(
    ['project', 'like', 'after'].flatMap((name) => {
      const text = textOf(values, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const limit = readLimit(textOf(values, 'limit'));
  const { clips, next, unseen } = await app.calls.library.search({ query: positionals[0] ?? '', limit, ...asked });
  if (values['json'] === true) {
    print(JSON.stringify({ clips, next, unseen }));
    return;
  }
  for (const clip of clips) {
    const { id, kind, title, rating, tags, note: said, used } = clip;
    const marks = [kind, ...(used ? ['used'] : []), ...(rating === null ? [] : ['★'.repeat(rating)]), ...tags];
    print(`${id}  ${title}  ${clip.source === 'take' ? clip.heading : 'footage'}  (${marks.join(', ')})`);
    print(`     ${clip.source === 'take' ? clip.prompt : wordsOf(clip)}`);
    if (said !== '') print(`     ${said}`);
  }
  if (clips.length === 0) print('Nothing was found.');
  if (unseen > 0) note(`${count(unseen, 'clip')} not looked at yet: ask again to go on.`);
  if (next !== null) note(`There is more: --after ${next}`);
}

function wordsOf(clip: { readonly name: string; readonly credit: string; readonly licence: string }): string {
  return [clip.name, clip.credit, clip.licence].filter((word) => word !== '').join(', ');
}

/** @throws ShotloomError bad_option */
function readLimit(text: string | undefined): number {
  if (text === undefined) return CLIPS_OF_A_PAGE;
  const limit = Number(text);
  if (/^\d{1,3}$/u.test(text) && limit >= 1 && limit <= MOST_CLIPS) return limit;
  throw new ShotloomError(
    'bad_option',
    say`The number of clips "${text}" cannot be used: write a whole number from 1 to ${MOST_CLIPS}.`,
  );
}
