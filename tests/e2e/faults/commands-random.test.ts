import { expect } from '@playwright/test';
import { setTimeout as pass } from 'node:timers/promises';
import { may } from '../../../src-shared/domain/operators/permissions.ts';
import { auditOf } from '../support/audit-log.ts';
import { openCable } from '../support/cable.ts';
import { openCommandedStation, type CommandedStation } from '../support/commanded-station.ts';
import { expectConnected, type RunningConsole } from '../support/console.ts';
import { SECRET, signedIn } from '../support/operators.ts';
import { callEach, watchPorts } from '../support/page-port.ts';
import { test } from '../support/room.ts';
import { counted, seededChance } from '../support/rounds.ts';

const STATIONS = ['baisha', 'kexuecheng', 'longzihu', 'ruyihu'] as const;
/** A command to each station under each fault. */
const ROUNDS = counted(2, 50);
const RUNS = ROUNDS * STATIONS.length;
const STEPS = ['arrived', 'accepted', 'done'] as const;

/** Longer than a command takes when all is well: the fault then comes after its end. */
const STRIKES_WITHIN_MS = 1_500;
const OUTAGE_MOST_MS = 2_000;
/** Every so many rounds the trouble outlasts an unlock. */
const LONG_EVERY = 10;
const LONG_OUTAGE_MS = 11_000;
/** An unlock lives so long; then nothing of it may happen any more. */
const LIFE_MS = 10_000;
/** How late this process may hear of what came in time, on a busy machine. */
const HEARD_LATE_MS = 250;

test(`${RUNS} unlocks with a fault at a random moment of each: none late, none twice, none without a permitted operator`, async ({
  room,
}) => {
  test.setTimeout(120_000 + ROUNDS * 60_000);
  const chance = seededChance('faults under commands');
  const broker = await room.broker();
  const cable = await openCable(room, broker);
  const stations = await Promise.all(STATIONS.map((id) => openCommandedStation(room, broker.url, id)));
  const options = {
    profile: await room.profile(),
    flags: ['--lang', 'en', '--broker', cable.url, '--name', 'control-1'],
  };
  let running = await room.console(options);
  await expectConnected(running);
  await signedIn(running.page);
  await watchPorts(running.page);

  const faults: Readonly<Record<string, (forMs: number) => Promise<void>>> = {
    'feed cut': async (forMs) => {
      cable.cut();
      await pass(forMs);
      cable.heal();
    },
    'packets swallowed': async (forMs) => {
      cable.swallow();
      await pass(forMs);
      cable.heal();
    },
    'broker restarted': async (forMs) => {
      await broker.stop('SIGTERM');
      await pass(forMs);
      await broker.start();
    },
    'broker killed': async (forMs) => {
      await broker.stop('SIGKILL');
      await pass(forMs);
      await broker.start();
    },
    'program killed': async (forMs) => {
      await running.kill();
      await pass(forMs);
      running = await room.console(options);
      await expectConnected(running);
      await watchPorts(running.page);
    },
  };
  const names = Object.keys(faults);
  const first = chance.between(0, names.length - 1);

  /** Slow, silent, gone or well: each station as chance has it. */
  const misbehave = (station: CommandedStation): void => {
    const roll = chance.next();
    const acceptsAfterMs = chance.between(0, 300);
    if (roll < 0.1) station.behave({ acceptsAfterMs: null, actsAfterMs: null });
    else if (roll < 0.25) station.behave({ acceptsAfterMs, actsAfterMs: chance.between(1_000, 12_000) });
    else station.behave({ acceptsAfterMs, actsAfterMs: acceptsAfterMs + chance.between(0, 500) });
    if (chance.next() < 0.15) {
      station.away();
      setTimeout(station.back, chance.between(0, 4_000));
    }
  };
  const unlock = { device: 'front', order: { action: 'unlock', seconds: 5 }, note: 'fault test' };
  const askEach = (): Promise<unknown> =>
    callEach(
      running.page,
      STATIONS.map((station) => ({ procedure: 'commands/send', input: { station, ...unlock } })),
      // The program may be killed while it is asked.
    ).catch(() => undefined);

  for (let round = 0; round < ROUNDS; round += 1) {
    await expectConnected(running);
    await expectStationsOnline(running);
    const [out, asked, signedInAgain] = await tryWithoutOperator(running);
    expect([out, asked, signedInAgain]).toEqual([200, 401, 200]);
    stations.forEach(misbehave);
    const watched = stations[chance.between(0, stations.length - 1)];
    const moment =
      chance.next() < 0.3
        ? pass(chance.between(0, 60))
        : watched?.next(chance.pick(STEPS), STRIKES_WITHIN_MS).then(() => pass(chance.between(0, 30)));
    const asking = askEach();
    await moment;
    const isLong = round % LONG_EVERY === LONG_EVERY - 1;
    const name = names[(first + round) % names.length] ?? '';
    await faults[name]?.(isLong ? LONG_OUTAGE_MS : chance.between(0, OUTAGE_MOST_MS));
    await asking;
  }

  await expectConnected(running);
  await pass(LIFE_MS);
  const commandsTold = async () => {
    const { entries } = await auditOf(options.profile);
    const asked = entries.filter(({ action }) => action === 'command');
    const ended = entries.filter(({ action }) => action === 'command-outcome');
    return { entries, asked, ended };
  };
  await expect
    .poll(
      async () => {
        const { asked, ended } = await commandsTold();
        return asked.filter(
          ({ detail }) => !ended.some((end) => end.detail['command'] === detail['command']),
        );
      },
      { message: 'commands without an outcome in the audit', timeout: 60_000 },
    )
    .toEqual([]);
  const { entries, asked, ended } = await commandsTold();

  const carriedOut = stations.flatMap((station) => station.carriedOut);
  const arrivals = stations.flatMap((station) => station.arrivals);
  process.stdout.write(
    `${asked.length} of ${RUNS} commands written down, ${arrivals.length} arrivals, ${carriedOut.length} carried out\n`,
  );
  expect(carriedOut.length).toBeGreaterThan(0);
  expect(arrivals.filter(({ atMs, expiresMs }) => atMs > expiresMs + HEARD_LATE_MS)).toEqual([]);
  expect(carriedOut.filter(({ atMs, expiresMs }) => atMs > expiresMs)).toEqual([]);
  expect(new Set(carriedOut.map(({ id }) => id)).size).toBe(carriedOut.length);
  for (const { id, by } of arrivals) {
    const requests = asked.filter(({ detail }) => detail['command'] === id);
    expect(requests, id).toHaveLength(1);
    expect(requests[0]).toMatchObject({ by, detail: { action: 'unlock' } });
    const operator = by.split('@')[0];
    const roles = entries.flatMap(({ action, subject, detail, seq }) =>
      (action === 'sign-in' || action === 'operator-added') &&
      subject === operator &&
      seq < (requests[0]?.seq ?? 0)
        ? [detail['role']]
        : [],
    );
    expect(roles.some((role) => role === 'administrator' && may(role, 'command.lock'))).toBe(true);
  }
  const ends = ended.map(({ detail }) => `${String(detail['command'])} ${String(detail['stage'])}`);
  expect(ends.filter((end, place) => ends.indexOf(end) !== place)).toEqual([]);
  expect((await auditOf(options.profile)).verdict.fault).toBeNull();
});

/** Signed out, asked to unlock, signed in again: the statuses. */
async function tryWithoutOperator({ page }: RunningConsole): Promise<number[]> {
  const statuses: number[] = [];
  for (const call of [
    { procedure: 'operators/signOut', input: undefined },
    {
      procedure: 'commands/send',
      input: {
        station: STATIONS[0],
        device: 'front',
        order: { action: 'unlock', seconds: 5 },
        note: 'thief',
      },
    },
    { procedure: 'operators/signIn', input: { operator: 'wang', secret: SECRET } },
  ])
    statuses.push(...(await callEach(page, [call])).map(({ status }) => status));
  return statuses;
}

async function expectStationsOnline({ inPage }: RunningConsole): Promise<void> {
  await expect
    .poll(() => inPage(() => document.querySelectorAll('[data-station][data-state="online"]').length, null), {
      message: 'stations online',
      timeout: 60_000,
    })
    .toBe(STATIONS.length);
}
