import type Database from 'better-sqlite3';
import { PRINT_LENGTH, PRINT_VERSION, printDistances } from '../../src-shared/library/picture-print.ts';
import { write } from './write.ts';

/** How files of pictures and clips look (src-shared/library/picture-print.ts), so that those that look alike are found. */
export interface PicturePrints {
  /** Whether a file has been looked at. */
  readonly hasPrint: (media_sha256: string) => boolean;
  /** Stores how a stored file looks. */
  readonly savePrint: (media_sha256: string, print: Int8Array) => void;
  /** What has a picture and has not been looked at, the newest first, as the numbers of their files; and how many there are. */
  readonly unseen: (most: number) => { readonly files: readonly string[]; readonly count: number };
  /** From now on the SQL function print_distance(print) tells how far a print is from that of this file: null where it has none. */
  readonly compareWith: (media_sha256: string) => void;
}

interface PrintRow {
  readonly seq: number;
  readonly print: Buffer;
}

export function picturePrints(db: Database.Database): PicturePrints {
  const bySha256 = db.prepare<[string, number], PrintRow>(
    'SELECT seq, print FROM picture_prints WHERE media_sha256 = ? AND version = ?',
  );
  // A print that replaces one of another version has a number of its own, so that who has read the others finds it.
  const insert = db.prepare<[string, number, Buffer], { readonly seq: number }>(
    'INSERT OR REPLACE INTO picture_prints (media_sha256, version, print) VALUES (?, ?, ?) RETURNING seq',
  );
  const link = db.prepare<[number, string]>('UPDATE search_clips SET print = ? WHERE media_sha256 = ?');
  const unseen = db.prepare<[number, number], { readonly media_sha256: string }>(`
    SELECT media_sha256 FROM search_clips AS c
    WHERE c.aspect > 0 AND NOT EXISTS (SELECT 1 FROM picture_prints AS p WHERE p.seq = c.print AND p.version = ?)
    GROUP BY media_sha256 ORDER BY max(seq) DESC LIMIT ?`);
  const countUnseen = db
    .prepare<[number], number>(`
    SELECT count(DISTINCT media_sha256) FROM search_clips AS c
    WHERE c.aspect > 0 AND NOT EXISTS (SELECT 1 FROM picture_prints AS p WHERE p.seq = c.print AND p.version = ?)`)
    .pluck();
  const since = db.prepare<[number, number], PrintRow>(
    'SELECT seq, print FROM picture_prints WHERE seq > ? AND version = ? ORDER BY seq',
  );

  const known = new KnownPrints();
  let distances: Float64Array = new Float64Array();
  db.function('print_distance', { deterministic: false }, (seq: unknown) => {
    const distance = typeof seq === 'number' ? distances[known.indexOf(seq)] : undefined;
    return distance ?? null;
  });

  return {
    hasPrint: (media_sha256) => bySha256.get(media_sha256, PRINT_VERSION) !== undefined,
    savePrint: (media_sha256, print) =>
      write(db, () => {
        const row = insert.get(media_sha256, PRINT_VERSION, Buffer.from(print.buffer, print.byteOffset, print.length));
        if (row) link.run(row.seq, media_sha256);
      }),
    unseen: (most) => ({
      files: unseen.all(PRINT_VERSION, most).map(({ media_sha256 }) => media_sha256),
      count: countUnseen.get(PRINT_VERSION) ?? 0,
    }),
    compareWith: (media_sha256) => {
      for (const row of since.iterate(known.last, PRINT_VERSION)) known.add(row);
      const print = bySha256.get(media_sha256, PRINT_VERSION)?.print;
      distances = print ? printDistances(new Int8Array(print), known.prints, known.count) : new Float64Array();
    },
  };
}

/** The stored prints one after the other, read once: they are only added. */
class KnownPrints {
  prints = new Int8Array(1024 * PRINT_LENGTH);
  count = 0;
  last = 0;
  readonly #indices = new Map<number, number>();

  add({ seq, print }: PrintRow): void {
    const start = this.count * PRINT_LENGTH;
    if (start + PRINT_LENGTH > this.prints.length) {
      const larger = new Int8Array(this.prints.length * 2);
      larger.set(this.prints);
      this.prints = larger;
    }
    this.prints.set(new Int8Array(print).subarray(0, PRINT_LENGTH), start);
    this.#indices.set(seq, this.count);
    this.count += 1;
    this.last = seq;
  }

  indexOf(seq: number): number {
    return this.#indices.get(seq) ?? -1;
  }
}
