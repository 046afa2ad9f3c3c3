// npm run certificates -- --out DIR [--broker HOST]… [--station ID]… [--console ID]…
// An authority of one's own and the certificates that resources/broker asks for. What is named again is issued anew.
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DAYS, issue, makeAuthority } from './lib/certificates.mjs';
import { runMain, say, Stop } from './lib/log.mjs';

const USAGE =
  'npm run certificates -- --out DIR [--broker HOST]… [--station ID]… [--console ID]…   (each but --out may be repeated)';

/** As topics have them (src-shared/feed/topics.ts): a name with a wildcard or a slash would be another's. */
const ID = /^[a-z0-9][a-z0-9_-]{0,47}$/;

const parse = () => {
  try {
    return parseArgs({
      options: {
        out: { type: 'string' },
        broker: { type: 'string', multiple: true },
        station: { type: 'string', multiple: true },
        console: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};

await runMain(async () => {
  const { out, broker = [], station = [], console: consoles = [] } = parse();
  if (out === undefined) throw new Stop(USAGE);
  const wrong = [...station, ...consoles].find((id) => !ID.test(id));
  if (wrong !== undefined) throw new Stop(`"${wrong}" is no id of a station or console: a-z, 0-9, _ and -`);
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), out);
  await makeAuthority(folder);
  const hosts = broker.map((host) => `${isIP(host) === 0 ? 'DNS' : 'IP'}:${host}`);
  if (hosts.length > 0) await issue(folder, { file: 'broker', name: broker[0] ?? '', hosts });
  for (const id of station) await issue(folder, { file: id, name: id });
  for (const id of consoles) await issue(folder, { file: `console.${id}`, name: `console.${id}` });
  say(
    `${join(folder, 'ca.crt')} is what everybody trusts; ${join(folder, 'ca.key')} stays here, locked away`,
  );
  say(`each other .crt and .key go to the one they are named after; they hold for ${DAYS} days`);
  return 0;
});
