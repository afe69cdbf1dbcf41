import { SaxesParser } from 'saxes';
import { damagedScript } from './damaged.ts';
import { say } from '../contract/sentences.ts';

/** An element of an XML file. Names are without their prefixes, those of attributes with them. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Documents nest a few dozen deep; the limit keeps what walks down the tree from running out of stack. */
const deepest = 500;
/** A screenplay of 120 pages has some 50,000 in Word; the limit bounds the memory that a tree takes. */
const mostElements = 1_000_000;

/**
 * Reads the XML of a document's part, in UTF-8 or UTF-16. No entity is expanded but XML's own five.
 * @throws ShotloomError script_damaged where it is not well formed, nests too deep, or has more than a million elements
 */
export function parseXml(bytes: Uint8Array, path: string): XmlElement {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length > deepest || elements > mostElements) throw new Error('too much');
    const element: OpenElement = {
      name: name.slice(name.indexOf(':') + 1),
      attributes: { ...attributes },
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    parser.write(new TextDecoder(encoding, { fatal: true }).decode(bytes)).close();
  } catch {
    throw damagedScript(path, say`is damaged inside`);
  }
  const top = root.children.find((child) => typeof child !== 'string');
  if (!top) throw damagedScript(path, say`is damaged inside`);
  return top;
}

/** An element's attribute by its name, with whatever prefix. */
export function attribute({ attributes }: XmlElement, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

/** The child elements of that name. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** The first child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childrenOf(element, name)[0];
}

/** All elements of that name below an element, in order, but none inside one that was found. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child] : descendants(child, name);
  });
}

/** All text below an element. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
