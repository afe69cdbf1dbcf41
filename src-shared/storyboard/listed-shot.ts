import type { Screenplay, WrittenShot } from '../script/screenplay.ts';
import { personOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { openShot } from './desk.ts';
import type { Desk, OpenShot } from './desk.ts';
import { moveOfAction, sizeOfAction } from './framing.ts';
import { foldName, isNarrator } from './names.ts';
import { withoutPlace } from './picture.ts';
import { moveNamed, sizeNamed } from './shot-words.ts';
import { actionSeconds } from './timing.ts';
import { writtenAngle, writtenMove, writtenSize } from './written-shot.ts';

/** Shots of a list of ours (shot-list.ts) that is read as a script: what was drafted stays as it is. */

/** The cast with the looks that a list of ours says: its pictures have these very words. */
export function castAsListed(cast: Cast, { elements, language }: Screenplay): Cast {
  const looks = new Map<string, string>();
  for (const { shot } of elements) {
    if (!shot?.is_drafted) continue;
    for (const { name, description = '' } of shot.people ?? [])
      if (description !== '' && !looks.has(foldName(name))) looks.set(foldName(name), description);
  }
  if (looks.size === 0) return cast;
  return new Map(
    [...cast].map(([folded, person]) => {
      const description = looks.get(person.key);
      if (description === undefined) return [folded, person];
      const { name, identity } = person;
      return [
        folded,
        { ...personOf({ name, description }, language), ...(identity === undefined ? {} : { identity }) },
      ];
    }),
  );
}

/** Whom a written shot says that it shows, by their folded names. */
export function peopleSeen(desk: Desk, { people = [] }: WrittenShot): string[] {
  const folded = people.flatMap(({ name }) =>
    isNarrator(name) ? [] : (desk.painter.cast.get(foldName(name))?.key ?? []),
  );
  return [...new Set(folded)];
}

/** Whether a picture of a list of ours is as it was drafted: one that names somebody was written by a person since. */
export function isAsDrafted(desk: Desk, picture: string, columns: WrittenShot): boolean {
  if (!columns.is_drafted || picture.trim() === '') return false;
  const { cast, findNames, language } = desk.painter;
  let rest = withoutPlace(picture, desk.place, language);
  for (const name of peopleSeen(desk, columns)) {
    const person = cast.get(name);
    if (!person) continue;
    const noun = language === 'zh' ? person.noun : new RegExp(`\\b(?:an?|the) ${person.noun}\\b`, 'giu');
    rest = rest.replaceAll(person.description, ' ').replaceAll(noun, ' ');
  }
  return findNames(rest).length === 0;
}

/** Opens the shot of a picture that is as it was drafted. */
export function openAsDrafted(desk: Desk, picture: string, columns: WrittenShot): OpenShot {
  const people = peopleSeen(desk, columns);
  const hasPerson = people.length > 0;
  const move = moveNamed(columns.move ?? '') ?? moveOfAction(picture, hasPerson, picture, writtenMove(columns)).move;
  const size = sizeNamed(columns.size ?? '') ?? writtenSize(columns)?.(hasPerson) ?? sizeOfAction(picture, hasPerson);
  const { duration_s: seconds } = columns;
  return openShot(
    desk,
    { text: picture, people },
    {
      picture,
      size,
      isSizeWritten: true,
      move,
      angle: writtenAngle(columns),
      seconds: seconds ?? actionSeconds(picture),
      ...(seconds === undefined ? {} : { writtenSeconds: seconds }),
    },
  );
}
