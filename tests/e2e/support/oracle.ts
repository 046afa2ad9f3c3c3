import { expect } from '@playwright/test';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import type { StationSummary } from '../../../src-shared/domain/station-view.ts';
import { emptyStation, reduceStation } from '../../../src-shared/domain/station.ts';
import { summarise } from '../../../src-shared/domain/summary.ts';
import { en } from '../../../src-shared/text/en.ts';
import { expectConnected, type RunningConsole } from './console.ts';
import { readHistory, type Kept } from './history.ts';
import type { Ledger } from './ledger.ts';

/** A history of some ten thousand events after a restart on a busy machine. */
const SETTLED_WITHIN_MS = 60_000;

interface PictureOptions {
  /** What the console has heard, where that is not all that was published. */
  readonly heard?: readonly StationEvent[];
  /** The console's clock, where it is not ours. */
  readonly nowMs?: number;
}

/** After a fault: the program is up, every acknowledged message is in the history exactly once, the picture is right. */
export async function expectNothingLost(
  running: RunningConsole,
  ledger: Ledger,
  told: PictureOptions = {},
): Promise<void> {
  await expectConnected(running);
  await expect
    .poll(async () => differences(ledger.published(), await readHistory(running), ledger.stations), {
      message: 'the history against what the broker acknowledged',
      timeout: SETTLED_WITHIN_MS,
    })
    .toEqual({ missing: [], twice: [], neverSent: [] });
  await expectPicture(running, ledger, told);
}

/** What the window shows of each station is what the reducers make of the published sequence. */
export async function expectPicture(
  running: RunningConsole,
  ledger: Ledger,
  {
    heard = ledger.published(),
    nowMs = Date.now(),
  }: { heard?: readonly StationEvent[]; nowMs?: number } = {},
): Promise<void> {
  await expect
    .poll(() => running.inPage(readPicture, ledger.stations), {
      message: 'the picture against the published sequence',
      timeout: SETTLED_WITHIN_MS,
    })
    .toEqual(expectedPicture(heard, ledger.stations, nowMs));
}

/** The beginning of a list says enough. */
const SHOWN = 5;

export function differences(
  published: readonly StationEvent[],
  kept: readonly Kept[] | null,
  stations: readonly string[],
) {
  const name = ({ station, id }: Pick<Kept, 'station' | 'id'>): string => `${station} ${id}`;
  const wanted = new Set(published.map(name));
  const counts = new Map<string, number>();
  for (const event of kept ?? [])
    if (stations.includes(event.station)) counts.set(name(event), (counts.get(name(event)) ?? 0) + 1);
  return {
    missing: few([...wanted].filter((event) => !counts.has(event))),
    twice: few([...counts].flatMap(([event, count]) => (count > 1 ? [event] : []))),
    neverSent: few([...counts.keys()].filter((event) => !wanted.has(event))),
  };
}

const few = (names: string[]): string[] =>
  names.length <= SHOWN ? names : [...names.slice(0, SHOWN), `… ${names.length} in all`];

interface Shown {
  readonly station: string;
  readonly state: string | null;
  readonly inside: string | null;
  readonly entries: string | null;
  readonly alarms: string | null;
}

function expectedPicture(
  published: readonly StationEvent[],
  stations: readonly string[],
  nowMs: number,
): Shown[] {
  return stations.map((station): Shown => {
    const summary = summaryOf(station, published, nowMs);
    const { state, inside, visitsToday, activeAlarms } = summary;
    return {
      station,
      state,
      inside: String(inside ?? '—'),
      entries: String(visitsToday),
      alarms: String(activeAlarms),
    };
  });
}

function summaryOf(station: string, published: readonly StationEvent[], nowMs: number): StationSummary {
  const state = published
    .filter((event) => event.station === station)
    .reduce(reduceStation, emptyStation(station));
  return summarise(state, {
    nowMs,
    staleAfterMs: Infinity,
    lastHeardMs: nowMs,
    origin: 'live',
    startedMs: 0,
    openEnergyKwh: 0,
  });
}

/** Runs in the page. The text of a field starts with its value. */
function readPicture(stations: readonly string[]): Shown[] {
  return stations.map((station) => {
    const tile = document.querySelector(`[data-station="${station}"]`);
    // Thousands are set apart by a thin space.
    const value = (field: string): string | null =>
      tile?.querySelector(`[data-field="${field}"]`)?.textContent.replaceAll(/\s/g, '') ?? null;
    return {
      station,
      state: tile?.getAttribute('data-state') ?? null,
      inside: value('inside'),
      entries: value('entries'),
      alarms: value('alarms'),
    };
  });
}

/**
 * A broker that dies forgets what it acknowledged and had not yet passed on. Of the console we ask that it counts nothing
 * twice, makes nothing up, and names every number that is missing in the station's view.
 */
export async function expectShownGaps(running: RunningConsole, ledger: Ledger): Promise<void> {
  await expectConnected(running);
  const { page } = running;
  for (const station of ledger.stations) {
    await page.evaluate((id) => (window.location.hash = `#/view/station/${id}`), station);
    await expect(page.locator('[data-view="station"]')).toContainText(station);
    await expect
      .poll(async () => {
        const kept = await readHistory(running);
        const { twice, neverSent } = differences(ledger.published(), kept, ledger.stations);
        return {
          twice,
          neverSent,
          untold: untoldGaps(kept ?? [], station, await page.locator('main').innerText()),
        };
      })
      .toEqual({ twice: [], neverSent: [], untold: [] });
  }
}

/** Holes in a station's sequence numbers that the text does not name. A retained copy fills none: it is not the message itself. */
function untoldGaps(kept: readonly Kept[], station: string, text: string): string[] {
  const numbers = kept.flatMap((event) =>
    event.station === station && event.seq !== null && !event.retained ? [event.seq] : [],
  );
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.flatMap((seq, index) => {
    const before = sorted[index - 1];
    if (before === undefined || seq === before + 1) return [];
    const gap = en.station.gapsText
      .replace('{{from}}', String(before + 1))
      .replace('{{to}}', String(seq - 1))
      .replace('{{n}}', String(seq - before - 1));
    return text.includes(gap) ? [] : [gap];
  });
}
