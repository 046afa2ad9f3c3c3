import { describe, expect, it, vi } from 'vitest';
import { aSchedule, ZHENGZHOU } from '../domain/schedule/builders.ts';
import { aConsole } from './support/port-console.ts';

const ANY = { station: null, kind: null, topic: '' };

describe('messages over the port', () => {
  it('are shown to who may, and are closed to who may not, whatever he asks with', async () => {
    const { client, publish, people } = await aConsole();
    const { watch } = await client.raw.open();
    await publish('a/people', { id: '1', ts: Date.now(), in: 1, out: 0 });
    expect(await client.raw.pull({ watch, after: 0, filter: ANY })).toMatchObject({
      ok: true,
      messages: [{ topic: 'waystation/v1/a/people', direction: 'in', problem: null }],
    });
    await people.signIn('li', 'duty');
    const closed = { ok: false, code: 'closed' };
    expect(await client.raw.pull({ watch, after: 0, filter: ANY })).toEqual(closed);
    expect((await people.entries()).filter(({ action }) => action === 'raw-opened')).toHaveLength(1);
  });

  it('have what this console sends, too', async () => {
    const { client, publish, connected } = await aConsole();
    connected();
    await publish('a/about', { devices: [{ device: 'lamp', kind: 'light' }] });
    const { watch } = await client.raw.open();
    await client.commands.send({ station: 'a', device: 'lamp', order: { action: 'on' }, note: '' });
    const page = await client.raw.pull({ watch, after: 0, filter: { ...ANY, kind: 'command' } });
    expect(page).toMatchObject({ messages: [{ direction: 'out', topic: 'waystation/v1/a/command/lamp' }] });
  });
});

describe('why, over the port', () => {
  it('names the topic of the last message, and what was put aside', async () => {
    const { client, publish, connected } = await aConsole();
    connected();
    expect(await client.why({ station: 'a' })).toBeNull();
    await publish('a/status', { ts: Date.now(), state: 'online' });
    await publish('a/state/lamp', { ts: Date.now(), on: true });
    const chain = await client.why({ station: 'a' });
    expect(chain?.breaksAt).toBeNull();
    expect(chain?.links.find(({ name }) => name === 'packet')).toMatchObject({
      code: 'fresh',
      topic: 'waystation/v1/a/state/lamp',
    });
  });
});

describe('schedules over the port', () => {
  const aSet = (revision: number) => ({
    format: 1 as const,
    revision,
    place: ZHENGZHOU,
    schedules: [aSchedule({ by: 'forged@control-9' })],
  });

  it('belong to who saved them, whatever the window says, and are in the audit', async () => {
    const { client, people } = await aConsole();
    const saved = await client.schedules.save(aSet(0));
    expect(saved).toMatchObject({ ok: true, set: { revision: 1, schedules: [{ by: 'wang@control-1' }] } });
    expect((await people.entries()).at(-1)).toMatchObject({
      action: 'schedules',
      by: 'wang@control-1',
      detail: {
        revision: 1,
        schedules: 1,
        added: 'evening on 18:00 days 0,1,2,3,4,5,6 stations all lights all',
        changed: '',
        removed: '',
      },
    });
    expect(await client.schedules.save(aSet(0))).toMatchObject({ ok: false, code: 'stale' });
  });

  it('are carried out as an audited command of his, under an id that all consoles have', async () => {
    const start = Date.parse('2026-11-25T17:59:50+08:00');
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: start });
    try {
      const running = await aConsole();
      running.connected();
      await running.publish('a/about', { devices: [{ device: 'lamp', kind: 'light' }] });
      await running.client.schedules.save(aSet(0));
      vi.advanceTimersByTime(20_000);
      await vi.waitFor(() =>
        expect(running.published.some(({ topic }) => topic.endsWith('/command/lamp'))).toBe(true),
      );
      const audited = (await running.people.entries()).find(({ action }) => action === 'command');
      expect(audited).toMatchObject({
        by: 'wang@control-1',
        subject: 'a/lamp',
        detail: { action: 'on', note: 'schedule evening' },
      });
      const view = await running.client.schedules.get();
      expect(view.settled).toMatchObject([{ outcome: 'sent', command: audited?.detail['command'] }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
