import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../../src-renderer/session/gate.ts';

/** Main's answer to a call, as long as nobody is signed in and afterwards. */
function guarded(code: string) {
  let isOpen = false;
  let calls = 0;
  return {
    open: () => (isOpen = true),
    calls: () => calls,
    call: (): Promise<string> => {
      calls += 1;
      return isOpen ? Promise.resolve('done') : Promise.reject(new ORPCError(code));
    },
  };
}

describe('the gate', () => {
  it('asks for a sign-in where main wants one, and then does what was begun', async () => {
    const [gate, main] = [createGate(), guarded('sign-in-needed')];
    const act = gate.through(main.call);
    await expect.poll(gate.asked.get).toBe('act');
    main.open();
    gate.answer(true);
    expect(await act).toBe('done');
    expect(gate.asked.get()).toBeNull();
  });

  it('asks once for all acts that wait, and tells each why it was not done when nobody signs in', async () => {
    const [gate, main] = [createGate(), guarded('locked')];
    const acts = [gate.through(main.call), gate.through(main.call)];
    await expect.poll(gate.asked.get).toBe('locked');
    await expect.poll(main.calls).toBe(2);
    gate.answer(false);
    expect(await Promise.allSettled(acts)).toMatchObject([
      { status: 'rejected', reason: { code: 'locked' } },
      { status: 'rejected', reason: { code: 'locked' } },
    ]);
  });

  it('asks nobody where signing in would not help', async () => {
    const [gate, main] = [createGate(), guarded('not-permitted')];
    await expect(gate.through(main.call)).rejects.toMatchObject({ code: 'not-permitted' });
    expect(gate.asked.get()).toBeNull();
    expect(main.calls()).toBe(1);
  });
});
