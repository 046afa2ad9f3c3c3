import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issue, makeAuthority } from '../../../scripts/lib/certificates.mjs';
import { tempFolder } from './temp-folder.ts';

export interface BrokerCertificate {
  /** PEM of the authority that signed it. */
  readonly ca: string;
  /** For the configuration of Mosquitto. */
  readonly lines: readonly string[];
}

interface CertificateOptions {
  /** As in `subjectAltName`. */
  readonly hosts?: readonly string[];
  readonly expired?: boolean;
}

/** A certificate for a broker, signed by an authority of its own. */
export async function brokerCertificate(options: CertificateOptions = {}): Promise<BrokerCertificate> {
  const { hosts = ['IP:127.0.0.1', 'DNS:localhost'], expired = false } = options;
  const folder = await tempFolder();
  await makeAuthority(folder);
  await issue(folder, { file: 'broker', name: 'Broker', hosts, ...(expired && { days: -1 }) });
  return {
    ca: await readFile(join(folder, 'ca.crt'), 'utf8'),
    lines: [`certfile ${join(folder, 'broker.crt')}`, `keyfile ${join(folder, 'broker.key')}`],
  };
}
