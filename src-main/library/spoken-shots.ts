import type Database from 'better-sqlite3';
import type { SpokenShot } from '../../src-shared/audio/shot-speech.ts';
import { write } from './write.ts';

export interface SpokenShotQueries {
  /** How a shot was spoken, by the digest of what decides it; null where it was not yet. */
  readonly spokenShot: (digest: string) => SpokenShot | null;
  /** The same of many at once, by digest; what is filed as before is the same object. */
  readonly spokenShots: (digests: readonly string[]) => ReadonlyMap<string, SpokenShot | null>;
  /** Files how a shot was spoken, in place of what was known. */
  readonly saveSpokenShot: (digest: string, spoken: SpokenShot) => void;
}

export function spokenShotQueries(db: Database.Database): SpokenShotQueries {
  const find = db.prepare<[string], { spoken: string }>('SELECT spoken FROM spoken_shots WHERE digest = ?');
  const save = db.prepare<[string, string, string]>(
    'INSERT INTO spoken_shots (digest, spoken, created_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET spoken = excluded.spoken',
  );
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  /** What was looked up, and what other connections (`others`) and this one (`own`) had written then. */
  let known = new Map<string, KnownShot | null>();
  let seen = '';
  let own = 0;

  const look = db.transaction((digests: readonly string[], isWriting: boolean) => {
    const now = `${version.get() ?? 0} ${own}`;
    if (now !== seen || digests.some((digest) => !known.has(digest))) {
      known = new Map(digests.map((digest) => [digest, again(known.get(digest) ?? null, find.get(digest))]));
      // What a transaction writes may yet be taken back.
      seen = isWriting ? '' : now;
    }
    return new Map(digests.map((digest) => [digest, known.get(digest)?.shot ?? null]));
  });

  return {
    spokenShot: (digest) => again(null, find.get(digest))?.shot ?? null,
    spokenShots: (digests) => look(digests, db.inTransaction),
    saveSpokenShot: (digest, spoken) => {
      own += 1;
      write(db, () => save.run(digest, JSON.stringify(spoken), new Date().toISOString()));
    },
  };
}

interface KnownShot {
  readonly text: string;
  readonly shot: SpokenShot;
}

function again(known: KnownShot | null, row: { readonly spoken: string } | undefined): KnownShot | null {
  if (!row) return null;
  return known?.text === row.spoken ? known : { text: row.spoken, shot: JSON.parse(row.spoken) as SpokenShot };
}
