import { z } from 'zod';
import type { Publisher } from '../../../src-main/demo/load/publisher.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import type { Program } from './program.ts';
import { until } from './wait.ts';

/** Below what is kept of one station. */
const OF_ONE_STATION = 200;
const SHOWN_LIMIT_MS = 60_000;
const PRIORITIES = ['high', 'medium', 'low', 'low'] as const;

/** Raises the alarms numbered from `from` to before `to`, each of a name of its own. */
export function raiseAlarms(publisher: Publisher, from: number, to: number): void {
  for (let number = from; number < to; number += 1) {
    const station = `s${Math.floor(number / OF_ONE_STATION)}`;
    const priority = PRIORITIES[number % PRIORITIES.length];
    const text = `no ${number}`;
    const alarm = {
      id: `many-${number}`,
      ts: Date.now(),
      active: true,
      type: 'device-fault',
      priority,
      text,
    };
    publisher.publish(topics.alarm(DEFAULT_ROOT, station, `a${number}`), JSON.stringify(alarm), 1);
  }
  publisher.flush();
}

/** Unacknowledged alarms of all priorities, as the header says. */
const COUNTED = `[...document.querySelectorAll('[data-count]')]
  .reduce((sum, { textContent }) => sum + (Number.parseInt(textContent.replaceAll(',', ''), 10) || 0), 0)`;

export const countedAlarms = (program: Program): Promise<number> => program.evaluate(z.number(), COUNTED);

export async function untilCounted(program: Program, alarms: number): Promise<void> {
  await until(
    `${alarms} alarms in the header`,
    async () => ((await countedAlarms(program)) >= alarms ? true : null),
    SHOWN_LIMIT_MS,
  );
}

export async function openAlarmList(program: Program): Promise<void> {
  await program.evaluate(z.unknown(), `window.location.hash = '#/view/alarms'`);
  await until(
    'the alarm list',
    () => program.evaluate(z.literal(true).nullable(), `document.querySelector('.alarm-grid') && true`),
    SHOWN_LIMIT_MS,
  );
}
