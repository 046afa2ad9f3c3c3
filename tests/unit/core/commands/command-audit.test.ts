import { describe, expect, it, vi } from 'vitest';
import { aConsole } from '../support/port-console.ts';

const OFF = { station: 'a', device: 'lamp', order: { action: 'off' as const }, note: '' };

/** A console that hears a station with two lights, of which one is on. */
async function aLitStation() {
  const running = await aConsole();
  const { publish } = running;
  running.connected();
  const devices = ['lamp', 'porch'].map((device) => ({ device, kind: 'light' }));
  await publish('a/about', { name: '甲', devices });
  await publish('a/link', { ts: Date.now(), state: 'online' });
  await publish('a/state/lamp', { ts: Date.now(), on: true });
  await publish('a/state/porch', { ts: Date.now(), on: true });
  const sent = () => running.published.filter(({ topic }) => topic.includes('/command/'));
  const audited = async () =>
    (await running.people.entries()).filter(({ action }) => action.startsWith('command'));
  const answer = (command: string, status: string, reason?: string) =>
    publish('a/result', { id: command, ts: Date.now(), status, reason });
  return { ...running, sent, audited, answer };
}

describe('a command', () => {
  it('is in the audit once, with who, what and its id', async () => {
    const { client, sent, audited } = await aLitStation();
    const outcome = await client.commands.send({ ...OFF, note: 'nobody there' });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(sent()).toHaveLength(1);
    expect(await audited()).toMatchObject([
      {
        action: 'command',
        by: 'wang@control-1',
        subject: 'a/lamp',
        detail: { command: outcome.id, action: 'off', note: 'nobody there' },
      },
    ]);
  });

  it('that cannot be written down is refused and never sent', async () => {
    const { client, people, sent, core } = await aLitStation();
    await people.auditStore.close();
    expect(await client.commands.send(OFF)).toEqual({ ok: false, code: 'not-recorded' });
    expect(sent()).toEqual([]);
    expect(core.engine.commands('a')).toEqual([]);
  });

  it('has what became of it in the audit, once', async () => {
    const { client, audited, answer } = await aLitStation();
    const outcome = await client.commands.send(OFF);
    if (!outcome.ok) throw new Error(outcome.code);
    await answer(outcome.id, 'rejected', 'maintenance');
    await answer(outcome.id, 'rejected', 'maintenance');
    await vi.waitFor(async () => expect(await audited()).toHaveLength(2), { timeout: 5_000 });
    expect((await audited()).at(-1)).toMatchObject({
      action: 'command-outcome',
      by: 'wang@control-1',
      subject: 'a/lamp',
      detail: { command: outcome.id, action: 'off', stage: 'rejected', reason: 'maintenance' },
    });
  });

  it('is refused at once where fifty have no end yet, so that each has its outcome in the audit', async () => {
    const { client, sent, audited, answer } = await aLitStation();
    const all = await Promise.all(Array.from({ length: 60 }, () => client.commands.send(OFF)));
    const begun = all.flatMap((outcome) => (outcome.ok ? [outcome.id] : []));
    expect(begun).toHaveLength(50);
    expect(all.filter((outcome) => !outcome.ok && outcome.code === 'too-many')).toHaveLength(10);
    expect(sent()).toHaveLength(50);
    for (const id of begun) await answer(id, 'rejected', 'maintenance');
    await vi.waitFor(async () => expect(await audited()).toHaveLength(100), { timeout: 5_000 });
    expect(await client.commands.send(OFF)).toMatchObject({ ok: true });
  });

  it('to all lights is as many in the audit as there are lights', async () => {
    const { client, sent, audited } = await aLitStation();
    await client.commands.lights({ stations: ['a'], on: false });
    expect(sent()).toHaveLength(2);
    expect((await audited()).map(({ subject }) => subject).sort()).toEqual(['a/lamp', 'a/porch']);
  });
});
