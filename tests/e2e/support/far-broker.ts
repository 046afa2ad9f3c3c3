import type { Room } from './room.ts';
import type { Mosquitto } from '../../support/mosquitto.ts';
import { needsRoot, system } from './system.ts';

/** A broker in a network of its own, at the other end of a cable that can be made to swallow the console's packets. */
export interface FarBroker {
  /** For the console; its packets are swallowed while the cable is dumb. */
  readonly url: string;
  /** For the gateways; never disturbed. */
  readonly gatewaysUrl: string;
  readonly swallow: () => Promise<void>;
  readonly heal: () => Promise<void>;
}

const CONSOLE_PORT = 1883;
const GATEWAYS_PORT = 1884;

/** Four addresses of 10.213/16 by process number: two runs on one machine do not meet. */
const net = (process.pid % 250) + 1;
const HERE = `10.213.${net}.1`;
const THERE = `10.213.${net}.2`;

export async function startFarBroker(room: Room): Promise<FarBroker> {
  needsRoot('A network namespace');
  const name = `waystation-${process.pid}`;
  const [near, far] = [`ws${process.pid}a`, `ws${process.pid}b`];
  await system('ip', 'netns', 'add', name);
  room.atEnd(() => system('ip', 'netns', 'delete', name));
  const inside = (...args: readonly string[]): Promise<string> =>
    system('ip', 'netns', 'exec', name, ...args);
  await system('ip', 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
  await system('ip', 'address', 'add', `${HERE}/30`, 'dev', near);
  await system('ip', 'link', 'set', near, 'up');
  await inside('ip', 'address', 'add', `${THERE}/30`, 'dev', far);
  await inside('ip', 'link', 'set', far, 'up');

  const broker: Mosquitto = await room.broker({
    host: THERE,
    port: CONSOLE_PORT,
    under: ['ip', 'netns', 'exec', name],
    lines: [`listener ${GATEWAYS_PORT} ${THERE}`],
  });
  const rules = (action: '-A' | '-D') => async (): Promise<void> => {
    const tcp = ['-p', 'tcp', '-j', 'DROP'];
    await inside('iptables', action, 'INPUT', ...tcp, '--dport', String(CONSOLE_PORT));
    await inside('iptables', action, 'OUTPUT', ...tcp, '--sport', String(CONSOLE_PORT));
  };
  return {
    url: broker.url,
    gatewaysUrl: `mqtt://${THERE}:${GATEWAYS_PORT}`,
    swallow: rules('-A'),
    heal: rules('-D'),
  };
}
