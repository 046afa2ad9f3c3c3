import type { FeedStatus } from '../../../src-shared/contract/live.ts';
import { subscriptionFilters, topics } from '../../../src-shared/feed/topics.ts';
import type {
  ConnectMqtt,
  IncomingMessage,
  MqttSession,
  OutgoingMessage,
  SessionState,
  ReadTls,
} from '../ports.ts';

/** Our own presence is said anew this often; its PUBACK is also the measure of the way to the broker and back. */
const PRESENCE_PERIOD_MS = 15_000;

export interface BrokerAccess {
  readonly urls: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly tls: ReadTls;
  readonly demo: boolean;
}

export interface FeedOptions {
  readonly connect: ConnectMqtt;
  readonly broker: BrokerAccess;
  readonly root: string;
  readonly consoleId: string;
  readonly now: () => number;
  readonly onMessage: (message: IncomingMessage) => void;
  readonly onStatus: (status: FeedStatus) => void;
  /** Subscribed, and whatever the broker kept is on its way. */
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
}

/** The feed from one broker: the session, our presence on it, and what is said of it on the screen. */
export interface Feed {
  readonly status: () => FeedStatus;
  readonly pause: (reason: NonNullable<FeedStatus['paused']> | 'backlog') => void;
  readonly resume: () => void;
  readonly publish: (message: OutgoingMessage) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A broker's URL as it may be shown and logged: without user and password. */
function withoutCredentials(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}

export function openFeed(options: FeedOptions): Feed {
  const { connect, broker, root, consoleId, now, onMessage, onStatus } = options;
  let status: FeedStatus = {
    connection: 'connecting',
    broker: withoutCredentials(broker.urls[0] ?? ''),
    demo: broker.demo,
    sinceMs: now(),
    lastLiveMs: null,
    roundTripMs: null,
    problem: null,
    problemDetail: '',
    paused: null,
  };
  /** Nothing is read from the broker. */
  let held = false;
  const change = (patch: Partial<FeedStatus>): void => {
    status = { ...status, ...patch };
    onStatus(status);
  };

  const presence = (state: 'online' | 'offline'): OutgoingMessage => ({
    topic: topics.consoleStatus(root, consoleId),
    payload: JSON.stringify({ ts: now(), state, operator: null }),
    qos: 1,
    retain: true,
  });

  const sayPresence = async (): Promise<void> => {
    // While nothing is read, no PUBACK is either: presences would pile up unanswered.
    if (status.connection !== 'connected' || held) return;
    const sentMs = now();
    try {
      await session.publish(presence('online'));
      change({ roundTripMs: now() - sentMs });
    } catch {
      // The session reports its own end; a presence that did not arrive is said again after the reconnect.
    }
  };

  const onState = (state: SessionState): void => {
    const wasConnected = status.connection === 'connected';
    const offline = state.connection === 'offline';
    change({
      connection: state.connection,
      broker: withoutCredentials(state.url),
      sinceMs: state.connection === status.connection ? status.sinceMs : now(),
      roundTripMs: state.connection === 'connected' ? status.roundTripMs : null,
      // While it tries again, the reason of the last failure stays to be read.
      problem: offline ? state.problem : state.connection === 'connected' ? null : status.problem,
      problemDetail: offline ? state.detail : state.connection === 'connected' ? '' : status.problemDetail,
    });
    if (state.connection === 'connected') {
      options.onConnected();
      void sayPresence();
    } else if (wasConnected) {
      options.onDisconnected();
    }
  };

  const session: MqttSession = connect({
    urls: broker.urls,
    clientId: `waystation-${consoleId}`,
    username: broker.username,
    password: broker.password,
    tls: broker.tls,
    subscriptions: subscriptionFilters(root),
    will: presence('offline'),
    onState,
    onMessage: (message) => {
      // Not announced one by one: the status goes with every answer to the window.
      if (!message.retain) status = { ...status, lastLiveMs: message.arrivedMs };
      onMessage(message);
    },
  });
  const timer = setInterval(() => void sayPresence(), PRESENCE_PERIOD_MS);

  return {
    status: () => status,
    pause: (reason) => {
      held = true;
      session.pause();
      if (reason !== 'backlog') change({ paused: reason });
    },
    resume: () => {
      held = false;
      session.resume();
      if (status.paused !== null) change({ paused: null });
    },
    publish: (message) => session.publish(message),
    close: async () => {
      clearInterval(timer);
      // Not waited for: on a dead line no PUBACK comes, and the session gives what is under way a second to leave.
      if (status.connection === 'connected') void session.publish(presence('offline')).catch(() => undefined);
      await session.close();
      change({ connection: 'offline', sinceMs: now(), problem: 'closed', roundTripMs: null });
    },
  };
}
