import type { Connection } from './connection.ts';

/** A file that the user gave or picked, as the contract names it. */
export interface PickedFile {
  readonly name: string;
  /** A grant to read it. */
  readonly file: string;
}

/** A place that the user picked for something to be written. */
export interface PickedOutput {
  readonly name: string;
  /** A grant to write it. */
  readonly file: string;
}

/** What a file picker offers: a name for it and endings with their dot. */
export interface FileKind {
  readonly name: string;
  readonly endings: readonly string[];
}

/** What the interface needs of where it runs: Electron's window or a browser's page. Paths stay on the other side. */
export interface Host {
  readonly kind: 'electron' | 'web';
  readonly connection: Connection;
  /** The address of bytes that the program serves, e.g. `takes/tak_…/thumb?w=320`. */
  readonly media: (what: string) => string;
  /** Gives the program a file that was dropped, pasted or typed. @throws Error where it could not be taken */
  readonly give: (bytes: Blob, name: string) => Promise<PickedFile>;
  /** Lets the user pick files; none where they thought better of it. */
  readonly pickFiles: (kinds: readonly FileKind[], several: boolean) => Promise<readonly PickedFile[]>;
  /** Lets the user pick a program, where there is a dialog of the system for it. */
  readonly pickProgram: (() => Promise<PickedFile | null>) | null;
  /** Lets the user pick a folder, where there is a dialog of the system for it. */
  readonly pickFolder: (() => Promise<PickedFile | null>) | null;
  /** Where a token for a hub of models is kept: the system's keychain, or the program while it runs. `keep` throws Refused where the system has no keychain. */
  readonly token: { readonly isKept: () => Promise<boolean>; readonly keep: (token: string) => Promise<void> };
  /** Shows in its folder what was written under a grant, or lets the browser save it under its name. @throws Error where it is gone */
  readonly deliver: (file: string, name: string) => Promise<void>;
  /** Lets the user say where to write something; null where they thought better of it. */
  readonly pickOutput: (name: string) => Promise<PickedOutput | null>;
}
