import type { AttachedContent, ItemSource, StoredAttachment, StoredItem } from '../timeline/records.ts';

type IdOf = (id: string) => string;

/** What is stored of an item, with everything that it names under its new id. */
export function copiedItem(item: StoredItem, idOf: IdOf): StoredItem {
  const { after, next, edit } = item;
  return {
    ...item,
    after: after && after.map(idOf),
    next: next && idOf(next),
    edit: edit.source ? { ...edit, source: copiedSource(edit.source, idOf) } : edit,
  };
}

/** The same of what is attached. What was drafted with a shot is named after it: `sht_1/caption/0`. */
export function copiedAttachment(attached: StoredAttachment, idOf: IdOf): StoredAttachment {
  const { id, edit } = attached;
  const { anchor, content } = edit;
  return {
    ...attached,
    id: id.replace(/^[^/]+/u, idOf),
    edit: {
      ...edit,
      ...(anchor ? { anchor: idOf(anchor) } : {}),
      ...(content ? { content: copiedContent(content, idOf) } : {}),
    },
  };
}

function copiedContent(content: AttachedContent, idOf: IdOf): AttachedContent {
  if (content.kind === 'graphic') return { ...content, graphic: idOf(content.graphic) };
  if (content.kind !== 'sound' || content.source.kind !== 'footage') return content;
  return { ...content, source: { kind: 'footage', footage: idOf(content.source.footage) } };
}

function copiedSource(source: ItemSource, idOf: IdOf): ItemSource {
  switch (source.kind) {
    case 'shot':
      return { ...source, shot: idOf(source.shot), take: source.take && idOf(source.take) };
    case 'footage':
      return { ...source, footage: idOf(source.footage) };
    case 'graphic':
      return { ...source, graphic: idOf(source.graphic) };
    case 'title':
      return source;
  }
}
