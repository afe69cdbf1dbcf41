import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { MOST_TAGS } from '../../src-shared/contract/review.ts';
import type { ReviewedTake, ReviewInput } from '../../src-shared/contract/search.ts';
import { plainTags, withoutTags } from '../../src-shared/library/tags.ts';
import type { Library } from '../library/open.ts';
import { takeNamed } from './takes.ts';

type Input = z.output<typeof ReviewInput>;

/** Rates a take, tags it, writes a note to it. @throws ShotloomError not_found, bad_option for too many tags */
export function reviewTake(library: Library, input: Input): z.input<typeof ReviewedTake> {
  return library.atomically(() => {
    const take = takeNamed(library, input.take);
    const { rating, tags, note } = library.reviewTake(take.id, {
      ...(input.rating === undefined ? {} : { rating: input.rating }),
      ...(input.note === undefined ? {} : { note: input.note }),
      tags: tagsAfter(take.tags, input),
    });
    return { take: take.id, rating, tags, note };
  });
}

/** The tags of something after an edit. @throws ShotloomError bad_option for too many */
export function tagsAfter(
  before: readonly string[],
  { tags = before, add_tags = [], remove_tags = [] }: Pick<Input, 'tags' | 'add_tags' | 'remove_tags'>,
): string[] {
  const after = withoutTags(plainTags([...tags, ...add_tags]), remove_tags);
  if (after.length <= MOST_TAGS) return after;
  throw new ShotloomError(
    'bad_option',
    say`One thing has at most ${MOST_TAGS} tags, not ${after.length}: take some away.`,
  );
}
