import { z } from 'zod';
import { HubTokenText } from './models.ts';

/**
 * What Electron's window and its page say to each other beside the calls, which go over a port of messages. The page asks through
 * {@link DesktopBridge}, which the preload script builds over the channels of desktop-channels.ts; the other side reads each argument with its schema.
 */

const Name = z.string().min(1).max(300);

/** What a file picker offers: a name for it and endings with their dot. */
export const FileKinds = z
  .array(z.object({ name: Name, endings: z.array(z.string().regex(/^\.[\p{L}\p{N}]{1,20}$/u)).max(100) }))
  .max(20);

/** What is done to a field in which letters are written. */
const Edit = z.enum(['undo', 'redo', 'selectAll']);
export type Edit = z.output<typeof Edit>;

/** Arguments of the channels, in their order. */
export const Arguments = {
  pickFiles: z.tuple([FileKinds, z.boolean()]),
  pickProgram: z.tuple([]),
  pickFolder: z.tuple([]),
  pickOutput: z.tuple([Name]),
  edit: z.tuple([Edit]),
  reveal: z.tuple([z.string().regex(/^file_[0-9a-f]{16}$/u)]),
  hasToken: z.tuple([]),
  keepToken: z.tuple([HubTokenText]),
  /** How the page looks, for what is around it: menus are in its language and show its keys. */
  appear: z.tuple([
    z.object({
      language: z.enum(['en', 'zh']),
      theme: z.enum(['dark', 'light', 'system']),
      keys: z.record(z.string().max(100), z.string().max(100)),
    }),
  ]),
};

export type Appearance = z.output<typeof Arguments.appear>[0];

/** A file as the page knows it: its base name, and a grant. */
export interface GrantedFile {
  readonly name: string;
  readonly file: string;
}

/** What the preload script gives the page, as `window.shotloom`: functions that each do one thing, and none of Electron's own. */
export interface DesktopBridge {
  /** Has a port sent to this window with `PORT_MESSAGE`; the one before it is closed. */
  readonly connect: () => void;
  readonly pickFiles: (kinds: z.input<typeof FileKinds>, several: boolean) => Promise<readonly GrantedFile[]>;
  /** Lets the user pick a program that may be run. */
  readonly pickProgram: () => Promise<GrantedFile | null>;
  readonly pickFolder: () => Promise<GrantedFile | null>;
  readonly pickOutput: (name: string) => Promise<GrantedFile | null>;
  /** Shows what was written in its folder. */
  readonly reveal: (file: string) => Promise<void>;
  /** Whether a token for a hub of models is kept, which itself never comes back. */
  readonly hasToken: () => Promise<boolean>;
  /** Keeps a token for a hub of models in the keychain of the system, false where it has none; "" forgets the one that is there. */
  readonly keepToken: (token: string) => Promise<boolean>;
  readonly appear: (appearance: Appearance) => Promise<void>;
  /** Does to the field that has the focus what its own menu does. */
  readonly edit: (edit: Edit) => Promise<void>;
  /** Calls back for each command that was chosen in a menu. */
  readonly onCommand: (reader: (command: string) => void) => void;
  /** Calls back for each file that the system gave to be opened, those from before as well. */
  readonly onOpened: (reader: (file: GrantedFile) => void) => void;
  /** Calls back for each project that a link of `shotloom://` names. */
  readonly onAddress: (reader: (project: string) => void) => void;
}
