import type { Library } from '../../../src-main/library/open.ts';
import type { GenerationRequest } from '../../../src-shared/generation/request.ts';
import type { Shot, ShotOverrides } from '../../../src-shared/library/records.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { cut, cutOf } from './cuts.ts';
import { newTake, requestOf, scriptOf } from './records.ts';
import { draftScene, storyboardOf } from './storyboards.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const REQUEST: GenerationRequest = {
  kind: 'clip',
  engine_revision: 1,
  model: { name: 'shotloom-builtin', sha256: '' },
  prompt: 'a boat',
  negative: '',
  language: 'en',
  seed: 0,
  shot_key: 'a',
  place_key: 'HARBOUR',
  identity_keys: [],
  style: '',
  steps: 1,
  width: 1280,
  height: 720,
  rate: { numerator: 24, denominator: 1 },
  frames: 72,
  handle_frames: 12,
};
const HEADINGS = ['EXT. HARBOUR - NIGHT', 'INT. 船舱 - DAY', 'EXT. BEACH - DAWN'];

/** What a person, or a program, does to a project; answers what it did. */
export type RandomEdit = (library: Library, project: string) => string;

/**
 * Edits of every kind, drawn by chance: some are taken back, done again, part of one gesture, or rolled back.
 * @param media a stored file that takes show
 */
export function randomEdits(random: () => number, media: string): RandomEdit {
  const below = (count: number): number => Math.floor(random() * count);
  const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)];

  function edited(shot: Shot): Shot {
    const overrides: ShotOverrides =
      [{ picture: `a red boat ${below(5)}` }, { seed: below(9) }, { style: '水墨' }][below(3)] ?? {};
    return { ...shot, overrides: random() < 0.2 ? null : { ...shot.overrides, ...overrides } };
  }

  function editShot(library: Library, project: string, gesture?: string): void {
    const shot = oneOf(library.shotsOf(project));
    if (shot)
      library.commit(project, 'shot', [{ table: 'shots', id: shot.id, before: shot, after: edited(shot) }], gesture);
  }

  function storyboard(): Storyboard {
    const keys = KEYS.filter(() => random() < 0.8).sort(() => random() - 0.5);
    const half = below(keys.length + 1);
    const [first = '', second = ''] = [oneOf(HEADINGS), oneOf(HEADINGS)];
    return storyboardOf(draftScene(first, ...keys.slice(0, half)), draftScene(second, ...keys.slice(half)));
  }

  const edits: readonly (readonly [name: string, edit: (library: Library, project: string) => unknown])[] = [
    ['shot', editShot],
    ['shot', editShot],
    ['gesture', (library, project) => editShot(library, project, 'drag')],
    ['gesture', (library, project) => editShot(library, project, 'drag')],
    ['draft', (library, project) => library.mergeStoryboard(project, scriptOf(String(random())), storyboard())],
    ['undo', (library, project) => library.history(project).length > 3 && library.undo(project)],
    ['undo', (library, project) => library.history(project).length > 3 && library.undo(project)],
    ['redo', (library, project) => library.redo(project)],
    [
      'cut',
      (library, project) => {
        const item = oneOf(cutOf(library, project).main);
        if (item && item.frames > 2) cut(library, project, [{ command: 'trim', item: item.id, edge: 'end', by: -1 }]);
      },
    ],
    [
      'take',
      (library, project) => {
        const shot = oneOf(library.shotsOf(project));
        const request = requestOf({ ...REQUEST, seed: below(4) });
        library.saveRequest(request);
        if (shot) library.saveTake({ ...newTake(shot, request, media), kind: random() < 0.5 ? 'still' : 'clip' });
      },
    ],
    [
      'review',
      (library, project) => {
        const take = oneOf(library.takesOfProject(project));
        if (take) library.rateTake(take.id, 1 + below(5));
      },
    ],
    [
      'trash',
      (library, project) => {
        const take = oneOf(library.takesOfProject(project));
        if (take) library.trashTake(take.id);
      },
    ],
    [
      'settings',
      (library, project) =>
        library.updateProject(project, 'settings', { seed: below(3), style: oneOf(['', 'ink']) ?? '' }),
    ],
    [
      'rolled back',
      (library, project) => {
        try {
          library.atomically(() => {
            editShot(library, project);
            // What is read now must not be answered later.
            library.shotsOf(project);
            library.takesByShot(project);
            library.timelineOf(project);
            throw new Error('Taken back.');
          });
        } catch (error) {
          if (!(error instanceof Error) || error.message !== 'Taken back.') throw error;
        }
      },
    ],
  ];
  return (library, project) => {
    const [name, edit] = oneOf(edits) ?? ['shot', editShot];
    edit(library, project);
    return name;
  };
}
