import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import type { Durations } from '../../../../src-shared/domain/alarm/load-priorities.ts';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { formatDuration, formatWhen, UNKNOWN } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { figuresOf, formatPercent } from './model.ts';

interface Said {
  readonly zone: string | undefined;
  readonly nameOf: (station: string) => string;
  readonly t: Translate;
}

export const BANDS = ['high', 'medium', 'low'] as const;

/** From when to when, and how long that is. */
export function spanText(
  { fromMs, toMs, originMs }: AlarmLoad,
  zone: string | undefined,
  t: Translate,
): string {
  const span = t('alarmLoad.span', {
    // Against an hour that is not there, so that both carry their date.
    from: formatWhen(fromMs, 0, zone),
    to: formatWhen(toMs, 0, zone),
    lasted: formatDuration(toMs - fromMs, t),
  });
  return fromMs > originMs ? `${span} (${t('alarmLoad.shortened')})` : span;
}

export const durationText = (
  durations: Durations | null,
  which: 'medianMs' | 'p90Ms',
  t: Translate,
): string => (durations === null ? UNKNOWN : formatDuration(durations[which], t));

/** The whole panel in lines, for a report or a message. */
export function loadText(load: AlarmLoad, { zone, nameOf, t }: Said): string {
  const figures = figuresOf(load, zone, t).map(({ label, value, detail, benchmark, verdict }) => {
    const judged = verdict === null ? '' : `: ${t(`alarmLoad.verdict.${verdict}`)}`;
    return `${label}: ${value} (${detail}; ${benchmark}${judged})`;
  });
  const worst = load.worst.map((one, index) => {
    const what = `${nameOf(one.station)} · ${alarmTypeLabel(one.type, t)} ${one.text}`.trim();
    return `${String(index + 1)}. ${what}: ${t('alarmLoad.times', { n: one.count })}, ${t('alarmLoad.share', { percent: formatPercent(one.share) })}`;
  });
  const spread = BANDS.map((band) => {
    const { share, target } = load.spread[band];
    return `${t(`alarmLoad.band.${band}`)}: ${formatPercent(share)}% (${t('alarmLoad.target', { percent: formatPercent(target) })})`;
  });
  return [
    t('alarmLoad.title'),
    spanText(load, zone, t),
    '',
    ...figures,
    '',
    t('alarmLoad.worst'),
    ...worst,
    '',
    t('alarmLoad.spread'),
    ...spread,
    '',
    t('alarmLoad.timesTitle'),
    ...timesLines(load, t),
  ].join('\n');
}

function timesLines({ times }: AlarmLoad, t: Translate): string[] {
  return PRIORITIES.map((priority) => {
    const { occurred, acknowledge, clear } = times[priority];
    const parts = [
      `${t('alarmLoad.occurred')} ${String(occurred)}`,
      `${t('alarmLoad.acknowledgeMedian')} ${durationText(acknowledge, 'medianMs', t)}`,
      `${t('alarmLoad.acknowledgeP90')} ${durationText(acknowledge, 'p90Ms', t)}`,
      `${t('alarmLoad.clearMedian')} ${durationText(clear, 'medianMs', t)}`,
      `${t('alarmLoad.clearP90')} ${durationText(clear, 'p90Ms', t)}`,
    ];
    return `${t(`words.priority.${priority}`)}: ${parts.join(', ')}`;
  });
}
