import { setTimeout as wait } from 'node:timers/promises';
import type { ConnectMqtt, MqttSession, MqttSessionOptions, OutgoingMessage } from '../core/ports.ts';
import { createBackoff } from '../core/backoff.ts';
import { createClashWatch } from './mqtt-clash.ts';
import { openLink, type Link } from './mqtt-link.ts';
import { HUNG_UP, type LinkFailure } from './mqtt-problem.ts';

/** A broker across the city answers within a second; a dead address must not keep us from the next one for long. */
const CONNECT_TIMEOUT_MS = 8_000;

/** A restarting broker is back within a second or two. */
const FIRST_WAIT_MS = 500;
/** Long enough to spare a broker in trouble, short enough that nobody reaches for the mouse. */
const LONGEST_WAIT_MS = 20_000;

/** A link that lived so long was a good one: the next trouble starts with short waits again. */
const STABLE_MS = 10_000;

/** We yield for so long when another client has our id, so that the two do not throw each other out all day. */
const CLASH_WAIT_MS = 15_000;

/**
 * Keeps one persistent session with the first broker of the list that takes it. When the connection ends, or every
 * URL has failed, it waits (doubling, with jitter) and starts again from the first URL.
 */
export const connectMqtt: ConnectMqtt = (options) => new Session(options);

class Session implements MqttSession {
  readonly #options: MqttSessionOptions;
  readonly #stop = new AbortController();
  readonly #backoff = createBackoff(FIRST_WAIT_MS, LONGEST_WAIT_MS);
  readonly #clash = createClashWatch();
  readonly #ended: Promise<void>;
  #link: Link | null = null;
  #subscribed = false;
  #paused = false;

  constructor(options: MqttSessionOptions) {
    this.#options = options;
    this.#ended = this.#run();
  }

  publish = async (message: OutgoingMessage): Promise<void> => {
    if (this.#link === null || !this.#subscribed) throw new Error('not connected');
    await this.#link.publish(message);
  };

  pause = (): void => {
    this.#paused = true;
    this.#link?.pause();
  };

  resume = (): void => {
    this.#paused = false;
    this.#link?.resume();
  };

  close = async (): Promise<void> => {
    this.#stop.abort();
    await this.#link?.close();
    await this.#ended;
  };

  #closing(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#closing()) {
      const waitMs = await this.#round();
      // Rejects when we are closed meanwhile, and then the loop ends.
      await wait(waitMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Tries the URLs in order, and serves the first one that takes us until it ends. Answers how long to wait, ms. */
  async #round(): Promise<number> {
    for (const url of this.#options.urls) {
      this.#options.onState({ connection: 'connecting', url });
      const opened = await this.#open(url);
      if (this.#closing()) {
        if (opened.ok) await opened.value.close();
        break;
      }
      if (!opened.ok) {
        this.#clash.refused();
        this.#offline(url, { problem: opened.code, detail: opened.detail });
        continue;
      }
      const failure = await this.#serve(opened.value, url);
      if (this.#closing()) break;
      this.#offline(url, failure);
      return failure.problem === 'client-id-clash'
        ? CLASH_WAIT_MS + this.#backoff.nextMs()
        : this.#backoff.nextMs();
    }
    return this.#backoff.nextMs();
  }

  async #open(url: string): ReturnType<typeof openLink> {
    const { clientId, username, password, will, onMessage } = this.#options;
    const tls = await this.#options.tls();
    const settings = {
      clientId,
      username,
      password,
      tls,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      session: { will },
    };
    return openLink({ url, ...settings, onMessage }, this.#stop.signal);
  }

  /** Subscribes, and follows the link to its end. */
  async #serve(link: Link, url: string): Promise<LinkFailure> {
    const sinceMs = performance.now();
    this.#link = link;
    if (this.#paused) link.pause();
    // Also into a session that is present: its filters may be those of an older version or another root, and the
    // retained messages that come with it mend what a queue has lost while we were away.
    const subscribed = await link.subscribe(this.#options.subscriptions);
    if (subscribed === 'granted') {
      this.#subscribed = true;
      const { protocol, sessionPresent } = link;
      this.#options.onState({ connection: 'connected', url, protocol, sessionPresent });
    } else {
      void link.close();
    }
    const failure = await link.ended;
    this.#subscribed = false;
    this.#link = null;
    if (subscribed === 'refused')
      return { problem: 'not-authorised', detail: 'the broker refused a subscription' };
    return this.#judge(failure, performance.now() - sinceMs);
  }

  /** Says what the end of a link means, given how long it lived. */
  #judge(failure: LinkFailure, livedMs: number): LinkFailure {
    if (livedMs >= STABLE_MS) this.#backoff.reset();
    if (failure !== HUNG_UP || !this.#clash.hungUp(livedMs)) return failure;
    return { problem: 'client-id-clash', detail: 'accepted, and soon hung up on, several times in a row' };
  }

  #offline(url: string, { problem, detail }: LinkFailure): void {
    this.#options.onState({ connection: 'offline', url, problem, detail });
  }
}
