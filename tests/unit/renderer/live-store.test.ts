import { describe, expect, it } from 'vitest';
import { LiveStore, type Topic } from '../../../src-renderer/live/live-store.ts';
import { aDelta, aDetail, anAlarm, anAlarmDelta, aStation } from './builders.ts';

const elm = aStation();
const oak = aStation({ id: 'oak' });

function listened(store: LiveStore) {
  const heard: string[] = [];
  for (const id of ['elm', 'oak']) store.subscribeStation(id, () => heard.push(id));
  for (const topic of ['feed', 'health', 'alarms', 'detail', 'placement', 'totals'] satisfies Topic[])
    store.subscribe(topic, () => heard.push(topic));
  return { take: () => heard.splice(0).sort() };
}

function filled(): { store: LiveStore; take: () => string[] } {
  const store = new LiveStore(0);
  store.apply(aDelta({ full: true, stations: [elm, oak] }));
  return { store, ...listened(store) };
}

describe('live store', () => {
  it('tells each listener once, and only those whose key changed', () => {
    const { store, take } = filled();
    store.apply(aDelta({ stations: [{ ...elm, inside: 5 }] }));
    expect(take()).toEqual(['elm', 'totals']);
  });

  it('tells nobody when main only says that it is there', () => {
    const { store, take } = filled();
    store.apply(aDelta({ version: 2, nowMs: 1_000 }));
    expect(take()).toEqual([]);
  });

  it('has everything in place before the first listener is told', () => {
    const { store } = filled();
    const seen: (number | null | undefined)[] = [];
    store.subscribeStation('elm', () => seen.push(store.station('oak')?.inside));
    store.apply(
      aDelta({
        stations: [
          { ...elm, inside: 5 },
          { ...oak, inside: 6 },
        ],
      }),
    );
    expect(seen).toEqual([6]);
  });

  it.each([
    ['state', { state: 'offline' }],
    ['name', { name: '新名' }],
    ['severity', { worstPriority: 'high' }],
  ] as const)('places stations anew when the %s changes', (_, over) => {
    const { store, take } = filled();
    const before = store.placed();
    store.apply(aDelta({ stations: [{ ...elm, ...over }] }));
    expect(take()).toContain('placement');
    expect(store.placed()).not.toBe(before);
  });

  it('does not place stations anew when a figure changes', () => {
    const { store } = filled();
    const before = store.placed();
    store.apply(aDelta({ stations: [{ ...elm, inside: 19, powerW: 1 }] }));
    expect(store.placed()).toBe(before);
  });

  it('forgets what a full answer no longer names', () => {
    const { store, take } = filled();
    store.applyAlarms(anAlarmDelta({ alarms: [{ station: 'elm', alarms: [anAlarm()] }] }));
    take();
    store.apply(aDelta({ session: 's2', full: true, stations: [oak] }));
    expect(store.station('elm')).toBeUndefined();
    expect(take()).toEqual(['elm', 'oak', 'placement', 'totals']);
    expect(store.totals().stations).toBe(1);

    store.applyAlarms(anAlarmDelta({ session: 's2', full: true }));
    expect(take()).toEqual(['alarms']);
    expect(store.alarms()).toEqual([]);
  });

  it('keeps alarms and detail until others come', () => {
    const { store } = filled();
    store.applyAlarms(anAlarmDelta({ alarms: [{ station: 'elm', alarms: [anAlarm()] }] }));
    store.apply(aDelta({ detail: aDetail('elm') }));
    store.apply(aDelta({ version: 2 }));
    store.applyAlarms(anAlarmDelta({ version: 2 }));
    expect([store.alarms().length, store.detail()?.id]).toEqual([1, 'elm']);
    store.forgetDetail();
    expect(store.detail()).toBeNull();
  });

  it('says once that the link is lost', () => {
    const { store } = filled();
    const heard: string[] = [];
    store.subscribe('link', () => heard.push(store.link().phase));
    store.setLink('lost', 10);
    store.setLink('lost', 20);
    expect(heard).toEqual(['lost']);
    expect(store.link().sinceMs).toBe(10);
  });

  it('tells no one who has left', () => {
    const { store, take } = filled();
    const leave = store.subscribeStation('elm', () => expect.unreachable());
    leave();
    store.apply(aDelta({ stations: [{ ...elm, inside: 5 }] }));
    expect(take()).toEqual(['elm', 'totals']);
  });
});
