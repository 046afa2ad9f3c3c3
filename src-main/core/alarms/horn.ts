import type { Horn } from '../../../src-shared/contract/live.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import type { Priority } from '../../../src-shared/domain/event.ts';

/**
 * After a connection the broker sends alarms that it kept, and what other consoles did to them; nothing older than the
 * connection sounds until both are here.
 */
const SETTLE_MS = 2_000;

const URGENCY: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/** Which alarm sounds now. It decides; the window plays. Silencing is of this console, and is not acknowledging. */
export interface HornKeeper {
  readonly state: () => Horn;
  /** All alarms of a station, whenever one of them changed. */
  readonly take: (station: string, alarms: readonly AlarmView[]) => void;
  readonly silence: () => void;
  readonly connected: () => void;
  /** Called every second: what waited may sound. */
  readonly tick: () => void;
}

export function createHorn(now: () => number, onChange: () => void): HornKeeper {
  /** Those that want a person, by station; most stations have none. */
  const calling = new Map<string, readonly AlarmView[]>();
  const silenced = new Set<string>();
  let connectedMs = now();
  let horn: Horn = { sounding: null, silenced: 0 };

  const waits = ({ sinceMs }: AlarmView, nowMs: number): boolean =>
    sinceMs < connectedMs && nowMs < connectedMs + SETTLE_MS && nowMs >= connectedMs;

  const refresh = (): void => {
    const nowMs = now();
    const all = [...calling.values()].flat();
    const loud = new Set(
      all
        .filter((alarm) => !silenced.has(occurrenceOf(alarm)) && !waits(alarm, nowMs))
        .map((a) => a.priority),
    );
    const next = {
      sounding: URGENCY.find((priority) => loud.has(priority)) ?? null,
      silenced: all.filter((alarm) => silenced.has(occurrenceOf(alarm))).length,
    };
    if (next.sounding === horn.sounding && next.silenced === horn.silenced) return;
    horn = next;
    onChange();
  };

  return {
    state: () => horn,
    take: (station, alarms) => {
      const unanswered = alarms.filter(({ life }) => life === 'unacknowledged');
      for (const before of calling.get(station) ?? [])
        if (!unanswered.some((alarm) => occurrenceOf(alarm) === occurrenceOf(before)))
          silenced.delete(occurrenceOf(before));
      if (unanswered.length > 0) calling.set(station, unanswered);
      else calling.delete(station);
      refresh();
    },
    silence: () => {
      for (const alarm of [...calling.values()].flat()) silenced.add(occurrenceOf(alarm));
      refresh();
    },
    connected: () => {
      connectedMs = now();
      refresh();
    },
    tick: refresh,
  };
}

const occurrenceOf = ({ station, alarm, occurrence }: AlarmView): string =>
  `${station}/${alarm}/${occurrence}`;
