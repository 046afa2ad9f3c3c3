import { useCallback, useEffect, useState } from 'react';
import type { ScheduleSet, SchedulesView } from '../../../../src-shared/contract/schedules.ts';
import type { LightSchedule } from '../../../../src-shared/domain/schedule/schedule.ts';
import { useServices } from '../../../app/services.ts';
import { reasonOf, whyNot } from '../../../text/reason.ts';
import { useText } from '../../../text/use-text.ts';

/** What became of the last deed; `stale`: somebody else saved meanwhile, and what he saved is shown now. */
export type SchedulesNote =
  { readonly kind: 'saved' | 'stale' | 'not-written' } | { readonly kind: 'failed'; readonly reason: string };

/** Runs come by the minute. */
const PERIOD_MS = 2_000;

/** The schedules as they switch, as they are being edited, and what became of them. Nothing holds before it is saved. */
export function useSchedules() {
  const { t } = useText();
  const { client } = useServices();
  const [view, setView] = useState<SchedulesView | null>(null);
  const [draft, setDraft] = useState<ScheduleSet | null>(null);
  const [note, setNote] = useState<SchedulesNote | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      client.schedules
        .get()
        .then(
          (next) => {
            if (!left) setView(next);
          },
          (error: unknown) => {
            if (!left) setNote({ kind: 'failed', reason: reasonOf(error) });
          },
        )
        .finally(() => {
          if (!left) timer = setTimeout(ask, PERIOD_MS);
        });
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client]);

  const show = useCallback((set: ScheduleSet): void => {
    setView((before) => (before === null ? null : { ...before, set }));
    setDraft(null);
  }, []);

  const set = draft ?? view?.set ?? null;
  const edit = (part: Partial<ScheduleSet>): void => {
    if (set === null) return;
    setNote(null);
    setDraft({ ...set, ...part });
  };

  const save = async (): Promise<void> => {
    if (draft === null) return;
    setBusy(true);
    try {
      const outcome = await client.schedules.save({ ...draft, schedules: [...draft.schedules] });
      if (outcome.ok || outcome.code === 'stale') show(outcome.set);
      setNote({ kind: outcome.ok ? 'saved' : outcome.code });
    } catch (error) {
      setNote({ kind: 'failed', reason: whyNot(error, t) });
    } finally {
      setBusy(false);
    }
  };

  return {
    view,
    set,
    note,
    busy,
    isChanged: draft !== null,
    place: (place: ScheduleSet['place']): void => edit({ place }),
    add: (schedule: LightSchedule): void => edit({ schedules: [...(set?.schedules ?? []), schedule] }),
    change: (schedule: LightSchedule): void =>
      edit({ schedules: (set?.schedules ?? []).map((one) => (one.id === schedule.id ? schedule : one)) }),
    remove: (id: string): void => edit({ schedules: (set?.schedules ?? []).filter((one) => one.id !== id) }),
    discard: (): void => {
      setNote(null);
      setDraft(null);
    },
    save,
  };
}
