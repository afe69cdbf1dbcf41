import { EditorView } from '@codemirror/view';

/** Where the bar of a paragraph stands, before its letters. */
const bar = (colour: string): Record<string, string> => ({ background: `var(${colour})` });

/**
 * How the editor looks; its colours and letters are the tokens', which reach into its shadow root. `--in` is how far a kind of line
 * is moved in, `--unit` a twelfth of a page's width.
 */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', background: 'transparent', color: 'var(--ink)', fontSize: 'var(--script-size)' },
  '&.cm-focused': { outline: 'none' },
  // Opaque, as what is scrolled in it: only then the browser scrolls it without asking the page.
  '.cm-scroller, .cm-content': { background: 'var(--ground)' },
  '.cm-scroller': {
    fontFamily: 'var(--font-script)',
    // Signs stand as they were typed: "->" is no arrow.
    fontVariantLigatures: 'none',
    lineHeight: '1.6',
    overflow: 'auto',
    scrollbarColor: 'var(--line-strong) transparent',
    scrollbarWidth: 'thin',
  },
  '.cm-content': {
    boxSizing: 'border-box',
    caretColor: 'var(--accent)',
    flexGrow: '0',
    margin: '0 auto',
    maxWidth: '100%',
    padding: 'var(--page-top) 0 40vh',
    width: 'var(--page-width)',
  },
  '.cm-line': {
    '--in': '0px',
    boxSizing: 'border-box',
    padding: '0 var(--page-side) 0 calc(var(--page-side) + var(--in))',
    position: 'relative',
  },
  '.cm-content ::selection, .cm-line::selection': {
    background: 'color-mix(in srgb, var(--accent) 32%, transparent)',
  },
  '.k-scene_heading': { color: 'var(--accent)', fontWeight: '700', paddingTop: '0.7em' },
  '.k-section': { color: 'var(--ink)', fontFamily: 'var(--font-ui)', fontSize: 'var(--text-title)', fontWeight: '650' },
  '.k-synopsis, .k-note, .k-boneyard, .k-page_break, .k-title_page': { color: 'var(--dim)' },
  '.k-synopsis, .k-note': { fontStyle: 'italic' },
  '.aside': { fontSize: '0.8em' },
  '.k-boneyard': { textDecoration: 'line-through' },
  '.k-character': { '--in': 'calc(4 * var(--unit))', fontWeight: '600' },
  '.k-parenthetical': { '--in': 'calc(3 * var(--unit))', color: 'var(--dim)' },
  '.k-dialogue, .k-lyrics': {
    '--in': 'calc(2 * var(--unit))',
    paddingRight: 'calc(var(--page-side) + 2 * var(--unit))',
  },
  '.k-lyrics': { fontStyle: 'italic' },
  '.k-transition': { color: 'var(--dim)', textAlign: 'right' },
  '.k-centered': { textAlign: 'center' },
  '.speaker': { fontWeight: '600' },
  '.note': { color: 'var(--dim)', fontStyle: 'italic' },
  '.bold': { fontWeight: '700' },
  '.italic': { fontStyle: 'italic' },
  '.underline': { textDecoration: 'underline' },
  // The bar of a speech stands beside its words, not beside who says them.
  '.shot:not(.k-character, .k-parenthetical)::before': {
    borderRadius: '2px',
    content: '""',
    insetBlock: '0.15em',
    left: 'calc(var(--page-side) + var(--in) - 12px)',
    position: 'absolute',
    width: '3px',
  },
  // Each state has a shape of its own: colour alone tells nobody anything.
  '.s-current::before': bar('--ok'),
  '.s-still::before': { border: '1px solid var(--ok)', boxSizing: 'border-box' },
  '.s-stale::before': {
    background: 'repeating-linear-gradient(var(--stale) 0 5px, transparent 5px 8px)',
  },
  '.s-missing::before': {
    background: 'repeating-linear-gradient(var(--line-strong) 0 2px, transparent 2px 5px)',
  },
  '.s-blocked::before': bar('--bad'),
  '.changed::after': {
    background: 'var(--accent)',
    borderRadius: '50%',
    content: '""',
    height: '6px',
    left: 'calc(var(--page-side) + var(--in) - 22px)',
    position: 'absolute',
    top: '0.55em',
    width: '6px',
  },
  '.selected': {
    background:
      'linear-gradient(var(--accent-soft), var(--accent-soft)) no-repeat calc(var(--page-side) + var(--in) - 4px) 0 / 100% 100%',
  },
  '.cm-panels': { background: 'var(--raised)', color: 'var(--ink)', borderBottom: '1px solid var(--line)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    font: '400 var(--text-small) / 1.4 var(--font-ui)',
    gap: '6px',
    padding: '8px 40px 8px 12px',
    position: 'relative',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    fontFamily: 'inherit',
    fontSize: 'var(--text-small)',
    margin: '0',
  },
  '.cm-panel.cm-search label': { alignItems: 'center', display: 'inline-flex', gap: '4px', minHeight: '24px' },
  '.cm-panel.cm-search input[type=checkbox]': { accentColor: 'var(--accent)', margin: '0' },
  '.cm-textfield': {
    background: 'var(--background)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    color: 'var(--ink)',
    flex: '1 1 120px',
    height: '26px',
    minWidth: '0',
    padding: '0 8px',
  },
  '.cm-button': {
    background: 'var(--pane)',
    backgroundImage: 'none',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    color: 'var(--ink)',
    height: '26px',
    padding: '0 10px',
  },
  '.cm-button:hover': { background: 'var(--hover)' },
  '.cm-button:active': { backgroundImage: 'none' },
  '.cm-panel.cm-search [name=close]': {
    background: 'none',
    border: '0',
    color: 'var(--dim)',
    fontSize: '18px',
    height: '26px',
    position: 'absolute',
    right: '8px',
    top: '8px',
    width: '26px',
  },
  '.cm-panel :focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-searchMatch': { background: 'color-mix(in srgb, var(--stale) 34%, transparent)' },
  '.cm-searchMatch-selected': { background: 'color-mix(in srgb, var(--accent) 58%, transparent)' },
  '.cm-selectionMatch': { background: 'var(--hover)' },
  '.cm-tooltip.cm-tooltip-autocomplete': {
    background: 'var(--raised)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-m)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-script)', maxHeight: '14em', padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    borderRadius: 'var(--radius-s)',
    color: 'var(--ink)',
    lineHeight: '1.5',
    padding: '2px 10px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--accent-ink)',
  },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'none' },
});
