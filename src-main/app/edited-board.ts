import { parseFountain } from '../../src-shared/script/fountain.ts';
import type { Project, StoredShot } from '../../src-shared/library/records.ts';
import { boardText } from '../../src-shared/storyboard/board-text.ts';
import { draft } from '../../src-shared/storyboard/draft.ts';
import { editBoard } from '../../src-shared/storyboard/edit-board.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { isBoard } from '../../src-shared/storyboard/read-board.ts';
import type { DraftShot, Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import type { Library } from '../library/open.ts';
import { encodeText } from '../script/encoding.ts';
import type { ScriptEncoding } from '../script/encoding.ts';

const encodings: readonly ScriptEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

/**
 * A project's storyboard as a board, with what a person changed of its shots, and those that the script has lost in a comment.
 * Where its script is a board, it is that one: what people wrote into it stays, and so does its encoding.
 */
export function editedBoard(library: Library, { id, title, language, cast, places }: Project): Uint8Array {
  const shots = library.shotsOf(id);
  const storyboard: Storyboard = {
    title,
    language,
    cast,
    places,
    scenes: library.scenesOf(id).map(({ id: scene, heading, scene_number }) => ({
      heading,
      scene_number,
      shots: shots.filter(({ scene_id }) => scene_id === scene).map(shown),
    })),
  };
  const revision = library.latestRevision(id);
  const isItsBoard = revision !== null && isBoard(parseFountain(revision.text));
  const before = isItsBoard ? revision.text : boardText(storyboard);
  const read = (board: string): Storyboard => draft(parseFountain(board), { title, text: board });
  const text = editBoard(before, storyboard, read, library.trashedShotsOf(id).map(shown));
  const encoding = isItsBoard ? encodings.find((each) => each === revision.encoding) : undefined;
  // A text of UTF-16 begins with its mark, or nobody could tell.
  const mark = encoding === 'utf-16le' || encoding === 'utf-16be';
  return encodeText({ text, encoding: encoding ?? 'utf-8', mark });
}

/** A shot as it is shown: what a person says of it stands in the place of the draft's. */
function shown(shot: StoredShot): DraftShot {
  const drafted = shownDraft(shot);
  return { ...drafted, picture: shot.overrides?.picture ?? drafted.picture };
}
