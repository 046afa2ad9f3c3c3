import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { portContract } from '../../../../src-shared/contract/port.ts';
import { ROLES, type Role } from '../../../../src-shared/domain/operators/permissions.ts';
import { aConsole } from '../support/port-console.ts';
import { anAlarm } from '../../renderer/builders.ts';
import { ALL, GIVEN, SECRET } from '../support/people.ts';

const EVERYBODY = [...ROLES, null] as const;
const SEEN = { station: 'a', alarm: 'smoke', occurrence: 'o-1' };
const BROKER = {
  urls: ['mqtt://127.0.0.1'],
  username: '',
  password: null,
  caFile: '',
  certFile: '',
  keyFile: null,
};

interface Case {
  readonly input: unknown;
  /** Null: somebody who is not signed in. */
  readonly allowed: readonly (Role | null)[];
}

const anybody = (input?: unknown): Case => ({ input, allowed: EVERYBODY });
const only = (roles: readonly Role[], input?: unknown): Case => ({ input, allowed: roles });

const OPERATING = ['duty', 'technician', 'administrator'] as const;
const TECHNICAL = ['technician', 'administrator'] as const;
const MANAGING = ['manager', 'administrator'] as const;
const ADMINISTRATOR = ['administrator'] as const;

const aCommand = (order: object) => ({ station: 'a', device: 'front', order, note: 'delivery' });

/** What each procedure of the contract must let in, written down apart from the table that decides it. */
const CASES: Readonly<Record<string, Case>> = {
  hello: anybody({ version: 1 }),
  'live.pull': anybody({ session: '', since: 0, watch: null }),
  'live.alarms': anybody({ session: '', since: 0 }),
  'history.pull': anybody({ after: 0, limit: 1 }),
  'history.import': anybody({ part: 0 }),
  'history.imported': anybody(),
  'backup.state': anybody(),
  'backup.make': only(ADMINISTRATOR, { passphrase: null }),
  'backup.cancel': only(ADMINISTRATOR),
  'backup.nightly': only(ADMINISTRATOR, { isOn: true, hour: 3, keep: 7, passphrase: null }),
  'backup.folder': only(ADMINISTRATOR),
  'backup.choose': only(ADMINISTRATOR),
  'backup.check': only(ADMINISTRATOR, { passphrase: '' }),
  'backup.restore': only(ADMINISTRATOR, { passphrase: '' }),
  'backup.discard': only(ADMINISTRATOR),
  'backup.restart': only(ADMINISTRATOR),
  'storage.disk': anybody(),
  'alarms.act': only(OPERATING, { ...SEEN, act: { kind: 'acknowledge', note: 'seen' } }),
  'alarms.acknowledgeAll': only(OPERATING, { seen: [SEEN], note: '' }),
  'alarms.silence': anybody(),
  'alarms.soundTried': anybody({ heard: true }),
  'alarms.soundHeard': anybody({ heard: true }),
  'commands.send': only(OPERATING, aCommand({ action: 'on' })),
  'commands.lights': only(OPERATING, { stations: ['a'], on: false }),
  'rules.get': anybody(),
  'rules.stations': anybody(),
  'rules.save': only(['manager', 'technician', 'administrator'], { format: 1, revision: 7, rules: [] }),
  'schedules.get': anybody(),
  'schedules.save': only(TECHNICAL, {
    format: 1,
    revision: 7,
    place: { lat: 34.75, lon: 113.62 },
    schedules: [],
  }),
  'raw.open': only(TECHNICAL),
  'raw.pull': anybody({ watch: 1, after: 0, filter: { station: null, kind: null, topic: '' } }),
  why: anybody({ station: 'a' }),
  'reports.make': only(['duty', 'manager', 'administrator'], {
    range: { from: '2026-10-01', to: '2026-10-31' },
    stations: 'all',
    format: 'json',
    language: 'en',
  }),
  'reports.progress': anybody(),
  'reports.cancel': only(['duty', 'manager', 'administrator']),
  'reports.schedule': anybody(),
  'reports.changeSchedule': only(MANAGING, { isOn: false, formats: ['xlsx'], language: 'en' }),
  'reports.chooseFolder': only(MANAGING),
  'reports.trySchedule': only(MANAGING),
  'months.list': anybody(),
  'months.read': anybody({ month: '2026-10' }),
  'months.close': only(MANAGING, { month: '2026-10' }),
  'people.correct': only(ROLES, { station: 'a', inside: 1, note: 'counted' }),
  'settings.get': anybody(),
  'settings.look': anybody({ theme: 'light' }),
  'settings.change': only(TECHNICAL, { staleAfterS: 60 }),
  'settings.useBroker': only(TECHNICAL, BROKER),
  'settings.useDemo': only(TECHNICAL),
  'window.openSecond': anybody(),
  'broker.test': only(TECHNICAL, BROKER),
  'privacy.kept': anybody(),
  'privacy.erase': only(['manager', 'administrator'], { of: 'station', station: 'a' }),
  'quarantine.list': anybody(),
  'operators.session': anybody({ since: 0 }),
  'operators.signIn': anybody({ operator: 'ghost', secret: 'x' }),
  'operators.createFirst': anybody({ operator: 'mallory', secret: 'takes over' }),
  'operators.signOut': anybody(),
  'operators.changeSecret': only(ROLES, { secret: SECRET, next: SECRET }),
  'operators.list': only(ADMINISTRATOR),
  'operators.add': only(ADMINISTRATOR, { operator: 'new', role: 'administrator', secret: SECRET }),
  'operators.change': only(ADMINISTRATOR, { operator: 'duty', role: 'duty', isDisabled: false }),
  'operators.resetSecret': only(ADMINISTRATOR, { operator: 'ghost', secret: SECRET }),
  'audit.page': only(['manager', 'administrator'], { before: null, limit: 1, filter: ALL }),
  'audit.export': only(['manager', 'administrator'], { after: 0, limit: 1, filter: ALL }),
  'audit.verify': only(['manager', 'administrator'], { restart: true }),
};

function procedures(tree: object, path: readonly string[] = []): string[] {
  return Object.entries(tree).flatMap(([name, branch]: [string, object]) =>
    '~orpc' in branch ? [[...path, name].join('.')] : procedures(branch, [...path, name]),
  );
}

type Running = Awaited<ReturnType<typeof aConsole>>;

/** The code of the refusal; null: let in, whatever came of it. */
async function refusalOf({ client }: Running, procedure: string, input: unknown): Promise<string | null> {
  const target = procedure.split('.').reduce<unknown>((at, name) => Reflect.get(Object(at), name), client);
  if (typeof target !== 'function') throw new Error(`no procedure ${procedure}`);
  try {
    await Reflect.apply(target, undefined, [input]);
    return null;
  } catch (error) {
    const code: unknown = error instanceof ORPCError ? error.code : error;
    // Nobody's station: the guard had let it pass.
    return code === 'NOT_FOUND' ? null : String(code);
  }
}

/** One operator of each role, called as the role. */
async function aStaffedConsole(): Promise<Running> {
  const running = await aConsole();
  for (const role of ROLES) await running.people.signIn(role, role);
  return running;
}

const standAt = ({ people: { session } }: Running, role: Role | null): void => {
  if (role === null) session.end(session.name());
  else session.begin(role);
};

describe('every procedure of the port', () => {
  it('is among those that are tried here', () => {
    expect(Object.keys(CASES).sort()).toEqual(procedures(portContract).sort());
  });

  it.each(Object.entries(CASES))('%s lets in whom it should, and nobody else', async (procedure, tried) => {
    const running = await aStaffedConsole();
    const answers = new Map<Role | null, string | null>();
    for (const role of EVERYBODY) {
      standAt(running, role);
      answers.set(role, await refusalOf(running, procedure, tried.input));
    }
    const expected = new Map(
      EVERYBODY.map((role) => {
        if (tried.allowed.includes(role)) return [role, null];
        return [role, role === null ? 'sign-in-needed' : 'not-permitted'];
      }),
    );
    expect(answers).toEqual(expected);
  });

  it('that acts is refused as locked once the session is idle', async () => {
    let nowMs = Date.now();
    const running = await aConsole({ now: () => nowMs, lockAfterMs: () => 60_000 });
    nowMs += 60_000;
    for (const [procedure, { input, allowed }] of Object.entries(CASES))
      if (!allowed.includes(null))
        expect(await refusalOf(running, procedure, input), procedure).toBe('locked');
  });

  it('that acts wants a password of their own first, but for alarms', async () => {
    const running = await aConsole();
    const { operators } = running.people;
    await operators.add('root@control-1', { operator: 'new', role: 'administrator', secret: GIVEN });
    await operators.signIn({ operator: 'new', secret: GIVEN });
    const first = ['alarms.act', 'alarms.acknowledgeAll', 'operators.changeSecret'];
    for (const [procedure, { input, allowed }] of Object.entries(CASES))
      if (!allowed.includes(null))
        expect(await refusalOf(running, procedure, input), procedure).toBe(
          first.includes(procedure) ? null : 'must-change',
        );
  });

  it('takes an alarm out of service for a technician only', async () => {
    const running = await aStaffedConsole();
    const act = { ...SEEN, act: { kind: 'out-of-service', reason: 'broken' } };
    standAt(running, 'duty');
    expect(await refusalOf(running, 'alarms.act', act)).toBe('not-permitted');
    standAt(running, 'technician');
    expect(await refusalOf(running, 'alarms.act', act)).toBeNull();
  });

  it('leaves it to an administrator whether a door needs two', async () => {
    const running = await aStaffedConsole();
    for (const patch of [{ unlockNeedsTwo: false }, { unlockNeedsTwo: true, staleAfterS: 60 }]) {
      standAt(running, 'technician');
      expect(await refusalOf(running, 'settings.change', patch)).toBe('not-permitted');
      standAt(running, 'administrator');
      expect(await refusalOf(running, 'settings.change', patch)).toBeNull();
    }
  });

  it.each([
    ['on', { action: 'on' }, OPERATING],
    ['off', { action: 'off' }, OPERATING],
    ['level', { action: 'level', levelPercent: 50 }, OPERATING],
    ['unlock', { action: 'unlock', seconds: 5 }, OPERATING],
    ['lock', { action: 'lock' }, OPERATING],
    ['say', { action: 'say', text: 'quiet please', lang: 'en' }, OPERATING],
    ['ping', { action: 'ping' }, OPERATING],
    ['restart', { action: 'restart' }, TECHNICAL],
  ])('commands a device to %s for those who may', async (_action, order, allowed) => {
    const running = await aStaffedConsole();
    for (const role of ROLES) {
      standAt(running, role);
      const expected = allowed.some((each) => each === role) ? null : 'not-permitted';
      expect(await refusalOf(running, 'commands.send', aCommand(order)), role).toBe(expected);
    }
  });
});

/** An object in which nothing is right for any procedure. */
const WRONG = { station: {}, act: 1, of: 'all', theme: 7, staleAfterS: 'x' };

describe('a hostile window', () => {
  /** Posts what no client would, and hears the status of the answer. */
  const post = ({ port }: Running, id: string, procedure: string, json: unknown): Promise<number> =>
    new Promise((resolve) => {
      const onMessage = (data: unknown): void => {
        const answer = JSON.parse(String(data)) as { i: string; p: { s?: number } };
        if (answer.i !== id) return;
        port.off('message', onMessage);
        resolve(answer.p.s ?? 200);
      };
      port.on('message', onMessage);
      port.postMessage(JSON.stringify({ i: id, p: { u: `/${procedure}`, b: { json } } }));
    });
  const correction = { station: 'a', inside: 3, note: 'counted' };

  it('cannot name itself: who it was is what main knows', async () => {
    const running = await aConsole();
    await running.publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    const forged = {
      ...correction,
      by: 'root@control-9',
      operator: 'root',
      name: 'root',
      role: 'administrator',
    };
    expect(await post(running, 'f', 'people/correct', forged)).toBe(200);
    expect(running.core.engine.detail('a')?.correction?.by).toBe('wang@control-1');
    expect((await running.people.entries()).at(-1)).toMatchObject({
      by: 'wang@control-1',
      action: 'correction',
    });
  });

  it.each(Object.entries(CASES).filter(([, { input }]) => input !== undefined))(
    'gets no malformed message into %s, whoever is signed in',
    async (procedure) => {
      const running = await aConsole();
      const before = await running.people.entries();
      const path = procedure.replace('.', '/');
      for (const [n, json] of [null, 7, 'x', [], WRONG].entries())
        expect(await post(running, `m${n}`, path, json), JSON.stringify(json)).toBe(400);
      expect(await running.people.entries()).toEqual(before);
    },
  );

  it('cannot replay what somebody did who has left since', async () => {
    const running = await aConsole();
    await running.publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    expect(await post(running, 'r', 'people/correct', correction)).toBe(200);
    await running.client.operators.signOut();
    expect(await post(running, 'r', 'people/correct', correction)).toBe(401);
  });

  it.each(['__proto__', 'constructor', 'people/__proto__', 'people/correct/constructor', 'toString'])(
    'finds nothing behind %s',
    async (procedure) => {
      expect(await post(await aConsole(), 'x', procedure, correction)).toBe(404);
    },
  );
});

describe('an act', () => {
  it('is not done where the audit cannot be written', async () => {
    const running = await aConsole();
    await running.publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    await running.people.auditStore.close();
    const input = { station: 'a', inside: 9, note: 'counted' };
    expect(await refusalOf(running, 'people.correct', input)).toBe('not-audited');
    expect(running.core.engine.summary('a')?.inside).toBe(1);
  });

  it('silences the horn even where the audit cannot be written, and else is in it', async () => {
    const running = await aConsole();
    const { horn } = running.core;
    running.connected();
    horn.take('a', [anAlarm({ station: 'a', alarm: 'smoke', priority: 'critical' })]);
    const sounding = () => horn.state().sounding;
    await expect.poll(sounding, { timeout: 15_000 }).toBe('critical');
    await running.client.alarms.silence();
    expect(sounding()).toBeNull();
    await expect.poll(async () => (await running.people.entries()).at(-1)?.action).toBe('silence');

    await running.people.auditStore.close();
    horn.take('a', [anAlarm({ station: 'a', alarm: 'help', priority: 'critical' })]);
    expect(sounding()).toBe('critical');
    await running.client.alarms.silence();
    expect(sounding()).toBeNull();
  });

  it('is written down before it is done, and that it was refused after it', async () => {
    const running = await aConsole();
    await running.client.alarms.act({ ...SEEN, act: { kind: 'acknowledge', note: 'seen' } });
    expect((await running.people.entries()).slice(-2)).toMatchObject([
      { action: 'alarm', subject: 'a/smoke', detail: { act: 'acknowledge', note: 'seen' } },
      { action: 'refused', subject: 'alarms.act', detail: { code: 'unknown-alarm' } },
    ]);
  });
});
