import { describe, expect, test } from 'vitest';
import { terminalListener } from '../../../../src-main/hosts/cli/language.ts';
import { noRecord } from '../../../../src-main/library/no-record.ts';
import { sentenceText } from '../../../../src-shared/contract/sentences.ts';

describe('the language of a terminal', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, true],
    [{ LANG: 'zh' }, true],
    [{ LC_MESSAGES: 'zh-TW', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: '', LANG: 'zh_CN' }, true],
    [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, false],
    [{ LC_ALL: 'en_GB', LC_MESSAGES: 'zh_CN' }, false],
    [{ LANG: 'zha_CN' }, false],
  ])('%j: Chinese is %s', async (environment, isChinese) => {
    const { catalogue } = await terminalListener(environment);
    expect(catalogue !== undefined).toBe(isChinese);
  });

  test('says an error in Chinese, with its command', async () => {
    const { said, message } = noRecord('project', 'prj_1');
    expect(message).toBe('There is no project prj_1 in the library; list them with "shotloom projects".');
    expect(sentenceText(said, await terminalListener({ LANG: 'zh_CN.UTF-8' }))).toBe(
      '资料库里没有项目 prj_1；可用“shotloom projects”列出。',
    );
  });
});
