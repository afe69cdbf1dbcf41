import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openProject } from '../../../src-main/app/project-scripts.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import { shotRequest } from '../../../src-shared/generation/shot-request.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { diffOf, invert } from '../../../src-shared/library/changes.ts';
import type { Change } from '../../../src-shared/library/changes.ts';
import { planMerge } from '../../../src-shared/library/merge.ts';
import type { StoredStoryboard } from '../../../src-shared/library/merge.ts';
import { fdxOf } from '../../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../../src-shared/script/fdx.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { boardText } from '../../../src-shared/storyboard/board-text.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { draftAgain } from '../../../src-shared/storyboard/draft-again.ts';
import { withSource } from '../../../src-shared/storyboard/source-words.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { expectLiving, overridesFor } from '../../support/library/living-script.ts';
import type { BoardOfText, Tally } from '../../support/library/living-script.ts';
import { shotsOfText } from '../../support/library/provenance.ts';
import { newTake, scriptOf, storedProject } from '../../support/library/records.ts';
import { anyEdit, edited, openScript, textOf } from '../../support/library/script-edits.ts';
import type { EditedScript } from '../../support/library/script-edits.ts';
import { afterDiff } from '../../support/library/stored-boards.ts';
import { chineseScreenplay, englishScreenplay, fixtureText, sampleText } from '../../support/script/plays.ts';
import { times } from '../../support/thorough.ts';

/** Merges without a database (more of them by the environment), and through files and SQLite: so many sequences of edits. */
const PURE_SEQUENCES = Number(process.env['PURE_SEQUENCES'] ?? times(50, 225));
const STORED_SEQUENCES = times(12, 30);
const EDITS = 4;
/** Every so many sequences end with the film in its other forms, which takes as long as two edits. */
const FORMS_EVERY = 3;
/** Milliseconds. Half a minute of work, on a machine that others use too. */
const PATIENCE = Math.max(400_000, 2000 * PURE_SEQUENCES);

const SCRIPTS = [
  sampleText('the-lighthouse.fountain'),
  sampleText('the-paper-boat.zh.fountain'),
  fixtureText('shots/trifles.fountain'),
  fixtureText('shots/the-passer-by.fountain'),
  englishScreenplay(fixtureText('plays/en/as-you-like-it.txt')).slice(0, 4000),
  chineseScreenplay(fixtureText('plays/zh/lord-guan-goes-to-the-feast.txt')).slice(0, 900),
  chineseScreenplay(fixtureText('plays/zh/the-injustice-to-dou-e.txt')).slice(0, 900),
];
const sequences = fc.record({
  script: fc.nat(SCRIPTS.length - 1),
  edits: fc.array(anyEdit, { minLength: EDITS, maxLength: EDITS }),
});

const words = new WordReader(
  readWordTable(readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8')),
);
const model = { name: 'Shotloom built-in', sha256: 'ab'.repeat(32), engine_revision: 3, words };

function requestsOf({ project, scenes, shots }: Omit<StoredStoryboard, 'latest_revision'>) {
  const headings = new Map(scenes.map(({ id, heading }) => [id, heading]));
  return shots.flatMap((shot) => {
    if (shot.deleted_at !== null) return [];
    const heading = headings.get(shot.scene_id) ?? '';
    return [{ shot, request: sealRequest(shotRequest('clip', project, heading, shot.draft, shot.overrides, model)) }];
  });
}

function boardOfText(
  stored: Omit<StoredStoryboard, 'latest_revision'>,
  script: EditedScript,
  screenplay: Screenplay,
): BoardOfText {
  const texts = shotsOfText(script, screenplay, draftBeside(stored, screenplay));
  return { shots: stored.shots, texts, digests: digestsOf(stored) };
}

const known = new Map<string, string>();

/** The digest of what each shot asks for; most ask for what they asked for before the edit. */
function digestsOf(stored: Omit<StoredStoryboard, 'latest_revision'>): ReadonlyMap<string, string> {
  const headings = new Map(stored.scenes.map(({ id, heading }) => [id, heading]));
  return new Map(
    stored.shots.flatMap((shot) => {
      if (shot.deleted_at !== null) return [];
      const draft = { ...shot.draft, elements: [], parts: [] };
      const all = [headings.get(shot.scene_id), draft, shot.overrides, stored.project.cast, stored.project.language];
      const sign = JSON.stringify(all);
      const digest = known.get(sign) ?? requestsOf({ ...stored, shots: [shot] })[0]?.request.digest ?? '';
      known.set(sign, digest);
      return [[shot.id, digest]] as const;
    }),
  );
}

/** A fresh draft with the looks that the stored cast has. */
function draftBeside({ project }: Pick<StoredStoryboard, 'project'>, screenplay: Screenplay) {
  return draftAgain(screenplay, {}, { cast: project.cast, shots: [] });
}

let ids = 0;
const make = { newId: (prefix: string) => `${prefix}_${++ids}`, now: '2026-11-22T12:00:00.000Z' };

const empty: StoredStoryboard = {
  project: storedProject({ cast: [] }),
  latest_revision: null,
  scenes: [],
  shots: [],
  pictures: [],
};

/** A film in another form asks for the same: its board in a project of its own, its script in Final Draft's form in this one. */
function expectSameInOtherForms(stored: StoredStoryboard, script: EditedScript, screenplay: Screenplay): void {
  const shots = stored.shots.flatMap((shot) => (shot.deleted_at === null ? [{ ...shot, overrides: null }] : []));
  const board = boardText({
    ...stored.project,
    scenes: stored.scenes.map(({ id, heading, scene_number }) => ({
      heading,
      scene_number,
      shots: shots.filter(({ scene_id }) => scene_id === id).map(({ draft: shot }) => shot),
    })),
  });
  const source = { ...scriptOf(board), keyed: true };
  const read = afterDiff(empty, diffOf(planMerge(empty, source, draft(parseFountain(board)), make).changes));
  expect([...digestsOf(read).values()]).toEqual([...digestsOf({ ...stored, shots }).values()]);

  const changes = reading(stored, script, readFdx(fdxOf(screenplay), 'script.fdx'));
  expect(digestsOf(afterDiff(stored, diffOf(changes)))).toEqual(digestsOf(stored));
}

/** What reading the script again would change. */
function reading(stored: StoredStoryboard, script: EditedScript, screenplay: Screenplay): readonly Change[] {
  const shots = stored.shots.flatMap((shot) => (shot.deleted_at === null ? shot.draft : []));
  const storyboard = draftAgain(screenplay, {}, { cast: stored.project.cast, shots });
  return planMerge(stored, scriptOf(textOf(script)), withSource(storyboard, screenplay), make).changes;
}

function expectTally(tally: Tally, edits: number): void {
  expect(tally.untouched).toBeGreaterThan(10 * edits);
  // A scene that is renamed or moved, or whose rain is deleted, asks for other pictures.
  expect(tally.stale).toBeLessThan(0.2 * tally.untouched);
  expect(tally.kept).toBeGreaterThan(0.95 * tally.retyped - 4);
}

test(
  `over ${PURE_SEQUENCES * EDITS} random edits no shot of untouched text loses anything, and a step back is exact`,
  () => {
    const tally: Tally = { untouched: 0, stale: 0, retyped: 0, kept: 0 };
    let films = 0;
    fc.assert(
      fc.property(sequences, ({ script: number, edits }) => {
        let script = openScript(SCRIPTS[number] ?? '');
        let stored = afterDiff(empty, diffOf(reading(empty, script, parseFountain(textOf(script)))));
        stored = { ...stored, shots: stored.shots.map((shot, index) => ({ ...shot, overrides: overridesFor(index) })) };
        let before = boardOfText(stored, script, parseFountain(textOf(script)));
        for (const edit of edits) {
          script = edited(script, edit);
          const screenplay = parseFountain(textOf(script));
          const diff = diffOf(reading(stored, script, screenplay));
          const next = afterDiff(stored, diff);
          const after = boardOfText(next, script, screenplay);
          expectLiving(before, after, edit, tally);
          const back = { ...afterDiff(next, invert(diff)), latest_revision: null };
          const was = { ...stored, latest_revision: null };
          expect(isDeepStrictEqual(back, was)).toBe(true);
          stored = next;
          before = after;
        }
        films += 1;
        if (films % FORMS_EVERY === 0) expectSameInOtherForms(stored, script, parseFountain(textOf(script)));
      }),
      { numRuns: PURE_SEQUENCES },
    );
    expectTally(tally, PURE_SEQUENCES * EDITS);
  },
  PATIENCE,
);

function stateOf(library: Library, id: string) {
  const project = library.project(id);
  if (!project) throw new Error('no project');
  const { updated_at: _, ...settings } = project;
  return {
    project: settings,
    scenes: library.scenesOf(id),
    shots: [...library.shotsOf(id), ...library.trashedShotsOf(id)],
    pictures: library.picturesOf(id),
  };
}

test(
  'read again from its file, an edited script keeps takes, overrides and ratings; undo and redo are exact',
  async () => {
    const folder = temporaryDirectory();
    mkdirSync(folder, { recursive: true });
    const library = temporaryLibrary();
    const media = await library.store.putBytes(Buffer.from('clip'), 'mp4');
    const size = { seed: 1, width: 1280, height: 720, fps_num: 24, fps_den: 1 };
    const tally: Tally = { untouched: 0, stale: 0, retyped: 0, kept: 0 };
    let film = 0;
    const takesOf = (shots: BoardOfText['shots']) => shots.map(({ id }) => [id, library.takesOf(id)] as const);
    await fc.assert(
      fc.asyncProperty(sequences, async ({ script: number, edits }) => {
        const path = join(folder, `${++film}.fountain`);
        const read = async (of: EditedScript) => {
          writeFileSync(path, textOf(of));
          return (await openProject(() => library, path, undefined, size)).project;
        };
        let script = openScript(SCRIPTS[number] ?? '');
        const id = await read(script);
        library.atomically(() => {
          const changes = library.shotsOf(id).map((shot, index): Change => ({
            table: 'shots',
            id: shot.id,
            before: shot,
            after: { ...shot, overrides: overridesFor(index) },
          }));
          library.commit(id, 'override', changes);
          for (const { shot, request } of requestsOf(stateOf(library, id))) {
            library.saveRequest(request);
            library.rateTake(library.saveTake(newTake(shot, request, media.sha256)).id, (shot.position % 5) + 1);
          }
        });
        let state = stateOf(library, id);
        let before = boardOfText(state, script, parseFountain(textOf(script)));
        for (const edit of edits) {
          script = edited(script, edit);
          const screenplay = parseFountain(textOf(script));
          if (draftBeside(state, screenplay).scenes.length === 0) return;
          const takes = takesOf(state.shots);
          const stepsBefore = library.history(id).length;
          await read(script);
          const next = stateOf(library, id);
          const after = boardOfText(next, script, screenplay);
          expectLiving(before, after, edit, tally);
          expect(new Map(takesOf(next.shots))).toEqual(new Map([...new Map(takesOf(next.shots)), ...takes]));
          // An edit that found nothing to edit is no step.
          const steps = library.history(id).length - stepsBefore;
          for (let step = 0; step < steps; step += 1) library.undo(id);
          expect(stateOf(library, id)).toEqual(state);
          for (let step = 0; step < steps; step += 1) library.redo(id);
          expect(stateOf(library, id)).toEqual(next);
          state = next;
          before = after;
        }
      }),
      { numRuns: STORED_SEQUENCES },
    );
    expectTally(tally, STORED_SEQUENCES * EDITS);
  },
  PATIENCE,
);
