import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Audit } from '../../../../src-main/core/audit/audit.ts';
import type { Journal, OldJournals } from '../../../../src-main/core/ports.ts';
import { startErasing } from '../../../../src-main/core/privacy/erasing.ts';
import { readBatch } from '../../../../src-main/core/history-pull.ts';
import type { AuditDeed } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { aDoorEvent } from '../../../builders/events.ts';
import { aMemoryJournal } from '../../../builders/memory-journal.ts';

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;
const BY = 'wang@control-1';

/** Of whom entries came, by days ago: two stations, two persons. */
async function aJournal(): Promise<Journal> {
  const journal = aMemoryJournal();
  for (const [daysAgo, station, person] of [
    [40, 'a', 'old'],
    [29, 'a', 'p1'],
    [3, 'b', 'p1'],
    [2, 'b', 'p2'],
    [1, 'a', null],
  ] as const)
    await journal.append([aDoorEvent({ station, person, arrivedMs: NOW_MS - daysAgo * DAY_MS })]);
  return journal;
}

interface Rig {
  readonly journal?: Journal;
  readonly keepDays?: () => number;
  readonly oldJournals?: OldJournals;
}

const NO_OLD: OldJournals = { erase: () => Promise.resolve({ entries: 0, removed: 0 }) };

async function anErasing({ journal, keepDays = () => 30, oldJournals = NO_OLD }: Rig = {}) {
  const kept = journal ?? (await aJournal());
  const deeds: AuditDeed[] = [];
  let isFull = false;
  const audit: Audit = {
    append: (deed) => {
      if (isFull) return Promise.reject(new Error('full'));
      deeds.push(deed);
      return Promise.resolve();
    },
  };
  const log = { info: () => undefined, warn: () => undefined };
  const start = () =>
    startErasing({
      ...{ journal: kept, oldJournals, audit, log, now: () => NOW_MS, keepDays },
      consoleId: 'control-1',
    });
  const erasing = start();
  onTestFinished(erasing.close);
  const persons = async (): Promise<(string | null)[]> =>
    (await kept.read(0, 100)).map(({ json }) => (JSON.parse(json) as { person: string | null }).person);
  return {
    erasing,
    journal: kept,
    deeds,
    persons,
    fillDisk: (full: boolean): void => {
      isFull = full;
    },
  };
}

describe('a request', () => {
  it('takes one person out of all stations, and the audit says so before and after, without the token', async () => {
    const { erasing, deeds, persons } = await anErasing();
    const outcome = await erasing.erase({ of: 'person', person: 'p1' }, BY);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome.erased).toBe(2);
    expect(await persons()).toEqual(['old', null, null, 'p2', null]);
    const { request } = outcome;
    const sha256 = createHash('sha256').update(`${request} p1`).digest('hex');
    expect(deeds).toMatchObject([
      { action: 'privacy-deleted', by: BY, subject: 'person', detail: { request, state: 'begun', sha256 } },
      {
        action: 'privacy-deleted',
        by: BY,
        subject: 'person',
        detail: { request, state: 'done', entries: 2 },
      },
    ]);
    expect(JSON.stringify(deeds)).not.toContain('p1');
  });

  it('takes all persons out of one station', async () => {
    const { erasing, deeds, persons } = await anErasing();
    expect(await erasing.erase({ of: 'station', station: 'b' }, BY)).toMatchObject({ ok: true, erased: 2 });
    expect(await persons()).toEqual(['old', 'p1', null, null, null]);
    expect(deeds.map(({ subject }) => subject)).toEqual(['b', 'b']);
  });

  it('for somebody who is not there is done and told all the same', async () => {
    const { erasing, deeds } = await anErasing();
    expect(await erasing.erase({ of: 'person', person: 'x' }, BY)).toMatchObject({ ok: true, erased: 0 });
    expect(deeds).toHaveLength(2);
  });

  it('is not carried out where the audit cannot be written', async () => {
    const { erasing, persons, fillDisk } = await anErasing();
    const before = await persons();
    fillDisk(true);
    expect(await erasing.erase({ of: 'station', station: 'a' }, BY)).toEqual({
      ok: false,
      code: 'not-audited',
    });
    expect(await persons()).toEqual(before);
  });

  it('waits for no other: one at a time', async () => {
    const { erasing } = await anErasing();
    const first = erasing.erase({ of: 'station', station: 'a' }, BY);
    expect(await erasing.erase({ of: 'station', station: 'b' }, BY)).toEqual({ ok: false, code: 'busy' });
    expect(await first).toMatchObject({ ok: true });
  });

  it('that was interrupted after the journal is told in the audit by the next start', async () => {
    const journal = await aJournal();
    const wanted = { id: 'r-1', station: 'a', person: null, upTo: journal.head(), by: BY };
    await journal.erase(wanted, new AbortController().signal);
    const { erasing, deeds } = await anErasing({ journal });
    await erasing.close();
    expect(deeds).toMatchObject([
      { by: BY, subject: 'a', detail: { request: 'r-1', state: 'done', entries: 2 } },
    ]);
    expect(journal.erasure()).toBeNull();
  });
});

describe('time', () => {
  it('takes out who came longer ago than is set, once, and the audit says so', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { deeds, persons } = await anErasing();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await persons()).toEqual([null, 'p1', 'p1', 'p2', null]);
    await vi.advanceTimersByTimeAsync(DAY_MS);
    expect(deeds).toMatchObject([
      { action: 'privacy-expired', by: '@control-1', subject: 'all', detail: { state: 'done', entries: 1 } },
    ]);
  });

  it('is up at once when it is set shorter', async () => {
    let days = 30;
    const { erasing, persons } = await anErasing({ keepDays: () => days });
    days = 2;
    erasing.expire();
    await vi.waitFor(async () => expect(await persons()).toEqual([null, null, null, null, null]));
  });
});

describe('what is kept', () => {
  it('is counted from the entries, by station and person', async () => {
    const { erasing } = await anErasing();
    expect(await erasing.kept()).toEqual({
      stations: [
        { station: 'a', entries: 2 },
        { station: 'b', entries: 2 },
      ],
      tokens: 3,
      oldestMs: NOW_MS - 40 * DAY_MS,
      isErasing: false,
    });
    await erasing.erase({ of: 'station', station: 'a' }, BY);
    await erasing.erase({ of: 'station', station: 'b' }, BY);
    expect(await erasing.kept()).toMatchObject({ stations: [], tokens: 0, oldestMs: null });
  });

  it('never goes to the window', async () => {
    const { entries } = await readBatch(await aJournal(), 0, 100);
    expect(entries).not.toMatch(/"p1"|"p2"|"old"/);
    expect(JSON.parse(entries)).toHaveLength(5);
  });
});
