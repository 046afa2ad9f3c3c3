import type { DeviceView } from '../../src-shared/domain/station-view.ts';
import { formatDuration, UNKNOWN } from './format.ts';
import type { Translate } from './i18n.ts';
import { doorLabel } from './labels.ts';

/** The reported state as a code for `data-reported`. Nothing reported is unknown, never "off" or "locked". */
export function reportedCode({ reported }: DeviceView): string {
  if (reported === null) return 'unknown';
  if (reported.lock !== null) return reported.lock;
  if (reported.on !== null) return reported.on ? 'on' : 'off';
  return reported.leaf ?? 'unknown';
}

/** The reported state in words: "Locked · closed", "On 80%". */
export function reportedText({ reported }: DeviceView, t: Translate): string {
  if (reported === null) return t('station.waiting');
  const { lock, leaf, on, levelPercent } = reported;
  const parts = [
    lock === null && leaf === null ? null : doorLabel(lock ?? 'unknown', leaf ?? 'unknown', t),
    on === null ? null : t(on ? 'words.on' : 'words.off'),
    levelPercent === null ? null : t('station.level', { n: Math.round(levelPercent) }),
  ];
  return parts.filter((part) => part !== null).join(' ') || UNKNOWN;
}

/** Since when it is so, and where we know it from when that was not just now. */
export function reportedAge({ reported }: DeviceView, nowMs: number, t: Translate): string {
  if (reported === null) return UNKNOWN;
  const age = t('words.age.ago', { age: formatDuration(nowMs - reported.atMs, t) });
  return reported.origin === 'live' ? age : `${age} · ${t(`words.origin.${reported.origin}`)}`;
}

export const deviceName = ({ info }: DeviceView): string => info.name ?? info.device;
