import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHorn } from '../../../src-main/core/alarms/horn.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { anAlarm } from '../renderer/builders.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A horn whose seconds pass; connected long ago unless a test says otherwise. */
function aHorn({ settled = true } = {}) {
  let changes = 0;
  const horn = createHorn(() => (changes += 1));
  const pass = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      vi.advanceTimersByTime(Math.min(1_000, ms - passed));
      horn.tick();
    }
  };
  if (settled) {
    horn.connected();
    pass(3_000);
  }
  return { ...horn, pass, changes: () => changes, sounding: () => horn.state().sounding };
}

const high = (fields: Partial<AlarmView> = {}): AlarmView => anAlarm({ priority: 'high', ...fields });

describe('the horn', () => {
  it('is silent while nothing calls', () => {
    expect(aHorn().state()).toEqual({ sounding: null, escalated: false, silenced: 0 });
  });

  it('sounds with the most urgent of what is unacknowledged', () => {
    const horn = aHorn();
    horn.take('elm', [high({ alarm: 'a' }), anAlarm({ alarm: 'b', priority: 'low' })]);
    expect(horn.sounding()).toBe('high');
    horn.take('oak', [anAlarm({ station: 'oak' })]);
    expect(horn.sounding()).toBe('critical');
    horn.take('oak', []);
    expect(horn.sounding()).toBe('high');
  });

  it('sounds again, and escalated, when nobody answered what was silenced', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.silence();
    expect(horn.sounding()).toBeNull();
    horn.escalate(high());
    expect(horn.state()).toEqual({ sounding: 'high', escalated: true, silenced: 0 });
    horn.take('oak', [anAlarm({ station: 'oak' })]);
    expect(horn.state()).toMatchObject({ sounding: 'critical', escalated: false });
    horn.take('oak', []);
    horn.take('elm', []);
    expect(horn.state()).toEqual({ sounding: null, escalated: false, silenced: 0 });
  });

  it('leaves it to the eye that it cannot be heard itself', () => {
    const horn = aHorn();
    horn.take('_console', [high({ station: '_console', type: 'sound-failed' })]);
    expect(horn.sounding()).toBeNull();
    horn.take('elm', [high({ type: 'sound-failed' })]);
    expect(horn.sounding()).toBe('high');
  });

  it.each([
    'normal',
    'acknowledged',
    'returned-unacknowledged',
    'latched-unacknowledged',
    'latched-acknowledged',
    'shelved',
    'suppressed',
    'out-of-service',
  ] as const)('is silent for an alarm that is %s', (life) => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.take('elm', [high({ life })]);
    expect(horn.sounding()).toBeNull();
  });

  it('is announced when it changes, and not when it sounds on', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    expect(horn.changes()).toBe(1);
    horn.take('elm', [high(), high({ alarm: 'b' })]);
    horn.pass(5_000);
    expect(horn.changes()).toBe(1);
  });
});

describe('silencing', () => {
  it('is not acknowledging: the alarm stays, counted as silenced', () => {
    const horn = aHorn();
    horn.take('elm', [high(), high({ alarm: 'b' })]);
    horn.silence();
    expect(horn.state()).toMatchObject({ sounding: null, silenced: 2 });
    horn.take('elm', [high({ life: 'acknowledged' }), high({ alarm: 'b' })]);
    expect(horn.state()).toMatchObject({ sounding: null, silenced: 1 });
  });

  it('holds for what sounded: another alarm sounds', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.silence();
    horn.take('oak', [high({ station: 'oak' })]);
    expect(horn.state()).toMatchObject({ sounding: 'high', silenced: 1 });
  });

  it('does not hold for a new occurrence of the same alarm', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.silence();
    horn.take('elm', [high({ occurrence: 'o2' })]);
    expect(horn.state()).toMatchObject({ sounding: 'high', silenced: 0 });
  });

  it('does not hold for an alarm that comes back from the shelf', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.silence();
    horn.take('elm', [high({ life: 'shelved' })]);
    horn.take('elm', [high()]);
    expect(horn.sounding()).toBe('high');
  });

  it('does not hold for what nobody has heard yet', () => {
    const horn = aHorn({ settled: false });
    horn.take('elm', [high()]);
    horn.silence();
    horn.pass(20_000);
    expect(horn.state()).toMatchObject({ sounding: 'high', silenced: 0 });
  });
});

describe('a re-alarm', () => {
  it('sounds again after the last occurrence was acknowledged', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.take('elm', [high({ life: 'acknowledged' })]);
    expect(horn.sounding()).toBeNull();
    horn.take('elm', [high({ occurrence: 'o2' })]);
    expect(horn.sounding()).toBe('high');
  });
});

describe('after a late start', () => {
  it('an alarm that was acknowledged elsewhere meanwhile never sounds, though the connection takes seconds', () => {
    const horn = aHorn({ settled: false });
    horn.take('elm', [high()]);
    horn.pass(8_000);
    horn.connected();
    horn.pass(1_000);
    horn.take('elm', [high({ life: 'acknowledged' })]);
    horn.pass(60_000);
    expect(horn.changes()).toBe(0);
  });

  it('an alarm that nobody acknowledged sounds two seconds after the connection', () => {
    const horn = aHorn({ settled: false });
    horn.take('elm', [high()]);
    horn.connected();
    horn.pass(1_000);
    expect(horn.sounding()).toBeNull();
    horn.pass(1_000);
    expect(horn.sounding()).toBe('high');
  });

  it('an alarm sounds though there is no connection for long', () => {
    const horn = aHorn({ settled: false });
    horn.take('elm', [high()]);
    horn.pass(9_000);
    expect(horn.sounding()).toBeNull();
    horn.pass(1_000);
    expect(horn.sounding()).toBe('high');
  });

  it('an alarm sounds though the connection is lost and made again and again', () => {
    const horn = aHorn({ settled: false });
    horn.take('elm', [high()]);
    for (let second = 0; second < 10; second += 1) {
      horn.connected();
      horn.pass(1_000);
    }
    expect(horn.sounding()).toBe('high');
  });
});

describe('a new connection', () => {
  it('does not silence what sounds already', () => {
    const horn = aHorn();
    horn.take('elm', [high()]);
    horn.connected();
    horn.tick();
    expect([horn.sounding(), horn.changes()]).toEqual(['high', 1]);
  });
});

describe('a clock that is set', () => {
  it.each([-86_400_000, 86_400_000])('by %i ms neither delays nor hastens an alarm', (byMs) => {
    const horn = aHorn({ settled: false });
    horn.connected();
    horn.take('elm', [high()]);
    vi.setSystemTime(Date.now() + byMs);
    horn.tick();
    expect(horn.sounding()).toBeNull();
    horn.pass(2_000);
    expect(horn.sounding()).toBe('high');
    vi.setSystemTime(Date.now() - 2 * byMs);
    horn.take('oak', [anAlarm({ station: 'oak' })]);
    expect(horn.sounding()).toBe('critical');
  });
});
