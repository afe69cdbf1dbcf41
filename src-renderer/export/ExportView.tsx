import type { Board } from '../storyboard/board-data.ts';

/** How the film leaves. */
export default function ExportView({ board }: { readonly project: string; readonly board: Board | undefined }) {
  return <main id="main">{board?.project.title}</main>;
}
