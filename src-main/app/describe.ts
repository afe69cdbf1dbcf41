import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { DescribedName, Descriptions } from '../../src-shared/contract/schemas.ts';
import type { Project } from '../../src-shared/library/records.ts';
import { editOf, pictureAsDescribed, plainDescription } from '../../src-shared/storyboard/described.ts';
import { foldName } from '../../src-shared/storyboard/names.ts';
import type { CastMember, Place } from '../../src-shared/storyboard/storyboard.ts';
import type { Library } from '../library/open.ts';
import { existingProject } from './existing-project.ts';

/** How the cast and the places of a project are described. @throws ShotloomError not_found */
export function descriptions(library: Library, projectId: string): z.input<typeof Descriptions> {
  const { cast, places, language } = existingProject(library, projectId);
  const told = (each: CastMember | Place) => ({
    name: each.name,
    description: each.description,
    edited: editOf(each, language),
  });
  return { cast: cast.map(told), places: places.map(told) };
}

/**
 * Describes one of the cast, or else a place, for all shots, as one undoable step.
 * @param text null takes the script's own words again
 * @throws ShotloomError not_found where nothing has that name, bad_option where the text has no word
 */
export function describe(
  library: Library,
  projectId: string,
  name: string,
  text: string | null,
): z.input<typeof DescribedName> {
  return library.atomically(() => {
    const before = existingProject(library, projectId);
    const { language } = before;
    if (text !== null && plainDescription(text, language) === '')
      throw new ShotloomError(
        'bad_option',
        say`The description "${text}" of ${name} has no word in it; say how it looks, or ${byHost(say`take the script's own with --reset`, say`take back the script's own`)}.`,
      );
    const [kind, found] = named(before, name);
    const change = <T extends CastMember | Place>(each: T): T => (each.name === found.name ? edited(each, text) : each);
    const { cast, places } = before;
    const changed = kind === 'cast' ? { cast: cast.map(change) } : { places: places.map(change) };
    const after = library.updateProject(projectId, 'describe', changed);
    const shots = library.shotsOf(projectId).filter(({ draft, overrides }) => {
      const [was, is] = [before, after].map((film) => pictureAsDescribed(draft, film, overrides?.picture));
      return was !== is;
    });
    return { name: found.name, kind, shots: shots.length };
  });
}

function edited<T extends CastMember | Place>(each: T, text: string | null): T {
  const { edited: _, ...own } = each;
  // What a `T` has besides is as it was.
  return (text === null || text === each.description ? own : { ...own, edited: text }) as T;
}

function named({ id, cast, places }: Project, name: string): ['cast', CastMember] | ['place', Place] {
  const isNamed = (each: CastMember | Place): boolean => foldName(each.name) === foldName(name.normalize('NFC'));
  const member = cast.find(isNamed);
  if (member) return ['cast', member];
  const place = places.find(isNamed);
  if (place) return ['place', place];
  throw new ShotloomError(
    'not_found',
    say`Neither the cast nor the places of this film have "${name}"${onlyTyped(say`; list them with "shotloom describe ${id}"`)}.`,
  );
}
