import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLibrary } from '../../../src-main/library/open.ts';
import { requestOf, settings, sha256 } from '../../support/library/records.ts';
import { mulberry32 } from '../../support/mulberry32.ts';
import { fixtureText } from '../../support/script/plays.ts';

const PROJECTS = 100;
const SHOTS = 500;
const SHOTS_OF_A_SCENE = 10;
const PRINT_BYTES = 48;
const WORDS_OF_A_PROMPT = 14;
const WORDS_OF_A_LINE = 9;
const LETTERS_OF_A_WORD = 2;

/** What the clips of a project are made of: words of real plays, in the order in which they stand there. */
interface Source {
  readonly language: 'en' | 'zh';
  readonly stretch: (words: number) => string;
  readonly cast: readonly string[];
}

/**
 * Fills a new library with clips, two for every shot, through its own tables and their triggers, and indexes them.
 * @returns how long the indexing took, in milliseconds
 */
export function buildLibrary(directory: string, clips: number): number {
  openLibrary(directory).close();
  const db = new Database(join(directory, 'library.sqlite'));
  db.pragma('journal_mode = WAL');
  db.transaction(() => fill(db, clips))();
  db.close();
  const library = openLibrary(directory);
  const before = performance.now();
  library.search.indexChanges();
  const took = performance.now() - before;
  library.close();
  return took;
}

function fill(db: Database.Database, clips: number): void {
  const random = mulberry32(7);
  const sources = [english(random), chinese(random)] as const;
  const insert = statements(db);
  const shotsOfAProject = Math.min(SHOTS, Math.ceil(clips / PROJECTS / 2));
  let take = 0;
  for (let p = 0; take < clips; p += 1) {
    const source = p % 5 < 3 ? sources[0] : sources[1];
    const project_id = `prj_${p}`;
    const cast = source.cast.map((name) => ({ name, description: '' }));
    const { fps_num, fps_den } = settings;
    const title = `${source.stretch(2)} ${p}`;
    const [width, height] = p % 10 === 9 ? [720, 1280] : [1280, 720];
    insert.project.run(
      project_id,
      title,
      null,
      source.language,
      p,
      width,
      height,
      fps_num,
      fps_den,
      null,
      JSON.stringify(cast),
      '[]',
      '',
      dayOf(p),
    );
    for (let s = 0; s < shotsOfAProject && take < clips; s += 1) {
      const scene_id = `scn_${p}_${Math.floor(s / SHOTS_OF_A_SCENE)}`;
      if (s % SHOTS_OF_A_SCENE === 0)
        insert.scene.run(scene_id, project_id, s / SHOTS_OF_A_SCENE, source.stretch(3), null);
      const shot_id = `sht_${p}_${s}`;
      const picture = source.stretch(WORDS_OF_A_PROMPT);
      const lines = Array.from({ length: Math.floor(random() * 3) }, () => ({
        character: source.cast[Math.floor(random() * source.cast.length)] ?? null,
        text: source.stretch(WORDS_OF_A_LINE),
        off_screen: false,
      }));
      const draft = {
        key: shot_id,
        picture,
        size: 'wide',
        move: 'static',
        duration_s: 4,
        lines,
        cast: [source.cast[s % source.cast.length]],
        elements: [],
        transition_in: 'cut',
        words: source.stretch(WORDS_OF_A_PROMPT),
      };
      insert.shot.run(shot_id, project_id, scene_id, s, shot_id, JSON.stringify(draft), null, null);
      const digests = [0, 1].map((n) => {
        const request = requestOf({
          kind: 'clip',
          engine_revision: 4,
          model: { name: n === 0 ? 'shotloom-builtin' : 'shotloom-builtin-2', sha256: sha256('model') },
          prompt: picture,
          negative: '',
          language: source.language,
          seed: p * 7 + n,
          shot_key: shot_id,
          place_key: scene_id,
          identity_keys: draft.cast,
          style: '',
          steps: 1,
          width,
          height,
          rate: { numerator: 24, denominator: 1 },
          frames: 96,
          handle_frames: 12,
        });
        insert.request.run(request.digest, request.json, dayOf(p));
        return request.digest;
      });
      insert.ask.run(shot_id, project_id, digests[1], digests[1]);
      for (const digest of digests) {
        const id = `tak_${take}`;
        const media = sha256(id);
        insert.media.run(media, 'mp4', 1, dayOf(p));
        insert.take.run(
          id,
          project_id,
          shot_id,
          'clip',
          digest,
          media,
          media,
          120,
          12,
          width,
          height,
          '{}',
          '{}',
          dayOf(p),
        );
        insert.print.run(media, 1, Buffer.from(Array.from({ length: PRINT_BYTES }, () => random() * 256)));
        if (random() < 0.3) {
          const tags = random() < 0.5 ? [source.language === 'en' ? 'night rain' : '夜景'] : [];
          insert.review.run(
            id,
            project_id,
            1 + Math.floor(random() * 5),
            JSON.stringify(tags),
            random() < 0.3 ? source.stretch(4) : '',
          );
        }
        take += 1;
      }
    }
  }
}

function dayOf(project: number): string {
  return new Date(Date.UTC(2026, 0, 1 + project, 12)).toISOString();
}

function statements(db: Database.Database) {
  const values = (count: number): string => `VALUES (${Array.from({ length: count }, () => '?').join(', ')})`;
  return {
    project: db.prepare(`INSERT INTO projects (id, title, script_path, language, seed, width, height, fps_num, fps_den,
      model, "cast", places, style, created_at) ${values(14)}`),
    scene: db.prepare(`INSERT INTO scenes ${values(5)}`),
    shot: db.prepare(`INSERT INTO shots ${values(8)}`),
    request: db.prepare(`INSERT INTO requests ${values(3)}`),
    ask: db.prepare('INSERT INTO shot_asks (shot_id, project_id, still, clip) VALUES (?, ?, ?, ?)'),
    media: db.prepare(`INSERT INTO media (sha256, extension, bytes, created_at) ${values(4)}`),
    take: db.prepare(`INSERT INTO takes (id, project_id, shot_id, kind, request_digest, media_sha256, frames_digest, frames,
      handle_frames, width, height, fingerprint, timings, created_at) ${values(14)}`),
    print: db.prepare('INSERT INTO picture_prints (media_sha256, version, print) VALUES (?, ?, ?)'),
    review: db.prepare('INSERT INTO take_reviews (id, project_id, rating, tags, note) VALUES (?, ?, ?, ?, ?)'),
  };
}

function english(random: () => number): Source {
  const words = fixtureText('plays/en/as-you-like-it.txt')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return {
    language: 'en',
    cast: ['ROSALIND', 'ORLANDO', 'CELIA', 'TOUCHSTONE', 'DUKE SENIOR', 'JAQUES'],
    stretch: (count) => {
      const start = Math.floor(random() * (words.length - count));
      return words.slice(start, start + count).join(' ');
    },
  };
}

function chinese(random: () => number): Source {
  const folder = new URL('../../fixtures/plays/zh/', import.meta.url);
  const text = readdirSync(folder)
    .map((name) => fixtureText(`plays/zh/${name}`))
    .join('')
    .replaceAll(/\s+/gu, '');
  return {
    language: 'zh',
    cast: ['窦娥', '张驴儿', '正末', '李庆安', '赵盼儿', '关公'],
    stretch: (count) => {
      const length = count * LETTERS_OF_A_WORD;
      const start = Math.floor(random() * (text.length - length));
      return text.slice(start, start + length);
    },
  };
}
