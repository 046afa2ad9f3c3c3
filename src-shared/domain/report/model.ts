import type { Priority } from '../event.ts';
import type { ClosedMonth } from './closing.ts';
import type { DayRange } from './range.ts';

type Named = Readonly<Record<string, number>>;

/** One appliance, by its meter. */
export interface ApplianceUse {
  readonly cycles: number;
  readonly minutes: number;
  readonly kwh: number;
}

/** What was counted of a stretch. Null: nothing told it. */
export interface Figures {
  /** Person-times: entries counted. */
  readonly visits: number;
  readonly left: number;
  /** Doors granted: their sum by group, and by method. */
  readonly granted: number;
  readonly byGroup: Named;
  readonly byMethod: Named;
  /** Of the doors granted by a known method, the share that was not by face, 0 to 1. */
  readonly nonFaceShare: number | null;
  readonly doorEvents: Named;
  readonly meanInside: number | null;
  readonly peakInside: number | null;
  readonly personMinutes: number;
  /** Minutes in which the number of people inside is known: the mean is of these. */
  readonly minutesCounted: number;
  readonly minutesAboveCapacity: number | null;
  /** Of the station's main meters. */
  readonly energyKwh: number;
  /** Of it, while nobody was inside. */
  readonly emptyKwh: number;
  readonly energyByMeter: Named;
  readonly appliances: Readonly<Record<string, ApplianceUse>>;
  readonly alarms: number;
  readonly alarmsByType: Named;
  readonly alarmsAcknowledged: number;
  /** From raise to acknowledgement: the half of them was quicker, ms. */
  readonly medianResponseMs: number | null;
  readonly slowestResponseMs: number | null;
  readonly commands: Named;
  readonly corrections: number;
  /** Events that came more than 5 minutes late and are counted where they belong. */
  readonly lateEvents: number;
  readonly minutesWithData: number;
  readonly minutesWithoutData: number;
  /** Hours in which neither a reading nor an event is known. */
  readonly hoursWithoutData: number;
}

interface ReportDay extends Figures {
  readonly day: string;
}

export interface ReportCorrection {
  readonly station: string;
  readonly at: string;
  readonly inside: number;
  readonly by: string;
  readonly note: string;
}

/** A stretch of hours without any data, ISO times, end excluded. */
export interface DataGap {
  readonly from: string;
  readonly to: string;
  readonly hours: number;
}

export interface ReportStation extends Figures {
  readonly station: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly timezone: string;
  readonly capacity: number | null;
  readonly days: readonly ReportDay[];
  /** Visits by weekday (0 Sunday) and hour of the station's clock. */
  readonly heat: readonly (readonly number[])[];
  readonly gaps: readonly DataGap[];
  /** Appliances that are listed, by meter: their names. */
  readonly applianceNames: Readonly<Record<string, string>>;
}

/** Visits of another stretch; null: no station had any data in it. */
export interface Compared {
  readonly range: DayRange;
  readonly visits: number | null;
  readonly energyKwh: number | null;
  readonly alarms: number | null;
}

/** A sentence that the figures support; the words are the language's, `text/{language}/reports.ts`. */
export type Finding =
  | { readonly kind: 'busiest'; readonly weekday: number; readonly hour: number; readonly visits: number }
  | { readonly kind: 'unused'; readonly station: string; readonly appliance: string }
  | { readonly kind: 'empty-load'; readonly station: string; readonly kwh: number; readonly share: number }
  | { readonly kind: 'gaps'; readonly station: string; readonly hours: number; readonly share: number }
  | {
      readonly kind: 'slow-response';
      readonly station: string;
      readonly medianMs: number;
      readonly alarms: number;
    }
  | { readonly kind: 'crowded'; readonly station: string; readonly minutes: number };

export interface Report {
  readonly kind: 'waystation-report';
  readonly format: 1;
  readonly range: DayRange;
  readonly total: Figures;
  readonly days: readonly { readonly day: string; readonly visits: number; readonly energyKwh: number }[];
  readonly heat: readonly (readonly number[])[];
  readonly stations: readonly ReportStation[];
  readonly compared: { readonly before: Compared; readonly yearBefore: Compared };
  /** Null: of some stations of a closed month it is not known. */
  readonly alarmsByPriority: Readonly<Record<Priority, number>> | null;
  readonly findings: readonly Finding[];
  /** Null: the figures as they are counted now; else they are frozen. */
  readonly closed: ClosedMonth | null;
  readonly provenance: {
    readonly program: string;
    readonly generated: string;
    /** Of each station's own clock. */
    readonly dayBeginsAtHour: number;
    readonly stations: readonly string[];
    readonly corrections: readonly ReportCorrection[];
    readonly lateEvents: number;
    readonly hoursWithoutData: number;
    /** False: retention has taken a part of the range's alarms, or they are more than could be read. */
    readonly alarmsWhole: boolean;
  };
}
