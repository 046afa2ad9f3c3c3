import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../../../src-main/demo/chance.ts';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import { connectPublisher, type Publisher } from '../../../src-main/demo/load/publisher.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import type { Sighting } from './eye.ts';

export interface Probe {
  readonly station: string;
  readonly value: number;
  /** Epoch ms with fraction, just before it went to the socket. */
  readonly sentMs: number;
}

/** On average; never at a beat, so that it falls anywhere between frames and batches. */
const MEAN_PAUSE_MS = 50;

const nowMs = (): number => performance.timeOrigin + performance.now();

/** Says that so many are inside; `atMs` makes the event's id. */
export function publishInside(publisher: Publisher, station: string, value: number, atMs: number): void {
  const counts = { id: `probe-${atMs}`, ts: Math.round(atMs), in: 0, out: 0, inside: value };
  publisher.publish(topics.people(DEFAULT_ROOT, station), JSON.stringify(counts), 1);
  publisher.flush();
}

/** Sends `count` messages of QoS 1, each a new number of people inside of one of the stations, by turns. */
export async function sendProbes(url: string, stations: number, count: number): Promise<readonly Probe[]> {
  const publisher = await connectPublisher(new URL(url), `probe-${process.pid}`, null);
  const chance = chanceOf('probe', count);
  const probes: Probe[] = [];
  for (let number = 0; number < count; number += 1) {
    await pause(chance.between(0.2, 1.8) * MEAN_PAUSE_MS);
    // All over the screen, and each station's values apart in time.
    const station = stationId((number * 7) % stations);
    const value = Math.floor(number / stations) + 1;
    const sentMs = nowMs();
    publishInside(publisher, station, value, sentMs);
    probes.push({ station, value, sentMs });
  }
  await pause(MEAN_PAUSE_MS);
  await publisher.close();
  return probes;
}

export interface Shown {
  /** From publish to the value, or a later one, in the document, ms; of those that were shown. */
  readonly latenciesMs: readonly number[];
  /** Values that were in the document themselves, and not only a later one. */
  readonly themselves: number;
}

export function match(probes: readonly Probe[], sightings: readonly Sighting[]): Shown {
  const byStation = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const others = byStation.get(sighting[0]);
    if (others === undefined) byStation.set(sighting[0], [sighting]);
    else others.push(sighting);
  }
  const latenciesMs: number[] = [];
  let themselves = 0;
  for (const { station, value, sentMs } of probes) {
    const seen = (byStation.get(station) ?? []).filter(([, shown, atMs]) => atMs >= sentMs && shown >= value);
    const [first] = seen;
    if (first !== undefined) latenciesMs.push(first[2] - sentMs);
    if (seen.some(([, shown]) => shown === value)) themselves += 1;
  }
  return { latenciesMs, themselves };
}
