import type { Board } from '../storyboard/board-data.ts';

/** The film and its cut. */
export default function TimelineView({ board }: { readonly project: string; readonly board: Board | undefined }) {
  return <main id="main">{board?.project.title}</main>;
}
