// A certificate authority of one's own, and what it signs, by openssl.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './log.mjs';
import { COMMAND_NOT_FOUND, run, tail } from './run.mjs';

/** A broker or station is visited once a year; the authority outlives what it signs. */
export const DAYS = 400;
const AUTHORITY_DAYS = 3_650;

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** @param {string} folder @param {...string} args @throws {Stop} */
const openssl = async (folder, ...args) => {
  const { code, output } = await run('openssl', args, { cwd: folder });
  if (code === COMMAND_NOT_FOUND) throw new Stop('openssl is not there; please install it');
  if (code !== 0) throw new Stop(`openssl ${args[0]} failed:\n${tail(output, 4)}`);
};

/**
 * `ca.crt` and `ca.key` in the folder; one that is there stays.
 * @param {string} folder made if it is missing
 * @param {string} [name] its common name
 */
export const makeAuthority = async (folder, name = 'Waystation authority') => {
  await mkdir(folder, { recursive: true });
  if (existsSync(join(folder, 'ca.key'))) return;
  const subject = ['-subj', `/CN=${name}`, '-days', String(AUTHORITY_DAYS)];
  await openssl(folder, 'req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.crt', ...subject);
  await chmod(join(folder, 'ca.key'), 0o600);
};

/**
 * @typedef {object} Wanted
 * @property {string} file `{file}.crt` and `{file}.key` are written into the folder, over those that are there
 * @property {string} name the common name: who it is to the broker
 * @property {readonly string[]} [hosts] of a broker: `DNS:…` or `IP:…`, as in subjectAltName; a client has none
 * @property {number} [days] how long it holds; negative: it has ended already
 */

/** @param {string} folder of the authority @param {Wanted} wanted */
export const issue = async (folder, { file, name, hosts = [], days = DAYS }) => {
  const request = join(folder, `${file}.csr`);
  const extensions = join(folder, `${file}.ext`);
  const usage = hosts.length > 0 ? 'serverAuth' : 'clientAuth';
  const alternative = hosts.length > 0 ? [`subjectAltName=${hosts.join(',')}`] : [];
  await writeFile(extensions, [`extendedKeyUsage=${usage}`, ...alternative, ''].join('\n'));
  const key = join(folder, `${file}.key`);
  await openssl(folder, 'req', ...NEW_KEY, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
  await chmod(key, 0o600);
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', extensions];
  await openssl(folder, 'x509', '-req', '-in', request, ...by, '-out', `${file}.crt`, '-days', String(days));
  await Promise.all([rm(request), rm(extensions)]);
};
