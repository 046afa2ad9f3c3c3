import { rm } from 'node:fs/promises';
import { startBroker, type Broker } from './broker.ts';
import { startLoad, type LoadOptions, type RunningLoad } from './load.ts';
import { newProfile, startProgram, type Program } from './program.ts';

export interface Rig {
  /** full: as the issue asks; quick: the same shape in minutes. */
  readonly mode: 'quick' | 'full';
  readonly executable: string;
  readonly display: string;
  /** How many messages the memory scenario sends. */
  readonly messages: number;
  /** A profile with `historyEvents` events in journal and history, made once; copy it before use. */
  readonly filledProfile: () => Promise<string>;
  readonly historyEvents: number;
  /** Of the month that is reported. */
  readonly monthEvents: number;
  readonly say: (text: string) => void;
  /** Told apart in ids, so that no two loads of a run are the same events. */
  readonly seed: () => string;
}

export interface Bench {
  readonly broker: Broker;
  readonly load: (options: Omit<LoadOptions, 'url' | 'seed'> & { readonly seed?: string }) => RunningLoad;
  readonly start: (profile: string) => Promise<Program>;
  readonly profile: string;
}

/** A broker and an empty profile for the time of `work`; whatever was started in it has ended afterwards. */
export async function withBench<T>(rig: Rig, work: (bench: Bench) => Promise<T>): Promise<T> {
  const broker = await startBroker();
  const profile = await newProfile();
  const running: { stop: () => Promise<void> }[] = [];
  try {
    return await work({
      broker,
      profile,
      load: (options) => {
        const load = startLoad({ seed: rig.seed(), ...options, url: broker.url });
        running.push(load);
        return load;
      },
      start: async (at) => {
        const { executable, display } = rig;
        const program = await startProgram({ executable, display, brokerUrl: broker.url, profile: at });
        running.push(program);
        return program;
      },
    });
  } finally {
    for (const { stop } of running.reverse()) await stop();
    await broker.stop();
    await rm(profile, { recursive: true, force: true });
  }
}
