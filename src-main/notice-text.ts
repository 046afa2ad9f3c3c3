import type { Language } from '../src-shared/contract/settings.ts';
import type { AlarmView } from '../src-shared/domain/alarm/alarm-view.ts';
import type { StationSummary } from '../src-shared/domain/station-view.ts';
import { en } from '../src-shared/text/en.ts';
import { zhCN } from '../src-shared/text/zh-CN.ts';
import type { Notice } from './window/notices.ts';

const TEXT = { 'zh-CN': zhCN, en };

/** An alarm in the words of the desktop's notification: priority and kind first, then where. */
export function noticeOf(
  alarm: AlarmView,
  station: StationSummary | null,
  language: Language,
  why: 'new' | 'unanswered' = 'new',
): Notice {
  const { words, alarms } = TEXT[language];
  const kinds: Readonly<Record<string, string>> = words.alarmType;
  const kind = Object.hasOwn(kinds, alarm.type) ? kinds[alarm.type] : alarm.type;
  const [first, second] =
    language === 'en' ? [station?.nameEn, station?.name] : [station?.name, station?.nameEn];
  return {
    title: `${why === 'new' ? '' : `${alarms.unanswered} · `}${words.priority[alarm.priority]} · ${kind ?? alarm.type}`,
    body: [first ?? second ?? alarm.station, alarm.text].filter((part) => part !== '').join(' · '),
    isCritical: alarm.priority === 'critical',
  };
}
