import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src-main/script/read-script.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const { path: folder, fileOf } = scratchFolder('script');

async function errorOf(path: string): Promise<ShotloomError> {
  const error: unknown = await readScript(path).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ShotloomError)) throw new Error(`expected a ShotloomError, got ${String(error)}`);
  return error;
}

const script = '内景 教室 日\n\n小明：你好。\n';

const FDX = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>内景 教室 日</Text></Paragraph></Content></FinalDraft>`;

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

describe('readScript', () => {
  it.each([
    ['utf-8', Buffer.from(script)],
    ['utf-8', Buffer.from(`\uFEFF${script}`)],
    ['utf-16le', Buffer.from(`\uFEFF${script}`, 'utf16le')],
    ['utf-16be', swapped(Buffer.from(`\uFEFF${script}`, 'utf16le'))],
  ] as const)('reads %s (%#)', async (encoding, bytes) => {
    const read = await readScript(await fileOf('script.txt', bytes));
    expect(read).toMatchObject({ text: script, encoding, screenplay: { language: 'zh' } });
    expect(read.screenplay.elements.map((element) => element.type)).toEqual(['scene_heading', 'character', 'dialogue']);
  });

  it('falls back to GB18030, and hashes the bytes of the file', async () => {
    // 内景 教室 日 / 他走了。 in GB18030.
    const bytes = Buffer.from('c4dabeb020bdccCAd220c8d50a0acbfbd7dfc1cba1a3', 'hex');
    const read = await readScript(await fileOf('gb.txt', bytes));
    expect(read).toMatchObject({
      text: '内景 教室 日\n\n他走了。',
      encoding: 'gb18030',
      bytes_sha256: '72b45fb7a552fa1d52c67ae7a7778f32bca22d6da8e37d7523188b0f9863efac',
    });
  });

  it.each([
    ['by its first characters', 'script.txt', Buffer.from(FDX)],
    ['in UTF-16', 'script.bin', Buffer.from(`\uFEFF${FDX}`, 'utf16le')],
    ['with a mark', 'script.fountain', Buffer.from(`\uFEFF${FDX}`)],
    ['by its name', 'script.FDX', Buffer.from(`<!-- mine -->${FDX.slice(FDX.indexOf('<FinalDraft'))}`)],
  ])('knows a Final Draft script %s', async (_how, name, bytes) => {
    const { text, screenplay } = await readScript(await fileOf(name, bytes));
    expect(screenplay.elements).toMatchObject([{ type: 'scene_heading', text: '内景 教室 日' }]);
    expect(text.slice(...(screenplay.elements[0]?.range ?? []))).toContain('<Text>内景 教室 日</Text>');
  });

  it('says script_damaged for a Final Draft script cut short', async () => {
    const error = await errorOf(await fileOf('short.fdx', FDX.slice(0, -20)));
    expect(error.code).toBe('script_damaged');
    expect(error.message).toMatch(/short\.fdx is no sound Final Draft file \(line 2, column/u);
  });

  it('says script_missing for no file', async () => {
    const error = await errorOf(join(folder(), 'nothing.fountain'));
    expect(error.code).toBe('script_missing');
    expect(error.message).toContain('nothing.fountain was not found');
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\n \n\t\n'],
    ['a title page', 'Title: X\n'],
    ['a lone mark', '['],
    ['nothing but marks', '…… ——\n\n【】\n'],
    ['notes and sections', '# One\n\n[[note]]\n\n/* cut */\n'],
  ])('says script_empty for %s', async (_name, text) => {
    expect((await errorOf(await fileOf('empty.fountain', text))).code).toBe('script_empty');
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['control characters', Buffer.from('010203040506070801020304', 'hex')],
    ['bytes of no encoding', Buffer.from('ff80ff81ff82ff', 'hex')],
    ['UTF-16 cut short', Buffer.from('fffe41', 'hex')],
  ])('says script_binary for %s', async (_name, bytes) => {
    expect((await errorOf(await fileOf('binary.fountain', bytes))).code).toBe('script_binary');
  });

  it('says script_binary for a folder and for a file over 50 MB', async () => {
    const path = join(folder(), 'folder');
    await mkdir(path);
    expect(await errorOf(path)).toMatchObject({ code: 'script_binary' });
    const large = await fileOf('large.txt', 'x');
    await truncate(large, 50 * 1024 * 1024 + 1);
    expect((await errorOf(large)).message).toContain('over 50 MB');
  });
});
