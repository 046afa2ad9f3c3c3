import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../src-main/notice-text.ts';
import { anAlarm, aStation } from './renderer/builders.ts';

describe('a notification', () => {
  it('names priority, kind, place and text in the language of the console', () => {
    expect(noticeOf(anAlarm(), aStation(), 'zh-CN')).toEqual({
      title: '紧急 · 烟雾报警',
      body: '榆树驿站 · 大厅烟感',
      isCritical: true,
    });
    expect(noticeOf(anAlarm({ priority: 'high', text: '' }), aStation(), 'en')).toMatchObject({
      body: 'Elm Station',
      isCritical: false,
    });
  });

  it('shows a kind that it has no word for, and a station that has no name, as they came', () => {
    const notice = noticeOf(anAlarm({ type: 'constructor' }), null, 'en');
    expect(notice.title).toMatch(/ · constructor$/);
    expect(notice.body).toMatch(/^elm/);
  });
});
