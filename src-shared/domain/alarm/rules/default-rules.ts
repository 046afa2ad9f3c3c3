import type { Priority } from '../../event.ts';
import type { Rule } from './rule.ts';

/**
 * What watches from the first start. One alarm in ten minutes is what an operator can answer (EEMUA 191), so there are few:
 * each names something that a person can act on now, waits long enough for what passes by itself, and no two ring for the
 * same cause. Priorities keep near 5 / 15 / 80 %: only a blind console is critical; fire, smoke and calls for help come
 * from the stations' own alarms.
 */
export const DEFAULT_RULES: readonly Rule[] = [
  {
    // Gateways restart in half a minute, and mobile lines drop for seconds.
    ...always('station-offline', 'high', 60, 30),
    kind: 'station-offline',
  },
  {
    // On top of the time after which a station counts as stale.
    ...always('station-silent', 'medium', 60, 30),
    kind: 'station-silent',
  },
  {
    // Figures of the wrong hour: no hurry, but somebody must call. Longer than a backlog takes to be delivered.
    ...always('clock-skew', 'low', 900, 300),
    kind: 'clock-skew',
    threshold: 300,
    deadband: 60,
  },
  {
    // At once, and it stays until somebody has looked: whoever forced the door may have closed it behind him.
    ...always('door-forced', 'high', 0, 0),
    kind: 'door-forced',
    latches: true,
  },
  {
    // A delivery through the door takes two minutes; a wedge under it stays.
    ...always('door-held', 'medium', 180, 10),
    kind: 'door-held',
  },
  {
    // People in the doorway come and go: two fewer than the limit before it is over.
    ...always('overcrowded', 'medium', 120, 120),
    kind: 'overcrowded',
    threshold: 1,
    deadband: 2,
  },
  {
    // Somebody may be ill, or the count has drifted: either asks for a look by camera. Longer than a sleep between shifts.
    ...always('overstay', 'medium', 60, 0),
    kind: 'overstay',
    threshold: 8,
    deadband: 0,
  },
  {
    // All that is listed, at once, and a tenth: something is plugged in that does not belong there.
    ...always('overload', 'medium', 120, 60),
    kind: 'overload',
    unit: 'rated',
    threshold: 1.1,
    deadband: 0.1,
  },
  {
    // Above what lights, screen and a dispenser that reheats take; half an hour is no emergency but a day of it is money.
    ...always('load-while-empty', 'low', 1_800, 300),
    kind: 'load-while-empty',
    threshold: 800,
    deadband: 200,
  },
  {
    // A failing air conditioner, or a fire that no detector sees yet.
    ...always('too-hot', 'medium', 600, 300),
    kind: 'temperature',
    side: 'above',
    threshold: 36,
    deadband: 1,
    sensors: 'all',
  },
  {
    // Before the pipes freeze.
    ...always('too-cold', 'medium', 600, 300),
    kind: 'temperature',
    side: 'below',
    threshold: 4,
    deadband: 1,
    sensors: 'all',
  },
  {
    // Off: with a main meter it rings for the same cause as load-while-empty. For stations where one appliance matters.
    ...always('appliance-left-on', 'low', 1_800, 300),
    enabled: false,
    kind: 'appliance-left-on',
    threshold: 300,
    deadband: 50,
    devices: 'all',
    whileEmpty: true,
  },
  {
    // Nothing is heard of any station: the one alarm that stands for all of theirs.
    ...always('broker-lost', 'critical', 30, 10),
    kind: 'broker-lost',
  },
  {
    // Sixteen times what the feed pauses at: an evening's time to make room.
    ...always('disk-low', 'high', 30, 60),
    kind: 'disk-low',
    threshold: 1_024,
    deadband: 256,
  },
  {
    // A window that is rebuilding its history has some hundred thousand for a minute or two.
    ...always('backlog', 'medium', 600, 60),
    kind: 'backlog',
    threshold: 50_000,
    deadband: 10_000,
  },
  {
    // The window says it at once, in its biggest letters; the alarm is for the record and for who sits elsewhere. A
    // loudspeaker that is plugged in again, or wakes with its screen, takes some seconds.
    ...always('sound-failed', 'high', 60, 0),
    kind: 'sound-failed',
  },
  {
    // A share that is away for a moment is tried again within the hour. By day there is time to see to it.
    ...always('backup-missed', 'low', 120, 0),
    kind: 'backup-missed',
  },
];

function always(id: string, priority: Priority, onDelayS: number, offDelayS: number) {
  const rest = { enabled: true, latches: false, schedule: null, stations: 'all' } as const;
  return { id, priority, onDelayS, offDelayS, ...rest };
}
