import { IDBFactory, IDBOpenDBRequest } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HistoryClient } from '../../../src-renderer/history/client.ts';
import type { IndexedDbAccess } from '../../../src-renderer/history/schema.ts';
import { anAlarmEvent, anOperatorsEvent, aPeopleEvent, NOON_MS, STATION } from '../../builders/events.ts';
import { aJournal, aWindow, aWorker } from './rig.ts';
import { anOpenDb, anOrigin, contents } from './support.ts';

const open: HistoryClient[] = [];

function opened(...args: Parameters<typeof aWindow>) {
  const made = aWindow(...args);
  open.push(made.history);
  return made;
}

afterEach(() => {
  for (const history of open.splice(0)) history.close();
});

const visits = (count: number) => Array.from({ length: count }, () => aPeopleEvent());
const visitsOfDay = async (history: HistoryClient) =>
  (await history.day(STATION, '2026-11-23'))?.hours.get(12)?.visits;
const until = (history: HistoryClient, cursor: number) =>
  vi.waitFor(() => expect(history.status().cursor).toBe(cursor), { timeout: 10_000 });

const deleteDatabase = (access: IndexedDbAccess) =>
  new Promise((resolve) => {
    access.indexedDB.deleteDatabase(access.name).onsuccess = resolve;
  });

describe('following the journal', () => {
  it('takes what is there and what comes, and asks only after what it has taken or is taking', async () => {
    const journal = aJournal();
    journal.append(...visits(4_500));
    const { history } = opened(journal, () => aWorker(anOrigin()));
    await until(history, 4_500);
    journal.append(...visits(1));
    await until(history, 4_501);
    await vi.waitFor(() =>
      expect(journal.asked).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000, 4_500, 4_501]),
    );
    expect(await visitsOfDay(history)).toBe(4_501);
    expect(history.status()).toEqual({
      cursor: 4_501,
      head: 4_501,
      rebuilding: null,
      restoring: null,
      failure: null,
    });
  });

  it('goes on from its own cursor in the next window', async () => {
    const journal = aJournal();
    const access = anOrigin();
    journal.append(...visits(10));
    const first = opened(journal, () => aWorker(access));
    await until(first.history, 10);
    first.history.close();
    journal.append(...visits(5));
    const second = opened(journal, () => aWorker(access));
    await until(second.history, 15);
    expect(await visitsOfDay(second.history)).toBe(15);
  });

  it('tries again when main did not answer', async () => {
    const journal = aJournal();
    journal.append(...visits(3));
    const pull = vi.fn(journal.pull).mockRejectedValueOnce(new Error('the port is closed'));
    const { history } = opened({ pull }, () => aWorker(anOrigin()));
    await until(history, 3);
  });

  it('says what is wrong when the worker refuses, and tries again', async () => {
    const journal = aJournal();
    journal.append(...visits(3));
    const becomeWriter = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('no lock'));
    const { history, statuses } = opened(journal, () => aWorker(anOrigin(), becomeWriter));
    await until(history, 3);
    expect(statuses[0]?.failure).toEqual({ code: 'unknown', detail: 'Error: no lock' });
    expect(history.status().failure).toBeNull();
  });

  it('does not write before it is the only writer, and answers questions meanwhile', async () => {
    const journal = aJournal();
    journal.append(...visits(3));
    let takeTurn = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      takeTurn = resolve;
    });
    const { history } = opened(journal, () => aWorker(anOrigin(), () => turn));
    expect(await visitsOfDay(history)).toBeUndefined();
    expect(journal.asked).toEqual([]);
    takeTurn();
    await until(history, 3);
  });
});

describe('rebuilding', () => {
  it('begins with another journal, with what that one holds, and tells how far it is', async () => {
    const access = anOrigin();
    const old = aJournal();
    old.append(...visits(7));
    const before = opened(old, () => aWorker(access));
    await until(before.history, 7);
    before.history.close();

    const journal = aJournal('journal-2');
    journal.append(...visits(5_000));
    const { history, statuses } = opened(journal, () => aWorker(access));
    await until(history, 5_000);
    expect(await visitsOfDay(history)).toBe(5_000);
    const told = statuses.flatMap(({ rebuilding }) => rebuilding ?? []);
    expect(told).toEqual([
      { done: 2_000, total: 5_000 },
      { done: 4_000, total: 5_000 },
    ]);
    expect(history.status().rebuilding).toBeNull();
  });

  it('begins when the journal is an older copy of the one that was followed', async () => {
    const access = anOrigin();
    const journal = aJournal();
    journal.append(...visits(9));
    const before = opened(journal, () => aWorker(access));
    await until(before.history, 9);
    before.history.close();

    const copy = aJournal();
    copy.append(...visits(4));
    const { history } = opened(copy, () => aWorker(access));
    await until(history, 4);
    expect(await visitsOfDay(history)).toBe(4);
  });

  it('begins at once when the database is deleted under way', async () => {
    const access = anOrigin();
    const journal = aJournal();
    journal.append(...visits(20));
    const { history } = opened(journal, () => aWorker(access));
    await until(history, 20);
    await deleteDatabase(access);
    await vi.waitFor(async () => expect(await visitsOfDay(history)).toBe(20));
    journal.append(...visits(1));
    await until(history, 21);
    expect((await contents(await anOpenDb(access))).events).toHaveLength(21);
  });

  it('survives deletions in the middle of commits with each event once', async () => {
    const access = anOrigin();
    const journal = aJournal();
    const { history, statuses } = opened(journal, () => aWorker(access));
    for (let round = 1; round <= 5; round += 1) {
      journal.append(...visits(2_500));
      const told = statuses.length;
      await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(told), { timeout: 20_000 });
      await deleteDatabase(access);
    }
    await vi.waitFor(async () => expect(await visitsOfDay(history)).toBe(12_500), { timeout: 20_000 });
    expect((await contents(await anOpenDb(access))).events).toHaveLength(12_500);
  });

  it('goes on in another thread when the database does not answer this one any more', async () => {
    const access = anOrigin();
    const journal = aJournal();
    journal.append(...visits(20));
    const deaf = { ...access, indexedDB: deafAfterLoss(access.indexedDB) };
    const startWorker = vi.fn(() => aWorker(access)).mockImplementationOnce(() => aWorker(deaf));
    const { history, statuses } = opened(journal, startWorker);
    await until(history, 20);
    await deleteDatabase(access);
    await vi.waitFor(() => expect(startWorker).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await visitsOfDay(history)).toBe(20));
    expect(statuses.map(({ failure }) => failure?.code)).toContain('closed');
    expect(history.status()).toEqual({
      cursor: 20,
      head: 20,
      rebuilding: null,
      restoring: null,
      failure: null,
    });
  });

  it('begins when the database cannot be opened any more, and says why', async () => {
    const journal = aJournal();
    journal.append(...visits(6));
    const factory = new BrokenFactory();
    const { history, statuses } = opened(journal, () => aWorker({ ...anOrigin(), indexedDB: factory }));
    await until(history, 6);
    expect(factory.deletions).toBe(1);
    expect(statuses.map(({ failure }) => failure?.code)).toContain('corrupt');
    expect(history.status().failure).toBeNull();
  });
});

/** An IndexedDB as one thread sees it that gets its first connection and no other. */
function deafAfterLoss(factory: IDBFactory): IDBFactory {
  let wasOpen = false;
  return {
    cmp: (a, b) => factory.cmp(a, b),
    databases: () => factory.databases(),
    deleteDatabase: (name) => factory.deleteDatabase(name),
    open: (name, version) => {
      if (wasOpen) return new IDBOpenDBRequest();
      wasOpen = true;
      return factory.open(name, version);
    },
  };
}

/** An IndexedDB whose files are damaged until they are deleted. */
class BrokenFactory extends IDBFactory {
  deletions = 0;

  override open(...args: Parameters<IDBFactory['open']>) {
    if (this.deletions === 0) throw new DOMException('Internal error opening backing store', 'UnknownError');
    return super.open(...args);
  }

  override deleteDatabase(...args: Parameters<IDBFactory['deleteDatabase']>) {
    this.deletions += 1;
    return super.deleteDatabase(...args);
  }
}

it('a question that cannot be answered is refused, with the reason', async () => {
  const { history } = opened(aJournal(), () => aWorker({ ...anOrigin(), indexedDB: new BrokenFactory() }));
  const range = { station: STATION, fromMs: NOON_MS, toMs: NOON_MS + 1 };
  await expect(history.doorEvents(range, 5)).rejects.toMatchObject({ failure: { code: 'corrupt' } });
});

it('answers what became of the alarms, and what they asked of the operators', async () => {
  const journal = aJournal();
  const acknowledged = { atMs: NOON_MS + 60_000, by: 'li@c1', note: 'seen' };
  journal.append(anOperatorsEvent({ occurrence: 'o1', acknowledged }), anAlarmEvent({ id: 'o1' }));
  const { history } = opened(journal, () => aWorker(anOrigin()));
  await until(history, 2);
  const range = { fromMs: NOON_MS, toMs: NOON_MS + 3_600_000 };
  const filter = { station: STATION, priority: null, type: null, text: '' };
  const page = await history.alarmPage({ ...range, before: null, limit: 10, filter });
  expect(page).toMatchObject({ rows: [{ occurrence: 'o1', acknowledged }], next: null });
  const load = await history.alarmLoad({ ...range, binMs: 3_600_000, operators: 1 });
  expect(load).toMatchObject({ total: 1, perOperatorHour: 1 });
});
