import { describe, expect, it } from 'vitest';
import { freedMs, suppressedBy } from '../../../../src-shared/domain/alarm/suppression.ts';
import { alarmViews } from '../../../../src-shared/domain/summary.ts';
import type { AlarmEvent } from '../../../../src-shared/domain/event.ts';
import { anAlarmEvent, NOON_MS } from '../../../builders/events.ts';
import { after, SECOND, tile } from '../support.ts';

const byRule = (type: string, fields: Partial<AlarmEvent> = {}): AlarmEvent =>
  anAlarmEvent({ alarm: `console-${type}`, rule: type, type, priority: 'medium', text: '', ...fields });
const reported = (type: string, fields: Partial<AlarmEvent> = {}): AlarmEvent =>
  anAlarmEvent({ alarm: type, type, priority: 'medium', ...fields });

const OFFLINE = byRule('station-offline', { priority: 'high' });
const by = (name: string, ...events: readonly AlarmEvent[]) => suppressedBy(after(...events).alarms, name);

describe('while a station cannot be heard', () => {
  it.each([byRule('overcrowded'), byRule('station-silent'), reported('device-fault'), reported('supplies')])(
    'its alarm $type is put aside',
    (event) => {
      expect(by(event.alarm, OFFLINE, event)).toBe('console-station-offline');
      expect(alarmViews(after(OFFLINE, event), NOON_MS)).toContainEqual(
        expect.objectContaining({
          alarm: event.alarm,
          life: 'suppressed',
          suppressedBy: 'console-station-offline',
        }),
      );
      expect(tile([OFFLINE, event])).toMatchObject({ activeAlarms: 1, unacknowledgedAlarms: 1 });
    },
  );

  it.each(['fire', 'smoke', 'sos', 'intrusion', 'water', 'tamper', 'a-code-of-its-own'])(
    'its own %s is heard all the same',
    (type) => {
      expect(by(type, OFFLINE, reported(type))).toBeNull();
    },
  );

  it('a forced door is heard, and whatever is critical', () => {
    expect(by('console-door-forced', OFFLINE, byRule('door-forced'))).toBeNull();
    expect(by('temperature', OFFLINE, reported('temperature', { priority: 'critical' }))).toBeNull();
  });

  it('the alarm that says so is heard, and what is over is shown as it is', () => {
    expect(by('console-station-offline', OFFLINE, byRule('station-silent'))).toBeNull();
    const over = [reported('supplies'), reported('supplies', { active: false, atMs: NOON_MS + SECOND })];
    expect(by('supplies', OFFLINE, ...over)).toBeNull();
  });
});

describe('an alarm speaks for itself', () => {
  it('again once the station is heard', () => {
    const back = byRule('station-offline', { active: false, atMs: NOON_MS + SECOND });
    expect(by('supplies', OFFLINE, reported('supplies'), back)).toBeNull();
  });

  it("though the station reports an alarm of a parent's type: only the console knows that it cannot hear", () => {
    expect(by('supplies', reported('station-offline'), reported('supplies'))).toBeNull();
  });
});

describe('what was put aside waits for an answer', () => {
  const backMs = NOON_MS + 60 * SECOND;
  const back = byRule('station-offline', { active: false, atMs: backMs });
  const free = (name: string, ...events: readonly AlarmEvent[]) => freedMs(after(...events).alarms, name);

  it('from the moment on at which the station is heard again', () => {
    expect(free('supplies', OFFLINE, reported('supplies'), back)).toBe(backMs);
    expect(alarmViews(after(OFFLINE, reported('supplies'), back), backMs)).toContainEqual(
      expect.objectContaining({ alarm: 'supplies', life: 'unacknowledged', freedMs: backMs }),
    );
  });

  it('not while it is put aside, and not where nothing ever stood for it', () => {
    expect(free('supplies', OFFLINE, reported('supplies'))).toBeNull();
    expect(free('supplies', reported('supplies'))).toBeNull();
    expect(free('smoke', OFFLINE, reported('smoke'), back)).toBeNull();
  });
});
