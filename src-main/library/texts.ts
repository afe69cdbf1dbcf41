import type Database from 'better-sqlite3';
import { foldText } from '../../src-shared/library/search-terms.ts';
import type { ShotOverrides } from '../../src-shared/library/records.ts';
import type { DraftShot } from '../../src-shared/storyboard/storyboard.ts';

/** A shot in whose words something was found. */
export interface FoundShot {
  readonly project: string;
  readonly title: string;
  readonly shot: string;
  /** In the film, from 1. */
  readonly number: number;
  readonly picture: string;
  readonly excerpt: string;
}

/** Where something was found first in a text, half-open in UTF-16 offsets. */
export interface FoundPlace {
  readonly start: number;
  readonly end: number;
  readonly excerpt: string;
}

/** A script in which something was found. */
export interface FoundScript extends FoundPlace {
  readonly project: string;
  readonly title: string;
}

/** Finds words in what films say of themselves, whether anything was made of it or not: takes are found by search.ts. */
export interface TextQueries {
  /** Shots of films, those of the trash left out, in whose words all of these stand; the newest film first. */
  readonly shotsWith: (words: readonly string[], limit: number) => FoundShot[];
  /** Scripts as they are now, in whose stored text, which of a document is what its program wrote, all of these words stand. */
  readonly scriptsWith: (words: readonly string[], limit: number) => FoundScript[];
}

interface ShotRow {
  readonly project: string;
  readonly title: string;
  readonly id: string;
  readonly position: number;
  readonly draft: string;
  readonly overrides: string | null;
}

interface ScriptRow {
  readonly project: string;
  readonly title: string;
  readonly text: string;
}

/** Letters around what was found. */
const AROUND = 60;

export function textQueries(db: Database.Database): TextQueries {
  const ofFilms = 'JOIN projects ON projects.id = project_id AND projects.id NOT IN (SELECT id FROM trash)';
  const shots = db.prepare<[], ShotRow>(`
    SELECT projects.id AS project, projects.title, shots.id, shots.position, shots.draft, shots.overrides
    FROM shots ${ofFilms} WHERE shots.deleted_at IS NULL ORDER BY projects.rowid DESC, shots.position`);
  const scripts = db.prepare<[], ScriptRow>(`
    SELECT projects.id AS project, projects.title, scripts.text FROM scripts ${ofFilms}
    WHERE revision = (SELECT max(revision) FROM scripts AS others WHERE others.project_id = projects.id)
    ORDER BY projects.rowid DESC`);
  return {
    shotsWith: (words, limit) => {
      const found: FoundShot[] = [];
      for (const row of shots.iterate()) {
        if (found.length >= limit) break;
        const { picture, words: source, lines } = saidIn(row);
        const text = [source ?? '', picture, ...lines].filter((part) => part !== '').join('\n');
        const place = placeIn(text, words);
        const { project, title, id: shot, position } = row;
        if (place) found.push({ project, title, shot, number: position + 1, picture, excerpt: place.excerpt });
      }
      return found;
    },
    scriptsWith: (words, limit) => {
      const found: FoundScript[] = [];
      for (const { project, title, text } of scripts.iterate()) {
        if (found.length >= limit) break;
        const place = placeIn(text, words);
        if (place) found.push({ project, title, ...place });
      }
      return found;
    },
  };
}

function saidIn({ draft, overrides }: ShotRow) {
  const drafted = JSON.parse(draft) as DraftShot;
  const said = overrides === null ? {} : (JSON.parse(overrides) as ShotOverrides);
  const { picture = drafted.picture, lines = drafted.lines } = said;
  const words = said.picture === undefined ? drafted.words : undefined;
  return { picture, words, lines: lines.flatMap(({ character, text }) => [character ?? '', text]) };
}

/** Where the first of some words, folded, stands in a text that has all of them; null in one that lacks any. */
export function placeIn(text: string, words: readonly string[]): FoundPlace | null {
  const folded = foldText(text);
  if (!words.every((word) => folded.includes(word))) return null;
  // Folded, a text may have another length: then it is found by its letters alone, else it begins at its start.
  const [first = ''] = words;
  const at = folded.length === text.length ? folded.indexOf(first) : text.toLowerCase().indexOf(first);
  const [start, end] = at < 0 ? [0, 0] : [at, Math.min(text.length, at + first.length)];
  return { start, end, excerpt: around(text, start, end) };
}

function around(text: string, start: number, end: number): string {
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const piece = text.slice(from, to).replaceAll(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}
