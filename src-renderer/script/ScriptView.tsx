import type { Board } from '../storyboard/board-data.ts';

/** The script, to be written. */
export default function ScriptView({ board }: { readonly project: string; readonly board: Board | undefined }) {
  return <main id="main">{board?.project.title}</main>;
}
