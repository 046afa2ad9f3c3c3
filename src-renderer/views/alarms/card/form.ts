import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { AlarmAct } from '../../../../src-shared/domain/alarm/life-cycle.ts';

/** What every form of the card is given. */
export interface CardForm {
  readonly alarm: AlarmView;
  readonly isBusy: boolean;
  readonly onAct: (act: AlarmAct) => void;
  readonly onBack: () => void;
}
