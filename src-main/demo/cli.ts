import { parseSimulateOptions, USAGE, type SimulateOptions } from './load/options.ts';
import { connectPublisher } from './load/publisher.ts';
import { runLoad, type LoadReport } from './load/run-load.ts';

const EXIT_LOST = 1;
const EXIT_USAGE = 2;

const options = parseSimulateOptions(process.argv.slice(2));
if (options.ok) {
  const status = await simulate(options.value).catch((error: unknown) => {
    process.stderr.write(`simulate: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_LOST;
  });
  // A broker that went away leaves timers and sockets behind; there is nothing left to wait for.
  process.exit(status);
} else {
  const words =
    options.code === 'not-yours'
      ? `${options.detail} is not this machine, and the load would flood it; if the broker is yours, add --i-own-this-broker`
      : `${options.detail}\n\n${USAGE}`;
  process.stderr.write(`simulate: ${words}\n`);
  process.exitCode = EXIT_USAGE;
}

async function simulate(options: SimulateOptions): Promise<number> {
  const seed = options.seed ?? Date.now().toString(36);
  const publishers = await Promise.all(
    Array.from({ length: options.connections }, (_, index) =>
      connectPublisher(options.broker, `load-${seed}-${index}`, credentials()),
    ),
  );
  let lastPublished = 0;
  let lastElapsedMs = 0;
  const load = runLoad({
    plan: {
      root: options.root,
      stations: options.stations,
      seed,
      signals: options.signals,
      qos1Share: options['qos1-share'],
    },
    ratePerS: options.rate,
    durationMs: options.duration === undefined ? null : options.duration * 1_000,
    publishers,
    onSecond: (report) => {
      const perS = ((report.published - lastPublished) * 1_000) / (report.elapsedMs - lastElapsedMs);
      process.stdout.write(line(report, perS));
      ({ published: lastPublished, elapsedMs: lastElapsedMs } = report);
    },
  });
  process.once('SIGINT', load.stop);
  process.once('SIGTERM', load.stop);
  const report = await Promise.race([load.finished, ...publishers.map(({ lost }) => lost)]);
  await Promise.all(publishers.map((publisher) => publisher.close()));
  process.stdout.write(`${JSON.stringify({ seed, ...report })}\n`);
  return report.acknowledged === report.events ? 0 : EXIT_LOST;
}

function line({ elapsedMs, published, events, acknowledged, behind }: LoadReport, perS: number): string {
  const seconds = String(Math.round(elapsedMs / 1_000)).padStart(4);
  return `${seconds} s  ${perS.toFixed(0)} msg/s  published ${published}  acknowledged ${acknowledged}/${events}  behind ${behind}\n`;
}

function credentials(): { username: string; password: string } | null {
  const username = process.env['WAYSTATION_BROKER_USERNAME'];
  return username === undefined
    ? null
    : { username, password: process.env['WAYSTATION_BROKER_PASSWORD'] ?? '' };
}
