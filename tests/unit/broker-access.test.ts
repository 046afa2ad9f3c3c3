import { DEFAULT_WORKING_HOURS } from '../../src-shared/domain/alarm/rules/working-hours.ts';
import { DEFAULT_ESCALATION } from '../../src-shared/domain/alarm/escalation.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoredSettings } from '../../src-main/adapters/settings-store.ts';
import { createBrokerDesk } from '../../src-main/broker-access.ts';
import { parseLaunchOptions } from '../../src-main/launch-options.ts';

const STORED: StoredSettings = {
  language: 'zh-CN',
  theme: 'dark',
  staleAfterS: 120,
  keepEventsDays: 400,
  keepMinutesDays: 90,
  keepPersonsDays: 30,
  keepAlarmsDays: 400,
  keepDaysDays: null,
  nightly: { isOn: false, hour: 3, keep: 14, folder: '/', isEncrypted: false, sealedPassphrase: null },
  escalateAfterS: DEFAULT_ESCALATION,
  hornUnheard: false,
  dayBeginsAtHour: 0,
  unlockNeedsTwo: false,
  workingHours: DEFAULT_WORKING_HOURS,
  stationGroups: [],
  lockAfterMin: 30,
  broker: {
    urls: ['mqtts://city:8883'],
    username: 'wang',
    sealedPassword: 'sealed:pw',
    caFile: '',
    certFile: '',
    sealedKey: null,
    keyFile: '',
  },
  root: 'waystation/v1',
  consoleId: 'control-1',
};

function aBrokerDesk({ flags = [] as string[], env = {}, keyStore = true } = {}) {
  const launch = parseLaunchOptions(flags, env);
  if (!launch.ok) throw new Error(launch.code);
  let stored = STORED;
  const desk = createBrokerDesk({
    launch: launch.value,
    settings: {
      file: { state: 'whole' },
      get: () => stored,
      patch: (patch) => {
        stored = { ...stored, ...patch };
        return true;
      },
    },
    secrets: {
      seal: (secret) => (keyStore ? `sealed:${secret}` : null),
      open: (sealed) => sealed.replace('sealed:', ''),
    },
    log: { info: () => undefined, warn: () => undefined },
  });
  return { desk, stored: () => stored };
}

const typed = (urls: string[], password: string | null) => ({
  urls,
  username: 'wang',
  password,
  caFile: '',
  certFile: '',
  keyFile: null,
});

describe('credentials of a broker', () => {
  it('that are stored are used at the start, and the environment wins over them', () => {
    expect(aBrokerDesk().desk.atStart()).toMatchObject({ username: 'wang', password: 'pw' });
    const env = { WAYSTATION_BROKER_USERNAME: 'li', WAYSTATION_BROKER_PASSWORD: 'other' };
    expect(aBrokerDesk({ env }).desk.atStart()).toMatchObject({ username: 'li', password: 'other' });
  });

  it('go to no other host than the one they were given for, and never from TLS to plain', () => {
    const { desk } = aBrokerDesk();
    expect(desk.typed(typed(['mqtts://city:8883'], null))).toMatchObject({ password: 'pw' });
    for (const url of ['mqtts://evil:8883', 'mqtt://city:8883', 'mqtts://city:1'])
      expect(desk.typed(typed([url], null))).toMatchObject({ password: '' });
  });

  it('are kept through the key store, or only until the program ends', async () => {
    const sealed = aBrokerDesk();
    const input = typed(['mqtts://city:8883'], 'new');
    await keep(sealed.desk, input);
    expect(sealed.stored().broker?.sealedPassword).toBe('sealed:new');

    const unsealed = aBrokerDesk({ keyStore: false });
    await keep(unsealed.desk, input);
    expect(JSON.stringify(unsealed.stored())).not.toContain('new');
    expect(unsealed.desk.atStart()).toMatchObject({ password: 'new' });
  });
});

/** As the settings page does it. */
async function keep(desk: ReturnType<typeof aBrokerDesk>['desk'], input: Parameters<typeof desk.typed>[0]) {
  const { password, tls } = desk.typed(input);
  return desk.keep(input, password, await tls());
}

describe('the broker at the start', () => {
  it('is the one on the command line, even where the environment asks for the demo', () => {
    const { desk } = aBrokerDesk({ flags: ['--broker', 'mqtt://a'], env: { WAYSTATION_DEMO: '1' } });
    expect(desk.atStart()).toMatchObject({ urls: ['mqtt://a'], demo: false });
  });

  it('is the demo where it is asked for', () => {
    expect(aBrokerDesk({ flags: ['--demo'] }).desk.atStart()).toBeNull();
  });
});

const CERT = '-----BEGIN CERTIFICATE-----';
const KEY = '-----BEGIN PRIVATE KEY-----';

describe('certificates and keys', () => {
  const secure = { ...typed(['mqtts://city:8883'], 'pw'), certFile: 'client.crt', keyFile: 'client.key' };
  /** As files of a console. */
  async function someFiles() {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-tls-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [certFile, keyFile] = [join(folder, 'client.crt'), join(folder, 'client.key')];
    await writeFile(certFile, CERT);
    await writeFile(keyFile, KEY);
    return { ...secure, certFile, keyFile };
  }

  it('that cannot be read are named, and never left out in silence', async () => {
    const { desk } = aBrokerDesk();
    for (const [file, wrong] of [
      ['caFile', '/dev/zero'],
      ['certFile', '/nowhere.crt'],
      ['certFile', '/etc/hostname'],
      ['keyFile', '/nowhere.key'],
    ] as const)
      expect((await desk.typed({ ...(await someFiles()), [file]: wrong }).tls()).unreadable).toContain(wrong);
    const keyless = { ...(await someFiles()), keyFile: null };
    expect((await desk.typed(keyless).tls()).unreadable).toContain(keyless.certFile);
  });

  it('are kept so that the key is in the key store only, and its file may go', async () => {
    const { desk, stored } = aBrokerDesk();
    const input = await someFiles();
    await keep(desk, input);
    await rm(input.keyFile);
    expect(stored().broker).toMatchObject({ sealedKey: `sealed:${KEY}`, keyFile: '' });
    expect(await desk.atStart()?.tls()).toEqual({ ca: '', cert: CERT, key: KEY, unreadable: '' });
    expect((await desk.typed({ ...input, keyFile: null }).tls()).key).toBe(KEY);
  });

  it('are read anew with each connection: one that was renewed is in force without a restart', async () => {
    const { desk } = aBrokerDesk();
    const input = await someFiles();
    await keep(desk, input);
    const tls = desk.atStart()?.tls;
    await writeFile(input.certFile, `${CERT} renewed`);
    expect(await tls?.()).toMatchObject({ cert: `${CERT} renewed`, unreadable: '' });
  });

  it('without a key store stay where they lie, and are read with each connection', async () => {
    const { desk, stored } = aBrokerDesk({ keyStore: false });
    const input = await someFiles();
    await keep(desk, input);
    expect(stored().broker).toMatchObject({ sealedKey: null, keyFile: input.keyFile });
    expect(JSON.stringify(stored())).not.toContain(KEY);
    expect((await desk.atStart()?.tls())?.key).toBe(KEY);
  });
});
