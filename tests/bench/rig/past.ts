import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { greetings, loadMessage, type LoadPlan } from '../../../src-main/demo/load/messages.ts';
import { connectPublisher } from '../../../src-main/demo/load/publisher.ts';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import { settled } from './in-page.ts';
import type { Program } from './program.ts';

/** Sends what happened at the stations between two times, epoch ms, evenly, as gateways deliver a backlog. */
export async function publishPast(
  url: string,
  { stations, messages, fromMs, toMs }: { stations: number; messages: number; fromMs: number; toMs: number },
): Promise<void> {
  const plan: LoadPlan = { root: DEFAULT_ROOT, stations, seed: `past-${fromMs}`, signals: 4, qos1Share: 0.5 };
  const publisher = await connectPublisher(new URL(url), `past-${process.pid}`, null);
  for (let station = 0; station < stations; station += 1)
    for (const { topic, payload, qos } of greetings(plan, station, fromMs))
      publisher.publish(topic, payload, qos);
  for (let n = 0; n < messages; n += 1) {
    const atMs = Math.floor(fromMs + ((toMs - fromMs) * n) / messages);
    const { topic, payload, qos } = loadMessage(plan, n, fromMs, atMs);
    publisher.publish(topic, payload, qos);
    if (n % stations !== 0) continue;
    publisher.flush();
    while (!publisher.hasRoom()) await pause(5);
  }
  publisher.flush();
  const events = 2 * stations + Math.floor(messages / 2);
  while (publisher.acknowledged() < events) await pause(20);
  await publisher.close();
}

/** Lays a year of roll-ups into the window's history, as if the station had told so for a year until `toMs`. */
export const layYear = (program: Program, station: string, toMs: number): Promise<number> =>
  settled(program, z.number(), `(${layInPage.toString()})(${JSON.stringify({ station, toMs })})`, 60_000);

/** Runs in the page: nothing from outside the function is there. */
async function layInPage({ station, toMs }: { station: string; toMs: number }): Promise<number> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  const db = await done(indexedDB.open('waystation'));
  const days = db.transaction('days', 'readwrite').objectStore('days');
  const dayOf = (back: number): string => new Date(toMs - back * 86_400_000).toISOString().slice(0, 10);
  const minutes = (hour: number) => ({
    minutesWithData: 60,
    minutesCounted: 60,
    personMilliMinutes: 60_000 * (hour % 9),
    peakInside: hour % 9,
    minutesAt: new Map([
      [hour % 9, 40],
      [0, 20],
    ]),
    energyKwh: new Map(['total', 'a', 'b', 'c'].map((meter) => [meter, 0.4])),
    emptyKwh: new Map([['total', 0.1]]),
    spells: new Map(),
  });
  const counts = (hour: number) => ({
    visits: hour % 7,
    left: hour % 7,
    byGroup: new Map([['courier', 3]]),
    byMethod: new Map([['face', 3]]),
    doorEvents: new Map([['granted', 3]]),
    commands: new Map(),
    corrections: [],
    late: 0,
    minutes: minutes(hour),
  });
  for (let back = 1; back <= 366; back += 1) {
    const hours = new Map(Array.from({ length: 24 }, (_, hour) => [hour, counts(hour + back)]));
    await done(days.put({ station, day: dayOf(back), hours }));
  }
  db.close();
  return 366;
}
