import type { Horn } from '../../../src-shared/contract/live.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { CONSOLE_STATION } from '../../../src-shared/domain/alarm/rules/rule.ts';
import type { Priority } from '../../../src-shared/domain/event.ts';

/**
 * After a connection the broker sends alarms that it kept, and what other consoles did to them: what is new then does
 * not sound until both are here.
 */
const SETTLE_MS = 2_000;

/** Names, TLS and a busy broker take some seconds; an alarm waits no longer, whether or not a connection stands by then. */
const WAIT_MOST_MS = 10_000;

const URGENCY: readonly Priority[] = ['critical', 'high', 'medium', 'low'];

/** An alarm that wants a person. */
interface Call {
  readonly priority: Priority;
  /** Monotonic ms: a clock that is set must not keep an alarm waiting. */
  readonly sinceMs: number;
  sounded: boolean;
  silenced: boolean;
  escalated: boolean;
}

/** Which alarm sounds now. It decides; the window plays. Silencing is of this console, and is not acknowledging. */
export interface HornKeeper {
  readonly state: () => Sounding;
  /** All alarms of a station, whenever one of them changed. */
  readonly take: (station: string, alarms: readonly AlarmView[]) => void;
  /** What sounds now is silent from now on; another alarm, or a new occurrence, sounds again. */
  readonly silence: () => void;
  /** Nobody answered it in time: it sounds again, also where somebody silenced it. */
  readonly escalate: (alarm: AlarmView) => void;
  /** What other consoles did is here too, or will not come. */
  readonly isSettled: () => boolean;
  readonly connected: () => void;
  /** Called every second: what waited may sound. */
  readonly tick: () => void;
}

/** Whether it is heard is another's to know. */
type Sounding = Omit<Horn, 'unheard'>;

export function createHorn(onChange: () => void): HornKeeper {
  /** By station, then by occurrence; most stations have none. */
  const calls = new Map<string, ReadonlyMap<string, Call>>();
  let settledMs = performance.now() + WAIT_MOST_MS;
  let horn: Sounding = { sounding: null, escalated: false, silenced: 0 };

  const all = (): Call[] => [...calls.values()].flatMap((ofStation) => [...ofStation.values()]);

  const refresh = (): void => {
    const nowMs = performance.now();
    for (const call of all()) call.sounded ||= nowMs >= Math.min(settledMs, call.sinceMs + WAIT_MOST_MS);
    const loud = all().filter((call) => call.sounded && !call.silenced);
    const sounding = URGENCY.find((wanted) => loud.some(({ priority }) => priority === wanted)) ?? null;
    const next: Sounding = {
      sounding,
      escalated: loud.some(({ priority, escalated }) => escalated && priority === sounding),
      silenced: all().filter(({ silenced }) => silenced).length,
    };
    const isSame = next.sounding === horn.sounding && next.escalated === horn.escalated;
    if (isSame && next.silenced === horn.silenced) return;
    horn = next;
    onChange();
  };

  return {
    state: () => horn,
    take: (station, alarms) => {
      const before = calls.get(station);
      const unanswered = alarms.filter((alarm) => alarm.life === 'unacknowledged' && !isDumbness(alarm));
      const after = new Map(
        unanswered.map((alarm): [string, Call] => {
          const key = keyOf(alarm);
          return [key, before?.get(key) ?? newCall(alarm)];
        }),
      );
      if (after.size > 0) calls.set(station, after);
      else calls.delete(station);
      refresh();
    },
    silence: () => {
      for (const call of all()) call.silenced ||= call.sounded;
      refresh();
    },
    escalate: (alarm) => {
      const call = calls.get(alarm.station)?.get(keyOf(alarm));
      if (call === undefined) return;
      call.escalated = true;
      call.silenced = false;
      refresh();
    },
    isSettled: () => performance.now() >= settledMs,
    connected: () => {
      settledMs = performance.now() + SETTLE_MS;
    },
    tick: refresh,
  };
}

/** That the horn cannot be heard is for the eye. */
const isDumbness = ({ station, type }: AlarmView): boolean =>
  station === CONSOLE_STATION && type === 'sound-failed';

const newCall = ({ priority }: AlarmView): Call => ({
  priority,
  sinceMs: performance.now(),
  sounded: false,
  silenced: false,
  escalated: false,
});

const keyOf = ({ alarm, occurrence }: AlarmView): string => `${alarm}/${occurrence}`;
