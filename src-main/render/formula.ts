import { createRequire } from 'node:module';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { GraphicOf } from '../../src-shared/render/graphics/records.ts';
import { outlinesOf } from '../../src-shared/render/graphics/svg-outlines.ts';
import type { SvgNode } from '../../src-shared/render/graphics/svg-outlines.ts';

/** A formula as it is drawn. */
export type SetFormula = Pick<GraphicOf<'formula'>, 'tex' | 'width' | 'height' | 'outlines' | 'words'>;

/** MathJax as it runs without a browser (https://docs.mathjax.org/en/v3.2/server/components.html): what is used of it. */
interface MathJax {
  /** The formula as a node that holds an SVG element. */
  readonly tex2svg: (tex: string, options: { readonly display: boolean }) => SvgNode;
}

/** What of TeX is understood: LaTeX's mathematics with AMS's, chemistry, cancelled terms. No new commands, which the next formula would know. */
const PACKAGES = ['base', 'ams', 'boldsymbol', 'braket', 'cancel', 'mathtools', 'mhchem', 'unicode'];

/** What a person writes around mathematics, where a file is copied from. */
const AROUND = /^(?:\$\$([\s\S]*)\$\$|\$([\s\S]*)\$|\\\[([\s\S]*)\\\]|\\\(([\s\S]*)\\\))$/u;

let starting: Promise<MathJax> | null = null;

/**
 * Sets a formula in TeX: outlines of all its signs. It takes 0.3 s to begin with, so MathJax is loaded when a formula is first set.
 * @throws ShotloomError bad_option where it is no TeX, with what MathJax says against it
 */
export async function setFormula(text: string): Promise<SetFormula> {
  const written = text.trim();
  const tex = (
    AROUND.exec(written)
      ?.slice(1)
      .find((part) => part !== undefined) ?? written
  ).trim();
  if (tex === '') throw new ShotloomError('bad_option', say`The formula is empty; write one in TeX, such as E = mc^2.`);
  const { tex2svg } = await (starting ??= start());
  try {
    return { tex, ...outlinesOf(tex2svg(tex, { display: true })) };
  } catch (cause) {
    const why = messageOf(cause)?.replace(/\.$/u, '') ?? say`it is no TeX that is known here`;
    throw new ShotloomError('bad_option', say`The formula "${shortened(tex)}" cannot be read: ${why}.`, { cause });
  }
}

async function start(): Promise<MathJax> {
  // It has no types, and is CommonJS.
  const require = createRequire(import.meta.url);
  const mathjax = require('mathjax') as { readonly init: (settings: object) => Promise<MathJax> };
  return await mathjax.init({
    loader: { load: ['input/tex-full', 'output/svg'] },
    tex: { packages: PACKAGES, formatError: (_: unknown, error: unknown) => raise(error) },
    svg: { fontCache: 'none' },
  });
}

/** MathJax's own errors are no Error. */
function messageOf(cause: unknown): string | null {
  const has = typeof cause === 'object' && cause !== null && 'message' in cause;
  return has && typeof cause.message === 'string' ? cause.message : null;
}

function raise(error: unknown): never {
  throw error;
}

function shortened(tex: string): string {
  return tex.length > 60 ? `${tex.slice(0, 60)}...` : tex;
}
