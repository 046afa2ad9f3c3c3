import type { MqttClient } from 'mqtt';

/** Half of the keep-alive, ms per s: the broker waits for one and a half times as long. */
const PING_EVERY_KEEPALIVE = 500;

/** Stops the reading of the socket, and keeps the connection alive meanwhile. */
export interface ReadingBrake {
  readonly pause: () => void;
  readonly resume: () => void;
  /** The connection is gone: no timer may stay. */
  readonly release: () => void;
}

/**
 * mqtt.js takes the next packet when `handleMessage` calls back. Held back, its parser stalls, the socket fills, and
 * TCP stops the broker. PINGRESP is then not read either, so we ping for the broker's sake and put off our own
 * judgement about its silence; a link that died while paused is noticed after the resume, or by TCP.
 */
export function createReadingBrake(client: MqttClient): ReadingBrake {
  let pings: NodeJS.Timeout | null = null;
  let readOn: (() => void) | null = null;
  client.handleMessage = (_packet, done) => {
    if (pings === null) done();
    else readOn = done;
  };
  const release = (): void => {
    if (pings !== null) clearInterval(pings);
    pings = null;
    readOn = null;
  };
  return {
    pause: () => {
      pings ??= setInterval(() => {
        client.sendPing();
        client.reschedulePing(true);
      }, client.keepalive * PING_EVERY_KEEPALIVE);
    },
    resume: () => {
      const next = readOn;
      release();
      client.reschedulePing(true);
      next?.();
    },
    release,
  };
}
