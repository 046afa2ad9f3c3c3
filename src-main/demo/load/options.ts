import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import { fail, ok, type Result } from '../../../src-shared/result.ts';

export const USAGE = `simulate: loads an MQTT broker with stations of the contract

  --broker URL         mqtt:// or mqtts://; user and password from WAYSTATION_BROKER_USERNAME / _PASSWORD
  --stations N         how many stations (default 300)
  --rate R             messages per second, all stations together (default 1000)
  --qos1-share S       share of events (QoS 1) in them, 0 to 1 (default 0.2); the rest is telemetry (QoS 0)
  --signals N          meters per station (default 5)
  --duration S         seconds; without it, until Ctrl+C
  --seed TEXT          part of every event's id (default: made of the time)
  --root PREFIX        topic root (default ${DEFAULT_ROOT})
  --i-own-this-broker  needed for any broker that is not on this machine: the load floods it

Prints one line a second, and last a line of JSON. Exit status: 0 when every event was acknowledged, 1 when not, 2 for
a wrong command line.
`;

/** More connections are no faster on one machine, and brokers limit them. */
const MOST_CONNECTIONS = 8;
const MOST_STATIONS = 9_999;
const MOST_SIGNALS = 100;
const MOST_PER_S = 200_000;

const optionsSchema = z.object({
  broker: z.url({ protocol: /^mqtts?$/, hostname: /.+/ }).transform((text) => new URL(text)),
  stations: z.coerce.number().int().min(1).max(MOST_STATIONS).default(300),
  rate: z.coerce.number().positive().max(MOST_PER_S).default(1_000),
  'qos1-share': z.coerce.number().min(0).max(1).default(0.2),
  signals: z.coerce.number().int().min(1).max(MOST_SIGNALS).default(5),
  duration: z.coerce.number().positive().optional(),
  seed: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .optional(),
  root: z
    .string()
    .regex(/^[^+#$/\0][^+#\0]*[^+#/\0]$|^[^+#$/\0]$/)
    .default(DEFAULT_ROOT),
  'i-own-this-broker': z.boolean().default(false),
});
export type SimulateOptions = z.infer<typeof optionsSchema> & { readonly connections: number };

export type SimulateProblem = 'usage' | 'not-yours';

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Reads the command line. A broker elsewhere is refused unless its owner says so: the load would flood it. */
export function parseSimulateOptions(args: readonly string[]): Result<SimulateOptions, SimulateProblem> {
  const flags = Object.fromEntries(
    Object.keys(optionsSchema.shape).map((name) => [
      name,
      { type: name === 'i-own-this-broker' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  let values: unknown;
  try {
    values = parseArgs({ args: [...args], options: flags, strict: true }).values;
  } catch (error) {
    return fail('usage', error instanceof Error ? error.message : String(error));
  }
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) return fail('usage', z.prettifyError(parsed.error));
  const options = parsed.data;
  if (!isLoopback(options.broker.hostname) && !options['i-own-this-broker'])
    return fail('not-yours', options.broker.hostname);
  return ok({ ...options, connections: Math.min(MOST_CONNECTIONS, options.stations) });
}
