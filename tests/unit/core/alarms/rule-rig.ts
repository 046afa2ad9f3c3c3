import { asOurs } from '../../../../src-main/core/alarms/as-ours.ts';
import { createRuleWatch, type RuleWatch } from '../../../../src-main/core/alarms/rule-watch.ts';
import { createEngine, type Engine } from '../../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../../src-main/core/live-board.ts';
import type { Journal } from '../../../../src-main/core/ports.ts';
import { restoreEngine } from '../../../../src-main/core/snapshots.ts';
import { DEFAULT_RULES } from '../../../../src-shared/domain/alarm/rules/default-rules.ts';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import {
  DEFAULT_WORKING_HOURS,
  type WorkingHours,
} from '../../../../src-shared/domain/alarm/rules/working-hours.ts';
import type { AlarmEvent, OperatorsEvent, StationEvent } from '../../../../src-shared/domain/event.ts';
import { NOON_MS } from '../../../builders/events.ts';
import { aMemoryJournal } from '../../../builders/memory-journal.ts';

export const STALE_AFTER_MS = 120_000;
const quiet = { info: () => undefined, warn: () => undefined };

/** A default rule, with other values. */
export function aRule(
  id: string,
  over: Partial<Pick<Rule, 'onDelayS' | 'offDelayS' | 'enabled'>> = {},
): Rule {
  const found = DEFAULT_RULES.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no default rule ${id}`);
  return { ...found, ...over };
}

/** Journal, engine and rules as the core joins them, with a clock that the test moves, and that can be killed. */
export class RuleRig {
  readonly journal: Journal = aMemoryJournal();
  nowMs = NOON_MS;
  isBlind = false;
  workingHours: WorkingHours = DEFAULT_WORKING_HOURS;
  isConnected = true;
  /** While true, what is recorded waits, as on a disk that is full. */
  isHeld = false;
  writes = 0;
  engine!: Engine;
  #watch!: RuleWatch;
  #held: (() => void)[] = [];
  #run = 0;

  static async start(rules: readonly Rule[]): Promise<RuleRig> {
    const rig = new RuleRig();
    await rig.restart(rules);
    return rig;
  }

  /** Kills the program, and with it whatever was not journalled yet; and starts it again. */
  async restart(rules: readonly Rule[]): Promise<void> {
    this.#held = [];
    this.#run += 1;
    const run = this.#run;
    const board = createLiveBoard('run');
    this.engine = createEngine({
      board,
      now: () => this.nowMs,
      staleAfterMs: () => STALE_AFTER_MS,
      instance: 'test',
    });
    await restoreEngine(this.engine, this.journal, quiet);
    this.#watch = createRuleWatch({
      engine: this.engine,
      record: (events) => this.#record(events, run),
      now: () => this.nowMs,
      rules,
      workingHours: () => this.workingHours,
      ofConsole: () => ({
        isConnected: this.isConnected,
        freeBytes: null,
        backlog: null,
        hasSoundFailed: null,
        isBackupMissed: false,
      }),
      isBlind: () => this.isBlind,
    });
    await this.settle();
  }

  /** As another console's word is taken in. */
  async hearOperators(event: OperatorsEvent): Promise<void> {
    const state = this.engine.alarm(event.station, event.alarm);
    await this.hear(asOurs(event, state, this.#watch.rule));
  }

  use(rules: readonly Rule[]): Promise<void> {
    this.#watch.use(rules);
    return this.settle();
  }

  /** In one batch. */
  async hear(...events: readonly StationEvent[]): Promise<void> {
    await this.#append(events);
    await this.settle();
  }

  /** So many looks, a second apart. */
  async pass(seconds: number): Promise<void> {
    for (let n = 0; n < seconds; n += 1) {
      this.nowMs += 1_000;
      this.engine.tick();
      this.#watch.tick();
      await this.settle();
    }
  }

  release(): Promise<void> {
    this.isHeld = false;
    for (const go of this.#held.splice(0)) go();
    return this.settle();
  }

  async alarmEvents(): Promise<readonly AlarmEvent[]> {
    const rows = await this.journal.read(0, 10_000);
    return rows
      .map(({ json }) => JSON.parse(json) as StationEvent)
      .filter((event): event is AlarmEvent => event.kind === 'alarm' && event.rule !== undefined);
  }

  /** The promises of a record in memory are done after a few turns. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  async #record(events: readonly AlarmEvent[], run: number): Promise<readonly unknown[]> {
    this.writes += 1;
    if (this.isHeld) await new Promise<void>((resolve) => this.#held.push(resolve));
    // Of a program that was killed nothing is written any more.
    return run === this.#run ? this.#append(events) : [];
  }

  async #append(events: readonly StationEvent[]): Promise<readonly unknown[]> {
    const fresh = await this.journal.append(events);
    this.engine.apply(fresh);
    this.#watch.take(fresh);
    return fresh;
  }
}
