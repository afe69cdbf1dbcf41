import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentNamed, plainFileName } from '../../../../src-main/app/bytes/file-names.ts';

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\Windows\\win.ini', 'win.ini'],
  ['C:\\film.fountain', 'film.fountain'],
  ['灯塔 第一稿.fountain', '灯塔 第一稿.fountain'],
  ['a\0b\r\n.txt', 'ab.txt'],
  ['nul.txt', '_nul.txt'],
  ['.bashrc', 'bashrc'],
  ['-rf.mp4', 'rf.mp4'],
  ['film.mp4. .', 'film.mp4'],
  ['gpj.\u202Eexe', 'gpj.exe'],
  ['', 'file'],
  ['../..', 'file'],
])('%j is called %j', (name, called) => {
  expect(plainFileName(name)).toBe(called);
});

test('whatever a page calls a file, its name is one that every system can write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const called = plainFileName(name);
      expect(called).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|[. ]$/u);
      expect(Buffer.byteLength(called)).toBeLessThanOrEqual(200);
      expect(called).not.toBe('');
    }),
  );
});

test('a long name keeps its ending', () => {
  expect(plainFileName(`${'灯'.repeat(300)}.fountain`)).toMatch(/^灯+\.fountain$/u);
});

test('a download says its name in ASCII, and in any script', () => {
  expect(attachmentNamed('灯塔 "终".mp4')).toBe(
    `attachment; filename="__ ___.mp4"; filename*=UTF-8''%E7%81%AF%E5%A1%94%20%22%E7%BB%88%22.mp4`,
  );
});
