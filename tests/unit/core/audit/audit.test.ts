import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAudit } from '../../../../src-main/core/audit/audit.ts';
import { GENESIS, readLine } from '../../../../src-main/core/audit/chain.ts';
import type { AuditStore } from '../../../../src-main/core/audit/store.ts';
import type { AuditDeed } from '../../../../src-shared/domain/operators/audit-entry.ts';
import { quiet } from '../support/people.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const aDeed = (subject: string): AuditDeed => ({
  atMs: 1,
  by: 'wang@control-1',
  action: 'alarm',
  subject,
  detail: {},
});

/** An audit on a disk that answers when it is let. */
function anAudit() {
  const lines: string[] = [];
  let letGo = (): void => undefined;
  let hanging: Promise<void> | null = null;
  const store: Pick<AuditStore, 'end' | 'found' | 'write'> = {
    end: GENESIS,
    found: [],
    write: async (text) => {
      if (hanging !== null) await hanging;
      lines.push(...text.trimEnd().split('\n'));
    },
  };
  return {
    audit: createAudit({ store: store as AuditStore, log: quiet, now: () => 2 }),
    told: () =>
      lines
        .map((line) => readLine(Buffer.from(line)))
        .map((entry) => `${entry?.action ?? '?'} ${entry?.subject ?? '?'}`),
    hang: (): void => {
      hanging = new Promise((resolve) => {
        letGo = () => {
          hanging = null;
          resolve();
        };
      });
    },
    letGo: async (): Promise<void> => {
      letGo();
      await vi.advanceTimersByTimeAsync(100);
    },
  };
}

describe('an audit on a disk that does not answer', () => {
  it('lets nobody wait, and says afterwards that what it took was not done', async () => {
    const { audit, told, hang, letGo } = anAudit();
    hang();
    const outcomes = Promise.allSettled([audit.append(aDeed('given')), audit.append(aDeed('queued'))]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await letGo();
    // What the disk did not have yet is not written at all.
    expect(told()).toEqual(['alarm given', 'refused given']);
    await audit.append(aDeed('later'));
    expect(told().at(-1)).toBe('alarm later');
    expect(vi.getTimerCount()).toBe(0);
  });
});
