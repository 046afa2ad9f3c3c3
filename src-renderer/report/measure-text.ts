import type { FigureChange } from '../../src-shared/domain/report/closing.ts';
import type { Figures } from '../../src-shared/domain/report/model.ts';
import { alarmTypeLabel, groupLabel } from '../text/labels.ts';
import type { Translate } from '../text/i18n.ts';
import { doorEventLabel, methodLabel } from './names.ts';

const asItIs = (value: number): number => value;
const inMinutes = (ms: number): number => ms / 60_000;

interface Measure {
  readonly title: (t: Translate) => string;
  /** In the unit of the title. */
  readonly scale: (value: number) => number;
  /** Of the parts that it has by name. */
  readonly part?: (code: string, t: Translate) => string;
}

const MEASURES: Readonly<Record<keyof Figures, Measure>> = {
  visits: { title: (t) => t('reports.visits'), scale: asItIs },
  left: { title: (t) => t('reports.left'), scale: asItIs },
  granted: { title: (t) => t('reports.granted'), scale: asItIs },
  byGroup: { title: (t) => t('reports.group'), scale: asItIs, part: groupLabel },
  byMethod: { title: (t) => t('reports.method'), scale: asItIs, part: methodLabel },
  nonFaceShare: { title: (t) => t('reports.nonFaceShare'), scale: asItIs },
  doorEvents: { title: (t) => t('reports.doorEvent'), scale: asItIs, part: doorEventLabel },
  meanInside: { title: (t) => t('reports.meanInside'), scale: asItIs },
  peakInside: { title: (t) => t('reports.peakInside'), scale: asItIs },
  personMinutes: { title: (t) => t('reports.personHours'), scale: (minutes) => minutes / 60 },
  minutesCounted: { title: (t) => t('reports.minutesCounted'), scale: asItIs },
  minutesAboveCapacity: { title: (t) => t('reports.minutesAboveCapacity'), scale: asItIs },
  energyKwh: { title: (t) => t('reports.energy'), scale: asItIs },
  emptyKwh: { title: (t) => t('reports.emptyEnergy'), scale: asItIs },
  energyByMeter: { title: (t) => t('reports.energy'), scale: asItIs },
  appliances: { title: (t) => t('reports.equipment'), scale: asItIs },
  alarms: { title: (t) => t('reports.alarms'), scale: asItIs },
  alarmsByType: { title: (t) => t('reports.alarms'), scale: asItIs, part: alarmTypeLabel },
  alarmsAcknowledged: { title: (t) => t('reports.acknowledged'), scale: asItIs },
  medianResponseMs: { title: (t) => t('reports.medianResponse'), scale: inMinutes },
  slowestResponseMs: { title: (t) => t('reports.slowestResponse'), scale: inMinutes },
  commands: { title: (t) => t('reports.commands'), scale: asItIs },
  corrections: { title: (t) => t('reports.corrections'), scale: asItIs },
  lateEvents: { title: (t) => t('reports.lateEvents'), scale: asItIs },
  minutesWithData: { title: (t) => t('reports.minutesWithData'), scale: asItIs },
  minutesWithoutData: { title: (t) => t('reports.minutesWithoutData'), scale: asItIs },
  hoursWithoutData: { title: (t) => t('reports.hoursWithoutData'), scale: asItIs },
};

const isMeasure = (name: string): name is keyof Figures => Object.hasOwn(MEASURES, name);

/** A change in people's words: what, and its values in the unit that the words name. */
export function measureText({ measure, before, after }: FigureChange, t: Translate) {
  const [name = '', ...parts] = measure.split('/');
  if (!isMeasure(name)) return { title: measure, before, after };
  const { title, scale, part = (code: string) => code } = MEASURES[name];
  const inUnit = (value: number | null): number | null => (value === null ? null : scale(value));
  const words = [title(t), ...parts.map((code) => part(code, t))].join(' · ');
  return { title: words, before: inUnit(before), after: inUnit(after) };
}
