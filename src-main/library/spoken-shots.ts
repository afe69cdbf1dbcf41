import type Database from 'better-sqlite3';
import type { SpokenShot } from '../../src-shared/audio/shot-speech.ts';
import { write } from './write.ts';

export interface SpokenShotQueries {
  /** How a shot was spoken, by the digest of what decides it; null where it was not yet. */
  readonly spokenShot: (digest: string) => SpokenShot | null;
  /** Files how a shot was spoken, in place of what was known. */
  readonly saveSpokenShot: (digest: string, spoken: SpokenShot) => void;
}

export function spokenShotQueries(db: Database.Database): SpokenShotQueries {
  const find = db.prepare<[string], { spoken: string }>('SELECT spoken FROM spoken_shots WHERE digest = ?');
  const save = db.prepare<[string, string, string]>(
    'INSERT INTO spoken_shots (digest, spoken, created_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET spoken = excluded.spoken',
  );
  return {
    spokenShot: (digest) => {
      const row = find.get(digest);
      return row ? (JSON.parse(row.spoken) as SpokenShot) : null;
    },
    saveSpokenShot: (digest, spoken) => {
      write(db, () => save.run(digest, JSON.stringify(spoken), new Date().toISOString()));
    },
  };
}
