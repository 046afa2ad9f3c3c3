import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CAPABILITIES } from '../../../../src-shared/domain/operators/permissions.ts';
import { GIVEN, openPeople, SECRET } from '../support/people.ts';

const MINUTE_MS = 60_000;

async function aConsole() {
  const profile = mkdtempSync(join(tmpdir(), 'waystation-operators-'));
  let nowMs = 1_760_000_000_000;
  const open = async () => {
    const people = await openPeople(profile, { now: () => nowMs, lockAfterMs: () => 30 * MINUTE_MS });
    onTestFinished(people.close);
    return people;
  };
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  return { ...(await open()), profile, open, wait: (ms: number) => void (nowMs += ms) };
}

const file = (profile: string): string => join(profile, 'operators.json');

describe('operators', () => {
  it('make the first administrator once, and only once', async () => {
    const { operators, session } = await aConsole();
    expect(session.view().state).toBe('none-yet');
    const both = await Promise.all(
      ['wang', 'mallory'].map((operator) => operators.createFirst({ operator, secret: SECRET })),
    );
    expect(both).toMatchObject([{ ok: true }, { ok: false, code: 'exists' }]);
    expect(session.view()).toMatchObject({ state: 'signed-in', name: 'wang', role: 'administrator' });
  });

  it('keep no secret in clear, and the file to themselves', async () => {
    const { operators, profile } = await aConsole();
    await operators.createFirst({ operator: 'wang', secret: SECRET });
    const text = readFileSync(file(profile), 'utf8');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect(statSync(file(profile)).mode & 0o077).toBe(0);
  });

  it('are the same person in whatever capitals or width the name is typed', async () => {
    const { operators, session, signIn } = await aConsole();
    await signIn('Wang', 'duty');
    expect(await operators.signIn({ operator: 'ＷＡＮＧ', secret: SECRET })).toEqual({ ok: true });
    expect(session.view().name).toBe('Wang');
  });

  it('answer a wrong password and an unknown name alike, delays included', async () => {
    const { operators, signIn } = await aConsole();
    await signIn('wang', 'duty');
    const triesOf = async (operator: string) => {
      const said = [];
      for (let tries = 0; tries < 6; tries += 1)
        said.push(await operators.signIn({ operator, secret: 'wrong!' }));
      return said;
    };
    const known = await triesOf('wang');
    expect(known).toEqual(await triesOf('nobody'));
    expect(known.map((outcome) => !outcome.ok && outcome.code)).toEqual([
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'delayed',
      'delayed',
    ]);
  });

  it('wait through a restart, and let the right password in once the time is over', async () => {
    const { operators, signIn, open, wait } = await aConsole();
    await signIn('wang', 'administrator');
    for (let tries = 0; tries < 4; tries += 1) await operators.signIn({ operator: 'wang', secret: 'wrong!' });
    const again = await open();
    const right = { operator: 'wang', secret: SECRET };
    expect(await again.operators.signIn(right)).toMatchObject({ ok: false, code: 'delayed' });
    wait(5_000);
    expect(await again.operators.signIn(right)).toEqual({ ok: true });
    for (let tries = 0; tries < 3; tries += 1)
      expect(await again.operators.signIn({ operator: 'wang', secret: 'wrong!' })).toMatchObject({
        code: 'wrong',
        untilMs: 0,
      });
  });

  it('take no more tries at once than a person makes', async () => {
    const { operators, signIn } = await aConsole();
    await signIn('wang', 'duty');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => operators.signIn({ operator: 'wang', secret: SECRET })),
    );
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === 'busy')).toHaveLength(16);
  });

  it('lock an idle session: who was there is known, but may do nothing', async () => {
    const { session, signIn, operators, wait } = await aConsole();
    await signIn('wang', 'duty');
    wait(29 * MINUTE_MS);
    session.touched();
    wait(29 * MINUTE_MS);
    expect(session.who('alarm.act')).toMatchObject({ ok: true, by: 'wang@control-1', role: 'duty' });
    wait(30 * MINUTE_MS);
    expect(session.who('alarm.act')).toEqual({ ok: false, code: 'sign-in-needed' });
    expect(session.view()).toMatchObject({ state: 'locked', name: 'wang', may: [] });
    expect(session.by()).toBe('@control-1');
    session.touched();
    expect(session.view().state).toBe('locked');
    await operators.signIn({ operator: 'wang', secret: SECRET });
    expect(session.who('alarm.act').ok).toBe(true);
  });

  it('are out at once when they are disabled, and may do less at once when their role is less', async () => {
    const { operators, session, signIn } = await aConsole();
    await signIn('wang', 'technician');
    await operators.change('root@x', { operator: 'wang', role: 'manager', isDisabled: false });
    expect(session.who('settings.edit')).toEqual({ ok: false, code: 'not-permitted' });
    await operators.change('root@x', { operator: 'wang', role: 'manager', isDisabled: true });
    expect(session.who('people.correct')).toEqual({ ok: false, code: 'sign-in-needed' });
    expect(await operators.signIn({ operator: 'wang', secret: SECRET })).toMatchObject({ code: 'disabled' });
    await operators.change('root@x', { operator: 'wang', role: 'manager', isDisabled: false });
    expect(session.view().state).toBe('signed-out');
  });

  it('are locked out by idleness though a window goes on asking for them', async () => {
    const { session, signIn, wait } = await aConsole();
    await signIn('wang', 'technician');
    for (let minute = 0; minute < 29; minute += 1) {
      wait(MINUTE_MS);
      expect(session.who('raw.read').ok).toBe(true);
    }
    wait(MINUTE_MS);
    expect(session.who('raw.read')).toEqual({ ok: false, code: 'sign-in-needed' });
  });

  it('never lose the last administrator', async () => {
    const { operators } = await aConsole();
    await operators.createFirst({ operator: 'wang', secret: SECRET });
    const change = (role: 'duty' | 'administrator', isDisabled: boolean) =>
      operators.change('wang@x', { operator: 'wang', role, isDisabled });
    expect(await change('duty', false)).toMatchObject({ code: 'last-administrator' });
    expect(await change('administrator', true)).toMatchObject({ code: 'last-administrator' });
  });

  it('are asked for a password of their own where an administrator gave one, which ends their session', async () => {
    const { operators, session } = await aConsole();
    await operators.createFirst({ operator: 'root', secret: SECRET });
    await operators.add('root@x', { operator: 'wang', role: 'administrator', secret: GIVEN });
    await operators.signIn({ operator: 'wang', secret: GIVEN });
    expect(session.view()).toMatchObject({ mustChange: true, may: ['alarm.act', 'secret.change'] });
    for (const capability of CAPABILITIES)
      expect(session.who(capability).ok, capability).toBe(
        capability === 'alarm.act' || capability === 'secret.change',
      );
    expect(session.who('command.lock')).toEqual({ ok: false, code: 'must-change' });
    expect(await operators.confirm('root@x', { operator: 'wang', secret: GIVEN }, 'command.lock')).toEqual({
      ok: false,
      code: 'not-permitted',
    });
    expect(await operators.changeSecret('wang@x', 'wang', { secret: GIVEN, next: GIVEN })).toMatchObject({
      code: 'same-secret',
    });
    expect(session.view().mustChange).toBe(true);
    await operators.changeSecret('wang@x', 'wang', { secret: GIVEN, next: SECRET });
    expect(session.view().mustChange).toBe(false);
    expect(session.who('command.lock').ok).toBe(true);
    await operators.resetSecret('root@x', { operator: 'wang', secret: 'another one' });
    expect(session.view().state).toBe('signed-out');
    expect(await operators.signIn({ operator: 'wang', secret: 'another one' })).toEqual({ ok: true });
    expect(session.view().mustChange).toBe(true);
  });

  it('let nobody in, nor make a first administrator, where the file cannot be read; and leave it as it is', async () => {
    const { profile, open } = await aConsole();
    writeFileSync(file(profile), '{"format":1,"operators":[');
    const { operators, session } = await open();
    expect(session.view().state).toBe('unreadable');
    expect(await operators.createFirst({ operator: 'mallory', secret: SECRET })).toMatchObject({
      code: 'unreadable',
    });
    expect(await operators.signIn({ operator: 'wang', secret: SECRET })).toMatchObject({
      code: 'unreadable',
    });
    expect(readFileSync(file(profile), 'utf8')).toBe('{"format":1,"operators":[');
  });

  it('leave their traces in the audit, but never a secret, nor what was typed as an unknown name', async () => {
    const { operators, signIn, entries, profile } = await aConsole();
    await signIn('wang', 'duty');
    await operators.signIn({ operator: 'wang', secret: 'wrong secret' });
    await operators.signIn({ operator: 'typed into the wrong field', secret: 'x' });
    await operators.signOut();
    expect((await entries()).map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'operator-added root',
      'operator-added wang',
      'secret-changed wang',
      'sign-in wang',
      'sign-in-failed wang',
      'sign-in-failed ?',
      'sign-out wang',
    ]);
    const text = readFileSync(join(profile, 'audit/audit-000000000001.jsonl'), 'utf8');
    for (const secret of [SECRET, 'wrong secret', 'wrong field']) expect(text).not.toContain(secret);
  });
});
