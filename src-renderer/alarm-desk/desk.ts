import { BULK_MOST, type AcknowledgeAllOutcome, type ActRefusal } from '../../src-shared/contract/alarms.ts';
import type { AccessRefusal } from '../../src-shared/contract/port.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { AlarmAct } from '../../src-shared/domain/alarm/life-cycle.ts';
import { watched, type Watched } from '../app/watched.ts';
import type { PortClient } from '../link/port.ts';
import { alarmKey } from '../live/alarm-order.ts';
import { accessRefusalOf } from '../session/gate.ts';
import { needsNote, type ActKind } from './acts.ts';

/** What the card is opened for: to be read, or to have its note or reason written. */
export type Intent = 'show' | 'acknowledge' | 'shelve' | 'out-of-service';

export interface Chosen {
  readonly key: string;
  readonly intent: Intent;
  /** True: the usual note stands there already, so that Enter is enough. */
  readonly isPreset: boolean;
  /** Differs each time, also for the same alarm: the card then begins anew. */
  readonly serial: number;
}

/** What became of the last act. */
export type Told =
  | { readonly kind: 'done'; readonly act: AlarmAct['kind']; readonly key: string; readonly atMs: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly key: string; readonly atMs: number }
  | { readonly kind: 'bulk'; readonly outcome: BulkOutcome; readonly atMs: number };

/** Of all steps together. */
interface BulkOutcome extends AcknowledgeAllOutcome {
  /** Those that were not sent any more: it was stopped, or a step before them failed. */
  readonly unsent: number;
  /** Why it ended before its end; null: by its operator, or not at all. */
  readonly failed: AccessRefusal | 'no-answer' | null;
}

type RefusalCode = ActRefusal | AccessRefusal | 'no-answer';

export interface AlarmDesk {
  readonly chosen: Watched<Chosen | null>;
  readonly told: Watched<Told | null>;
  readonly choose: (key: string, intent?: Intent, isPreset?: boolean) => void;
  /** What is being typed about an alarm; it outlives the card, lest a sentence be lost by looking elsewhere. */
  readonly draftOf: (key: string) => string;
  readonly keepDraft: (key: string, note: string) => void;
  /** Resolves with whether it was done; what became of it is in `told`. */
  readonly act: (alarm: AlarmView, act: AlarmAct) => Promise<boolean>;
  /** With what is typed; where a note is needed and there is none, the card asks for it. Whether it was sent. */
  readonly acknowledge: (alarm: AlarmView, isPreset?: boolean) => boolean;
  /** In steps, however many there are; `onProgress` hears how many are done. What became of it is in `told`. */
  readonly acknowledgeAll: (
    alarms: readonly AlarmView[],
    note: string,
    following?: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
  ) => Promise<void>;
  readonly silence: () => void;
}

/** As many notes are begun and left lying at most; the oldest is then given up. */
const MAX_DRAFTS = 50;

export function createAlarmDesk(client: Pick<PortClient, 'alarms'>, now: () => number): AlarmDesk {
  const chosen = watched<Chosen | null>(null);
  const told = watched<Told | null>(null);
  const drafts = new Map<string, string>();
  let serial = 0;

  const draftOf = (key: string): string => drafts.get(key) ?? '';
  const keepDraft = (key: string, note: string): void => {
    drafts.delete(key);
    if (note === '') return;
    drafts.set(key, note);
    const [oldest] = drafts.keys();
    if (drafts.size > MAX_DRAFTS && oldest !== undefined) drafts.delete(oldest);
  };

  const choose = (key: string, intent: Intent = 'show', isPreset = false): void => {
    serial += 1;
    chosen.set({ key, intent, isPreset, serial });
  };

  const act = async (alarm: AlarmView, what: AlarmAct): Promise<boolean> => {
    const { station, alarm: name, occurrence } = alarm;
    const key = alarmKey(alarm);
    try {
      const outcome = await client.alarms.act({ station, alarm: name, occurrence, act: what });
      if (outcome.ok) drafts.delete(key);
      told.set(
        outcome.ok
          ? { kind: 'done', act: what.kind, key, atMs: now() }
          : { kind: 'refused', code: outcome.code, key, atMs: now() },
      );
      return outcome.ok;
    } catch (error) {
      told.set({ kind: 'refused', code: accessRefusalOf(error) ?? 'no-answer', key, atMs: now() });
      return false;
    }
  };

  return {
    chosen,
    told,
    choose,
    draftOf,
    keepDraft,
    act,
    acknowledge: (alarm, isPreset = false) => {
      const key = alarmKey(alarm);
      const note = draftOf(key).trim();
      if (needsNote(alarm) && note === '') {
        choose(key, 'acknowledge', isPreset);
        return false;
      }
      void act(alarm, { kind: 'acknowledge', note });
      return true;
    },
    acknowledgeAll: async (alarms, note, following) => {
      const all = alarms.map(({ station, alarm, occurrence }) => ({ station, alarm, occurrence }));
      let outcome: BulkOutcome = {
        acknowledged: 0,
        left: 0,
        unrecorded: 0,
        unsent: all.length,
        failed: null,
      };
      try {
        for (let sent = 0; sent < all.length && following?.signal.aborted !== true;) {
          const seen = all.slice(sent, sent + BULK_MOST);
          const step = await client.alarms.acknowledgeAll({ seen, note });
          sent += seen.length;
          outcome = added(outcome, step, all.length - sent);
          following?.onProgress(sent);
        }
      } catch (error) {
        outcome = { ...outcome, failed: accessRefusalOf(error) ?? 'no-answer' };
      }
      told.set({ kind: 'bulk', outcome, atMs: now() });
    },
    // Unanswered it goes on sounding, which says it all.
    silence: () => void client.alarms.silence().catch(() => undefined),
  };
}

const added = (sum: BulkOutcome, step: AcknowledgeAllOutcome, unsent: number): BulkOutcome => ({
  ...sum,
  acknowledged: sum.acknowledged + step.acknowledged,
  left: sum.left + step.left,
  unrecorded: sum.unrecorded + step.unrecorded,
  unsent,
});

/** What the row's button does: at once where nothing is to be said, else in the card. */
export function startAct(desk: AlarmDesk, alarm: AlarmView, kind: ActKind): void {
  switch (kind) {
    case 'acknowledge':
      desk.acknowledge(alarm);
      return;
    case 'shelve':
    case 'out-of-service':
      desk.choose(alarmKey(alarm), kind);
      return;
    case 'reset':
    case 'unshelve':
    case 'in-service':
      void desk.act(alarm, { kind });
  }
}
