import type { FileKind } from '../host/host.ts';

/** Files that a film can begin with. */
export const SCRIPT_KINDS: readonly FileKind[] = [
  {
    name: 'script',
    endings: ['.fountain', '.txt', '.md', '.fdx', '.docx', '.pdf', '.xlsx', '.csv', '.tsv', '.pptx', '.shotloom'],
  },
];
