import type { Finding } from '../../src-shared/domain/report/model.ts';
import { FINDING_LIMITS } from '../../src-shared/domain/report/findings.ts';
import { ON_FROM_W } from '../../src-shared/domain/statistics/on-spells.ts';
import { zhCN } from '../../src-shared/text/zh-CN.ts';
import type { Translate } from '../text/i18n.ts';

const { words } = zhCN;

const has = <T extends object>(table: T, code: string): code is keyof T & string =>
  Object.hasOwn(table, code);

/** The words are written to stand in a sentence; here they begin a row. */
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const methodLabel = (code: string, t: Translate): string => {
  if (has(words.method, code)) return capital(t(`words.method.${code}`));
  return code === 'unknown' ? capital(t('words.unknown')) : code;
};

export const doorEventLabel = (code: string, t: Translate): string =>
  has(words.doorEvent, code) ? t(`words.doorEvent.${code}`) : code;

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

type NameOf = (station: string) => string;
type ApplianceName = (station: string, meter: string) => string;

/** A finding as a sentence. */
export function findingText(
  finding: Finding,
  t: Translate,
  nameOf: NameOf,
  applianceOf: ApplianceName,
): string {
  switch (finding.kind) {
    case 'busiest': {
      const { hour, visits } = finding;
      return t('reports.finding.busiest', { weekday: weekdayName(finding.weekday, t), hour, visits });
    }
    case 'unused': {
      const { station, appliance } = finding;
      return t('reports.finding.unused', {
        station: nameOf(station),
        appliance: applianceOf(station, appliance),
      });
    }
    case 'empty-load': {
      const { station, kwh, share } = finding;
      return t('reports.finding.empty-load', {
        station: nameOf(station),
        kwh: kwh.toFixed(1),
        share: percent(share),
      });
    }
    case 'gaps': {
      const { station, hours, share } = finding;
      return t('reports.finding.gaps', { station: nameOf(station), hours, share: percent(share) });
    }
    case 'slow-response': {
      const { station, medianMs, alarms } = finding;
      const minutes = (medianMs / 60_000).toFixed(1);
      return t('reports.finding.slow-response', { station: nameOf(station), minutes, alarms });
    }
    case 'crowded':
      return t('reports.finding.crowded', { station: nameOf(finding.station), minutes: finding.minutes });
  }
}

/** By number: 0 is Sunday. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export function weekdayName(weekday: number, t: Translate): string {
  const known = WEEKDAYS[weekday];
  return known === undefined ? '' : t(`reports.weekday.${known}`);
}

/** How findings of a kind are found. */
export function howFound(kind: Finding['kind'], t: Translate): string {
  const { emptyKwh, emptyShare, gapShare, responses, responseMs, crowdedMinutes } = FINDING_LIMITS;
  switch (kind) {
    case 'busiest':
      return t('reports.how.busiest');
    case 'unused':
      return t('reports.how.unused', { w: ON_FROM_W });
    case 'empty-load':
      return t('reports.how.empty-load', { kwh: emptyKwh, share: percent(emptyShare) });
    case 'gaps':
      return t('reports.how.gaps', { share: percent(gapShare) });
    case 'slow-response':
      return t('reports.how.slow-response', { n: responses, minutes: responseMs / 60_000 });
    case 'crowded':
      return t('reports.how.crowded', { n: crowdedMinutes });
  }
}
