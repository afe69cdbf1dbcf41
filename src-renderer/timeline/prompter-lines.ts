import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';

/** A line that is to be said, once for all shots in which it is. */
export interface PrompterLine {
  /** Null is the narrator. */
  readonly character: string | null;
  readonly text: string;
  /** Of the first shot in which it is said. */
  readonly label: string;
  readonly recorded: boolean;
}

interface Said {
  readonly character: string | null;
  readonly text: string;
}

/** The lines of a film in its order, each with whether a recording of it is there. */
export function prompterLines(board: Board, recordings: readonly Said[]): readonly PrompterLine[] {
  const recorded = new Set(recordings.map(keyOf));
  const lines = new Map<string, PrompterLine>();
  for (const { label, lines: said } of shotsOf(board)) {
    for (const { character, text } of said) {
      const key = keyOf({ character, text });
      if (!lines.has(key)) lines.set(key, { character, text, label, recorded: recorded.has(key) });
    }
  }
  return [...lines.values()];
}

/** Everyone who says one of them, in the order in which they first do. */
export function speakersOf(lines: readonly PrompterLine[]): readonly (string | null)[] {
  return [...new Set(lines.map(({ character }) => character))];
}

function keyOf({ character, text }: Said): string {
  return JSON.stringify([character, text.trim()]);
}
