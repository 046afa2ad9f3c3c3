import { describe, expect, it } from 'vitest';
import { aConsole } from '../support/port-console.ts';
import { SECRET } from '../support/people.ts';

const UNLOCK = {
  station: 'a',
  device: 'front',
  order: { action: 'unlock' as const, seconds: 5 },
  note: 'delivery',
};

/** A console that wants two to unlock, a door, `wang` signed in; `li` may unlock, `max` may not, `out` is disabled. */
async function aDoor() {
  const running = await aConsole({ settings: { unlockNeedsTwo: true } });
  running.connected();
  await running.publish('a/about', { name: '甲', devices: [{ device: 'front', kind: 'door' }] });
  await running.publish('a/status', { ts: Date.now(), state: 'online' });
  const { people } = running;
  await people.signIn('li', 'duty');
  await people.signIn('max', 'manager');
  await people.signIn('out', 'duty');
  await people.operators.change('root@control-1', { operator: 'out', role: 'duty', isDisabled: true });
  await people.operators.signIn({ operator: 'wang', secret: SECRET });
  const sent = () => running.published.filter(({ topic }) => topic.includes('/command/'));
  const unlock = (operator?: string, secret = SECRET) =>
    running.client.commands.send({
      ...UNLOCK,
      ...(operator !== undefined && { second: { operator, secret } }),
    });
  return { ...running, sent, unlock };
}

type People = Awaited<ReturnType<typeof aDoor>>['people'];

describe('where two are needed to unlock', () => {
  it.each([
    ['nobody', undefined, SECRET, 'second-needed'],
    ['the same person', 'wang', SECRET, 'second-same'],
    ['the same person in capitals', 'WANG', SECRET, 'second-same'],
    ['a wrong secret', 'li', 'guessed it', 'second-wrong'],
    ['somebody who is not there', 'ghost', SECRET, 'second-wrong'],
    ['somebody who may not', 'max', SECRET, 'second-not-permitted'],
    ['somebody who is disabled', 'out', SECRET, 'second-not-permitted'],
  ])('%s does not do', async (_name, operator, secret, code) => {
    const { unlock, sent, client } = await aDoor();
    expect(await unlock(operator, secret)).toEqual({ ok: false, code });
    expect(sent()).toEqual([]);
    expect((await client.operators.session({ since: 0 })).name).toBe('wang');
  });

  it.each([
    ['has signed out', (people: People) => people.operators.signOut(), 'sign-in-needed'],
    [
      'has lost the right',
      (people: People) =>
        people.operators.change('root@control-1', { operator: 'wang', role: 'manager', isDisabled: false }),
      'not-permitted',
    ],
    ['has made way for another', (people: People) => people.signIn('zhao', 'duty'), 'not-permitted'],
  ])('who asked for it and %s while the second one confirmed opens nothing', async (_name, change, code) => {
    const { unlock, sent, people } = await aDoor();
    const { confirm } = people.operators;
    people.operators.confirm = async (...asked: Parameters<typeof confirm>) => {
      const confirmed = await confirm(...asked);
      await change(people);
      return confirmed;
    };
    await expect(unlock('li')).rejects.toMatchObject({ code });
    expect(sent()).toEqual([]);
  });

  it('both are in the audit and in the command, and the secret nowhere', async () => {
    const { unlock, sent, people, core } = await aDoor();
    expect(await unlock('li')).toMatchObject({ ok: true });
    const [message] = sent();
    expect(JSON.parse(message?.payload ?? '')).toMatchObject({
      by: 'wang@control-1',
      second: 'li@control-1',
    });
    const entries = await people.entries();
    expect(entries.at(-1)).toMatchObject({
      action: 'command',
      by: 'wang@control-1',
      detail: { action: 'unlock', second: 'li@control-1' },
    });
    expect(core.engine.commands('a')[0]).toMatchObject({ second: 'li@control-1' });
    expect(JSON.stringify([entries, sent(), core.engine.commands('a')])).not.toContain(SECRET);
  });

  it('guessing is slowed down as at the sign-in', async () => {
    const { unlock, people } = await aDoor();
    const codes: string[] = [];
    for (let tries = 0; tries < 10; tries += 1) {
      const outcome = await unlock('li', 'guessed it');
      codes.push(outcome.ok ? 'ok' : outcome.code);
    }
    expect(codes.at(-1)).toBe('second-delayed');
    expect((await people.entries()).filter(({ action }) => action === 'sign-in-failed')).toHaveLength(
      codes.filter((code) => code === 'second-wrong').length,
    );
  });

  it('a light needs one', async () => {
    const { client, publish } = await aDoor();
    await publish('a/about', { ts: Date.now(), name: '甲', devices: [{ device: 'lamp', kind: 'light' }] });
    const order = { action: 'on' as const };
    expect(await client.commands.send({ station: 'a', device: 'lamp', order, note: '' })).toMatchObject({
      ok: true,
    });
  });
});
