import { DEFAULT_WORKING_HOURS } from '../../src-shared/domain/alarm/rules/working-hours.ts';
import { DEFAULT_ESCALATION } from '../../src-shared/domain/alarm/escalation.ts';
import { describe, expect, it } from 'vitest';
import type { StoredSettings } from '../../src-main/adapters/settings-store.ts';
import { createBrokerDesk } from '../../src-main/broker-access.ts';
import { parseLaunchOptions } from '../../src-main/launch-options.ts';

const STORED: StoredSettings = {
  language: 'zh-CN',
  theme: 'dark',
  staleAfterS: 120,
  keepEventsDays: 400,
  keepMinutesDays: 90,
  escalateAfterS: DEFAULT_ESCALATION,
  hornUnheard: false,
  dayBeginsAtHour: 0,
  workingHours: DEFAULT_WORKING_HOURS,
  lockAfterMin: 30,
  broker: { urls: ['mqtts://city:8883'], username: 'wang', sealedPassword: 'sealed:pw', caFile: '' },
  root: 'waystation/v1',
  consoleId: 'control-1',
};

function aBrokerDesk({ flags = [] as string[], env = {}, keyStore = true } = {}) {
  const launch = parseLaunchOptions(flags, env);
  if (!launch.ok) throw new Error(launch.code);
  let stored = STORED;
  const desk = createBrokerDesk({
    launch: launch.value,
    settings: { get: () => stored, patch: (patch) => (stored = { ...stored, ...patch }) },
    secrets: {
      seal: (secret) => (keyStore ? `sealed:${secret}` : null),
      open: (sealed) => sealed.replace('sealed:', ''),
    },
    log: { info: () => undefined, warn: () => undefined },
  });
  return { desk, stored: () => stored };
}

const typed = (urls: string[], password: string | null) => ({ urls, username: 'wang', password, caFile: '' });

describe('credentials of a broker', () => {
  it('that are stored are used at the start, and the environment wins over them', async () => {
    expect(await aBrokerDesk().desk.atStart()).toMatchObject({ username: 'wang', password: 'pw' });
    const env = { WAYSTATION_BROKER_USERNAME: 'li', WAYSTATION_BROKER_PASSWORD: 'other' };
    expect(await aBrokerDesk({ env }).desk.atStart()).toMatchObject({ username: 'li', password: 'other' });
  });

  it('go to no other host than the one they were given for, and never from TLS to plain', async () => {
    const { desk } = aBrokerDesk();
    expect(await desk.typed(typed(['mqtts://city:8883'], null))).toMatchObject({ password: 'pw' });
    for (const url of ['mqtts://evil:8883', 'mqtt://city:8883', 'mqtts://city:1'])
      expect(await desk.typed(typed([url], null))).toMatchObject({ password: '' });
  });

  it('are kept through the key store, or only until the program ends', async () => {
    const sealed = aBrokerDesk();
    sealed.desk.keep(typed(['mqtts://city:8883'], 'new'));
    expect(sealed.stored().broker?.sealedPassword).toBe('sealed:new');

    const unsealed = aBrokerDesk({ keyStore: false });
    unsealed.desk.keep(typed(['mqtts://city:8883'], 'new'));
    expect(JSON.stringify(unsealed.stored())).not.toContain('new');
    expect(await unsealed.desk.atStart()).toMatchObject({ password: 'new' });
  });
});

describe('the broker at the start', () => {
  it('is the one on the command line, even where the environment asks for the demo', async () => {
    const { desk } = aBrokerDesk({ flags: ['--broker', 'mqtt://a'], env: { WAYSTATION_DEMO: '1' } });
    expect(await desk.atStart()).toMatchObject({ urls: ['mqtt://a'], demo: false });
  });

  it('is the demo where it is asked for', async () => {
    expect(await aBrokerDesk({ flags: ['--demo'] }).desk.atStart()).toBeNull();
  });

  it('is verified with the system authorities where the CA file cannot be read', async () => {
    const { desk } = aBrokerDesk();
    const input = { ...typed(['mqtts://city:8883'], 'pw'), caFile: '/dev/zero' };
    expect(await desk.typed(input)).toMatchObject({ ca: '' });
  });
});
