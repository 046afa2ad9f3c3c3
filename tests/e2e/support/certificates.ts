import { join } from 'node:path';
import { issue, makeAuthority } from '../../../scripts/lib/certificates.mjs';
import type { Room } from './room.ts';

export interface Certificates {
  /** Of the authority; as `certificates` of a broker. */
  readonly folder: string;
  readonly ca: string;
  /** Of this console. */
  readonly cert: string;
  readonly key: string;
  /** Lines of a broker that encrypts, and asks for no certificate. */
  readonly linesOf: (file: 'broker' | 'expired' | 'elsewhere') => readonly string[];
}

/** An authority with a broker's certificate, two that must not be trusted, a station's, and this console's. */
export async function certificates(room: Room, station: string): Promise<Certificates> {
  const folder = await room.profile();
  const hosts = ['IP:127.0.0.1'];
  await makeAuthority(folder);
  await issue(folder, { file: 'broker', name: 'broker', hosts });
  await issue(folder, { file: 'expired', name: 'broker', hosts, days: -1 });
  await issue(folder, { file: 'elsewhere', name: 'broker', hosts: ['DNS:broker.example'] });
  for (const name of [station, 'console.control-1']) await issue(folder, { file: name, name });
  return {
    folder,
    ca: join(folder, 'ca.crt'),
    cert: join(folder, 'console.control-1.crt'),
    key: join(folder, 'console.control-1.key'),
    linesOf: (file) => [`certfile ${join(folder, `${file}.crt`)}`, `keyfile ${join(folder, `${file}.key`)}`],
  };
}
