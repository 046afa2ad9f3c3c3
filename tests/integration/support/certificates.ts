import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

export interface BrokerCertificate {
  /** PEM of the authority that signed it. */
  readonly ca: string;
  /** For the configuration of Mosquitto. */
  readonly lines: readonly string[];
}

interface CertificateOptions {
  /** As in `subjectAltName`. */
  readonly name?: string;
  readonly expired?: boolean;
}

/** A certificate for a broker, signed by an authority of its own. */
export async function brokerCertificate(options: CertificateOptions = {}): Promise<BrokerCertificate> {
  const { name = 'IP:127.0.0.1,DNS:localhost', expired = false } = options;
  const folder = await tempFolder();
  const openssl = (...args: readonly string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '2',
    '-subj',
    '/CN=Authority',
  );
  await openssl('req', ...newKey, '-keyout', 'broker.key', '-out', 'broker.csr', '-subj', '/CN=Broker');
  await writeFile(join(folder, 'extensions'), `subjectAltName=${name}\n`);
  const signing = [
    'x509',
    '-req',
    '-in',
    'broker.csr',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
  ];
  // A negative number of days ends it before it begins.
  await openssl(...signing, '-out', 'broker.crt', '-days', expired ? '-1' : '2', '-extfile', 'extensions');
  return {
    ca: await readFile(join(folder, 'ca.crt'), 'utf8'),
    lines: [`certfile ${join(folder, 'broker.crt')}`, `keyfile ${join(folder, 'broker.key')}`],
  };
}
