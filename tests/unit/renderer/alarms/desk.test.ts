import { describe, expect, it } from 'vitest';
import { createAlarmDesk, startAct } from '../../../../src-renderer/alarm-desk/desk.ts';
import { toldText } from '../../../../src-renderer/alarm-desk/told-text.ts';
import { createText } from '../../../../src-renderer/text/i18n.ts';
import {
  BULK_MOST,
  type AcknowledgeAllInput,
  type AlarmActInput,
  type AlarmActOutcome,
} from '../../../../src-shared/contract/alarms.ts';
import { anAlarm } from '../builders.ts';

const KEY = 'elm/smoke-hall';
const high = anAlarm({ priority: 'high' });

/** A desk before a main that answers so; what main was asked. */
function aDesk(answer: () => AlarmActOutcome = () => ({ ok: true })) {
  const asked: (AlarmActInput | AcknowledgeAllInput | 'silence')[] = [];
  const call =
    <In, Out>(answerTo: (input: In) => Out) =>
    (input: In): Promise<Out> =>
      new Promise((resolve) => resolve(answerTo(input)));
  const alarms = {
    act: call((input: AlarmActInput) => {
      asked.push(input);
      return answer();
    }),
    acknowledgeAll: call((input: AcknowledgeAllInput) => {
      asked.push(input);
      return { acknowledged: input.seen.length, left: 0, unrecorded: 0 };
    }),
    silence: call(() => {
      asked.push('silence');
      return null;
    }),
    soundTried: call(() => null),
    soundHeard: call(() => null),
  };
  return { asked, desk: createAlarmDesk({ alarms }, () => 7) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('acknowledging', () => {
  it('is done at once where no note is needed', async () => {
    const { asked, desk } = aDesk();
    expect(desk.acknowledge(high)).toBe(true);
    await settled();
    expect(asked).toEqual([
      { station: 'elm', alarm: 'smoke-hall', occurrence: 'o1', act: { kind: 'acknowledge', note: '' } },
    ]);
    expect(desk.told.get()).toMatchObject({ kind: 'done', act: 'acknowledge', key: KEY });
  });
  it('of a critical alarm asks for the note first, and then takes what was typed', async () => {
    const { asked, desk } = aDesk();
    expect(desk.acknowledge(anAlarm(), true)).toBe(false);
    expect(asked).toEqual([]);
    expect(desk.chosen.get()).toMatchObject({ key: KEY, intent: 'acknowledge', isPreset: true });
    desk.keepDraft(KEY, ' called 119 ');
    expect(desk.acknowledge(anAlarm())).toBe(true);
    await settled();
    expect(asked).toMatchObject([{ act: { kind: 'acknowledge', note: 'called 119' } }]);
    expect(desk.draftOf(KEY)).toBe('');
  });
});

describe('a refusal', () => {
  it('is told with its reason, and what was typed stays', async () => {
    const { desk } = aDesk(() => ({ ok: false, code: 'other-occurrence' }));
    desk.keepDraft(KEY, 'seen');
    await expect(desk.act(high, { kind: 'reset' })).resolves.toBe(false);
    expect(desk.told.get()).toMatchObject({ kind: 'refused', code: 'other-occurrence', key: KEY });
    expect(desk.draftOf(KEY)).toBe('seen');
  });
  it('says so when main does not answer', async () => {
    const { desk } = aDesk(() => {
      throw new Error('port closed');
    });
    await desk.act(high, { kind: 'reset' });
    const told = desk.told.get();
    expect(told).toMatchObject({ kind: 'refused', code: 'no-answer' });
    expect(told && toldText(told, createText('en').t)).toContain('did not answer');
  });
});

describe('the desk', () => {
  it('opens the card for what needs a reason, and does the rest', async () => {
    const { asked, desk } = aDesk();
    startAct(desk, high, 'shelve');
    expect(desk.chosen.get()).toMatchObject({ key: KEY, intent: 'shelve' });
    startAct(desk, high, 'unshelve');
    await settled();
    expect(asked).toMatchObject([{ act: { kind: 'unshelve' } }]);
  });
  it('acknowledges many as they were seen', async () => {
    const { asked, desk } = aDesk();
    await desk.acknowledgeAll([high], 'round');
    expect(asked).toEqual([
      { seen: [{ station: 'elm', alarm: 'smoke-hall', occurrence: 'o1' }], note: 'round' },
    ]);
    const told = desk.told.get();
    expect(told && toldText(told, createText('en').t)).toBe('Acknowledged: 1');
  });
  it('acknowledges any number in steps, and tells how far it is', async () => {
    const { asked, desk } = aDesk();
    const many = Array.from({ length: 2 * BULK_MOST + 1 }, (_, n) => anAlarm({ alarm: `a${String(n)}` }));
    const progress: number[] = [];
    const onProgress = (done: number): void => void progress.push(done);
    await desk.acknowledgeAll(many, '', { signal: new AbortController().signal, onProgress });
    expect(
      asked.map((input) => (typeof input === 'object' && 'seen' in input ? input.seen.length : 0)),
    ).toEqual([BULK_MOST, BULK_MOST, 1]);
    expect(progress).toEqual([BULK_MOST, 2 * BULK_MOST, many.length]);
    expect(desk.told.get()).toMatchObject({
      outcome: { acknowledged: many.length, unsent: 0, failed: null },
    });
  });
  it('says what was left when it was stopped', async () => {
    const { desk } = aDesk();
    const many = Array.from({ length: BULK_MOST + 5 }, (_, n) => anAlarm({ alarm: `a${String(n)}` }));
    const stopping = new AbortController();
    await desk.acknowledgeAll(many, '', { signal: stopping.signal, onProgress: () => stopping.abort() });
    const told = desk.told.get();
    expect(told && toldText(told, createText('en').t)).toBe(
      `Acknowledged: ${String(BULK_MOST)} · Not sent any more, and still unacknowledged: 5.`,
    );
  });
  it('keeps fifty drafts at most, the newest', () => {
    const { desk } = aDesk();
    for (let i = 0; i <= 50; i += 1) desk.keepDraft(`a/${String(i)}`, 'x');
    expect([desk.draftOf('a/0'), desk.draftOf('a/1'), desk.draftOf('a/50')]).toEqual(['', 'x', 'x']);
  });
});
