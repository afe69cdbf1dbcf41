import { expect, test } from 'vitest';
import { libraryDirectoryFor } from '../../../src-shared/library/location.ts';

test('Linux follows the XDG base directories', () => {
  const linux = { platform: 'linux', home: '/home/mara' };
  expect(libraryDirectoryFor({ ...linux, env: {} })).toBe('/home/mara/.local/share/shotloom');
  expect(libraryDirectoryFor({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/shotloom');
  expect(libraryDirectoryFor({ ...linux, env: { XDG_DATA_HOME: '' } })).toBe('/home/mara/.local/share/shotloom');
  expect(libraryDirectoryFor({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/mara/.local/share/shotloom');
});

test('macOS uses Application Support', () => {
  const place = libraryDirectoryFor({ platform: 'darwin', home: '/Users/mara', env: { XDG_DATA_HOME: '/data' } });
  expect(place).toBe('/Users/mara/Library/Application Support/Shotloom');
});

test('Windows uses the roaming application data', () => {
  const windows = { platform: 'win32', home: 'C:\\Users\\mara' };
  expect(libraryDirectoryFor({ ...windows, env: { APPDATA: 'D:\\Roaming' } })).toBe('D:\\Roaming\\Shotloom');
  expect(libraryDirectoryFor({ ...windows, env: {} })).toBe('C:\\Users\\mara\\AppData\\Roaming\\Shotloom');
});

test('SHOTLOOM_LIBRARY goes before them all', () => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    const env = { SHOTLOOM_LIBRARY: '/films', XDG_DATA_HOME: '/data', APPDATA: 'D:\\Roaming' };
    expect(libraryDirectoryFor({ platform, home: '/home/mara', env })).toBe('/films');
  }
});
