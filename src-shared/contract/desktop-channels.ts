/** Names that Electron's window and its page share, apart from the schemas: the preload script carries these and no more. */

/** Where the page is: a scheme of our own, so that nothing of `file:` is reached. */
export const PAGE_ORIGIN = 'app://shotloom';
/** Where media come from: `media://shotloom/takes/…`, the routes of `/media` of the web host. */
export const MEDIA_ORIGIN = 'media://shotloom';

/** Channels on which the page asks; the first one takes a port, the others arguments. */
export const CHANNELS = {
  connect: 'shotloom:connect',
  pickFiles: 'shotloom:pick-files',
  pickProgram: 'shotloom:pick-program',
  pickFolder: 'shotloom:pick-folder',
  pickOutput: 'shotloom:pick-output',
  reveal: 'shotloom:reveal',
  hasToken: 'shotloom:has-token',
  keepToken: 'shotloom:keep-token',
  appear: 'shotloom:appear',
  edit: 'shotloom:edit',
} as const;

/** Channels on which the page is told something. */
export const TOLD = {
  command: 'shotloom:command',
  opened: 'shotloom:opened',
  address: 'shotloom:address',
} as const;

/** The data of the page's `message` event that carries the port of its calls. */
export const PORT_MESSAGE = 'shotloom:port';
