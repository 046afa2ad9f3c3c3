import type { DoorEventCode, DoorMethod, Priority } from '../../src-shared/domain/event.ts';
import type { Chance } from './chance.ts';
import { HOUR_MS, MINUTE_MS, startOfDay } from './local-day.ts';
import { lightReport, LIGHT_SWITCH_HOURS, SCHEDULED_LIGHTS, type DeviceReport } from './reports.ts';
import type { Visit } from './visits.ts';

/** What a station says of its own accord; `ts`, `id` and `seq` are added when it is sent. */
export type LifeMessage =
  | { readonly kind: 'people'; readonly entered: 0 | 1; readonly left: 0 | 1 }
  | { readonly kind: 'door'; readonly report: { readonly event: DoorEventCode } & DoorDetails }
  | { readonly kind: 'state'; readonly device: string; readonly report: DeviceReport }
  | { readonly kind: 'alarm'; readonly alarm: string; readonly report: AlarmReport };

interface DoorDetails {
  readonly method?: DoorMethod;
  readonly person?: string;
  readonly group?: string;
  readonly reason?: string;
}

interface AlarmWords {
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
}

interface AlarmReport extends AlarmWords {
  readonly active: boolean;
}

interface AlarmKind extends AlarmWords {
  readonly alarm: string;
}

export interface LifeEvent {
  readonly atMs: number;
  /** Follows from the day and the place in it: sent again after a restart, it is the same event again. */
  readonly id: string;
  readonly message: LifeMessage;
}

type Draft = Omit<LifeEvent, 'id'>;

/** From the door's release to the counter in the frame, and to the latch. */
const OPENS_AFTER_MS = 1_500;
/** When the counter has seen who comes or goes. */
export const COUNTED_AFTER_MS = 3_000;
const CLOSES_AFTER_MS = 6_000;
const HELD_AFTER_MS = 30_000;
const HELD_CLOSES_AFTER_MS = 75_000;

const DOOR_HELD: AlarmKind = {
  alarm: 'front-held',
  type: 'door-held',
  priority: 'medium',
  text: '正门开启超过 30 秒',
};

/** What goes wrong in a day: how often, how long until somebody sees to it. */
const TROUBLES: readonly (AlarmKind & {
  share: number;
  hours: readonly [number, number];
  minutes: number;
})[] = [
  {
    alarm: 'supplies',
    type: 'supplies',
    priority: 'low',
    text: '纸杯余量不足',
    share: 0.5,
    hours: [7, 15],
    minutes: 240,
  },
  {
    alarm: 'temperature',
    type: 'temperature',
    priority: 'medium',
    text: '大厅温度高于 30 ℃',
    share: 0.25,
    hours: [12, 17],
    minutes: 35,
  },
  {
    alarm: 'microwave-fault',
    type: 'device-fault',
    priority: 'medium',
    text: '微波炉自检异常',
    share: 0.25,
    hours: [9, 21],
    minutes: 50,
  },
  {
    alarm: 'overstay',
    type: 'overstay',
    priority: 'low',
    text: '有人停留超过 4 小时',
    share: 0.3,
    hours: [2, 6],
    minutes: 45,
  },
  {
    alarm: 'sos-button',
    type: 'sos',
    priority: 'critical',
    text: '大厅求助按钮被按下',
    share: 0.08,
    hours: [0, 24],
    minutes: 6,
  },
];

/** By time: what follows from the visits that begin on a local day (number since 1970), be it after midnight. */
export function eventsOfDay(visits: readonly Visit[], day: number, chance: Chance): readonly LifeEvent[] {
  const startMs = startOfDay(day);
  return [...visits.flatMap(eventsOfVisit), ...lightSwitches(startMs), ...troubles(startMs, chance)]
    .sort((a, b) => a.atMs - b.atMs)
    .map((draft, index) => ({ ...draft, id: `d${day}-${index}` }));
}

const door = (atMs: number, event: DoorEventCode, details: DoorDetails = {}): Draft => ({
  atMs,
  message: { kind: 'door', report: { event, ...details } },
});

const leaf = (atMs: number, report: DeviceReport): Draft => ({
  atMs,
  message: { kind: 'state', device: 'front', report },
});

const alarm = (atMs: number, active: boolean, { alarm, type, priority, text }: AlarmKind): Draft => ({
  atMs,
  message: { kind: 'alarm', alarm, report: { active, type, priority, text } },
});

function eventsOfVisit(visit: Visit): Draft[] {
  const { arriveMs, leaveMs, method, person, group } = visit;
  const refused = visit.refusedFirst
    ? [door(arriveMs - 8_000, 'denied', { method: 'face', reason: 'not-recognised' })]
    : [];
  return [
    ...refused,
    door(arriveMs, 'granted', { method, person, group }),
    ...passage(arriveMs, visit.holdsDoor),
    { atMs: arriveMs + COUNTED_AFTER_MS, message: { kind: 'people', entered: 1, left: 0 } },
    door(leaveMs, 'exit', { method: 'button' }),
    ...passage(leaveMs, false),
    { atMs: leaveMs + COUNTED_AFTER_MS, message: { kind: 'people', entered: 0, left: 1 } },
  ];
}

/** The door opens and closes; sometimes it is held open, which the station reports as an alarm too. */
function passage(atMs: number, held: boolean): Draft[] {
  const closedMs = atMs + (held ? HELD_CLOSES_AFTER_MS : CLOSES_AFTER_MS);
  return [
    door(atMs + OPENS_AFTER_MS, 'opened'),
    leaf(atMs + OPENS_AFTER_MS, { lock: 'unlocked', leaf: 'open', cause: 'auto' }),
    ...(held ? [door(atMs + HELD_AFTER_MS, 'held'), alarm(atMs + HELD_AFTER_MS, true, DOOR_HELD)] : []),
    door(closedMs, 'closed'),
    leaf(closedMs, { lock: 'locked', leaf: 'closed', cause: 'auto' }),
    ...(held ? [alarm(closedMs, false, DOOR_HELD)] : []),
  ];
}

function lightSwitches(startMs: number): Draft[] {
  return LIGHT_SWITCH_HOURS.flatMap((hour) => {
    const atMs = startMs + hour * HOUR_MS;
    return SCHEDULED_LIGHTS.map((device) => ({
      atMs,
      message: { kind: 'state', device, report: lightReport(device, atMs) } as const,
    }));
  });
}

function troubles(startMs: number, chance: Chance): Draft[] {
  return TROUBLES.flatMap((trouble) => {
    const atMs = Math.round(startMs + chance.between(...trouble.hours) * HOUR_MS);
    const clearMs = Math.round(atMs + chance.between(0.5, 1.5) * trouble.minutes * MINUTE_MS);
    if (!chance.is(trouble.share)) return [];
    return [alarm(atMs, true, trouble), alarm(clearMs, false, trouble)];
  });
}
