import { CONSOLE_STATION } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { Leaf, Lock } from '../../src-shared/domain/event.ts';
import { zhCN } from '../../src-shared/text/zh-CN.ts';
import { UNKNOWN } from './format.ts';
import type { Translate } from './i18n.ts';

const { words } = zhCN;

const has = <T extends object>(table: T, code: string): code is keyof T & string =>
  Object.hasOwn(table, code);

/** Codes that the contract leaves open are shown as they came when we have no word for them. */
export const alarmTypeLabel = (code: string, t: Translate): string =>
  has(words.alarmType, code) ? t(`words.alarmType.${code}`) : code;

export const groupLabel = (code: string | null, t: Translate): string => {
  if (code === null) return UNKNOWN;
  return has(words.group, code) ? t(`words.group.${code}`) : code;
};

export const kindLabel = (code: string, t: Translate): string =>
  has(words.kind, code) ? t(`words.kind.${code}`) : code;

export const causeLabel = (code: string | null, t: Translate): string => {
  if (code === null) return UNKNOWN;
  return has(words.cause, code) ? t(`words.cause.${code}`) : code;
};

export const quarantineReason = (code: string, t: Translate): string => {
  const { reason } = zhCN.devices;
  return has(reason, code) ? t(`devices.reason.${code}`) : code;
};

/** "Locked · closed"; the part that is unknown is drawn as unknown, and both unknown as one dash. */
export function doorLabel(lock: Lock, leaf: Leaf, t: Translate): string {
  if (lock === 'unknown' && leaf === 'unknown') return UNKNOWN;
  const lockText = lock === 'unknown' ? UNKNOWN : t(`words.lock.${lock}`);
  const leafText = leaf === 'unknown' ? UNKNOWN : t(`words.leaf.${leaf}`);
  return `${lockText} · ${leafText}`;
}

/** A station's name in the language of the console; its id where it has not said one. */
export function stationName(
  station: { readonly id: string; readonly name: string | null; readonly nameEn: string | null },
  language: string,
): string {
  return (
    (language === 'en' ? (station.nameEn ?? station.name) : (station.name ?? station.nameEn)) ?? station.id
  );
}

/** Of `wang@control-1` the person; the whole where there is none. */
export const operatorName = (by: string): string => by.split('@')[0] || by;

/** Under which name the texts have a response card for a type; unknown types share one. */
export const responseKind = (type: string): keyof typeof zhCN.response =>
  has(zhCN.response, type) ? type : 'other';

/** Where an alarm is: its station by name, or this console itself. An id that is not known, or not any more, as it is. */
export function placeName(
  id: string,
  station: Parameters<typeof stationName>[0] | undefined,
  language: string,
  t: Translate,
): string {
  if (id === CONSOLE_STATION) return t('words.thisConsole');
  return station === undefined ? id : stationName(station, language);
}
