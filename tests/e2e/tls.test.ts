import { expect, type Page } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { certificates } from './support/certificates.ts';
import { expectConnected } from './support/console.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const STATION = 'kexuecheng';

interface Typed {
  readonly url: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Brokers to be refused, by the problem that is told of each, and one that takes this console. */
async function brokers(room: Room) {
  const made = await certificates(room, STATION);
  const others = await certificates(room, STATION);
  const { ca, cert, key, linesOf, folder } = made;
  const [plain, expired, elsewhere, guarded] = await Promise.all([
    room.broker({ lines: linesOf('broker') }),
    room.broker({ lines: linesOf('expired') }),
    room.broker({ lines: linesOf('elsewhere') }),
    room.broker({ certificates: folder }),
  ]);
  const secure = ({ url }: { url: string }): string => url.replace('mqtt:', 'mqtts:');
  const { url } = guarded;
  const refused = [
    ['tls-untrusted', { url: secure(plain) }],
    ['tls-expired', { url: secure(expired), ca }],
    ['tls-wrong-host', { url: secure(elsewhere), ca }],
    ['tls-client-missing', { url, ca }],
    ['tls-client-refused', { url, ca, cert: others.cert, key: others.key }],
    ['tls-files', { url, ca, cert, key: join(folder, 'no-such.key') }],
  ] as const satisfies readonly (readonly [string, Typed])[];
  return { refused, taken: { url, ca, cert, key }, key };
}

for (const lang of LANGUAGES) {
  const { settings, problem, problemDo } = TEXT[lang];

  const fill = async (page: Page, { url, ca = '', cert = '', key = '' }: Typed): Promise<void> => {
    await page.getByLabel(settings.url, { exact: true }).fill(url);
    await page.getByLabel(settings.caFile, { exact: true }).fill(ca);
    await page.getByLabel(settings.certFile, { exact: true }).fill(cert);
    await page.getByLabel(settings.keyFile, { exact: true }).fill(key);
  };

  test(`what cannot be proved is refused with what to do, and with a certificate it goes on (${lang})`, async ({
    room,
  }) => {
    const { refused, taken, key } = await brokers(room);
    const profile = await room.profile();
    const flags = ['--lang', lang, '--name', 'control-1'];
    const running = await room.console({ profile, flags });
    const { page } = running;
    await signedIn(page);
    await goTo(page, 'settings/general');
    const result = page.locator('[data-test-result]');
    for (const [code, typed] of refused) {
      await fill(page, typed);
      await page.getByRole('button', { name: settings.test }).click();
      await expect(result).toHaveAttribute('data-test-result', code);
      await expect(result).toContainText(problem[code]);
      await expect(result).toContainText(problemDo[code]);
    }
    await fill(page, taken);
    await page.getByRole('button', { name: settings.test }).click();
    await expect(result).toHaveAttribute('data-test-result', 'ok');
    await page.getByRole('button', { name: settings.save }).click();
    await expect(page.getByText(TEXT[lang].frame.demo.title)).toBeHidden();
    await expectConnected(running);

    // Neither the key nor its name comes back; the settings hold it only as the key store gives it.
    const shown = await page.evaluate(() => document.documentElement.outerHTML);
    expect(shown).not.toContain('PRIVATE KEY');
    const [, secret = ''] = (await readFile(key, 'utf8')).split('\n');
    expect(await readFile(join(profile, 'settings.json'), 'utf8')).not.toContain(secret);
    await running.close();
    await expectConnected(await room.console({ profile, flags }));
  });
}

test('the connection says why it is refused, and a key that went away is missed by name', async ({
  room,
}) => {
  const { refused, taken, key } = await brokers(room);
  const { settings, problem, problemDo, frame } = TEXT.en;
  const profile = await room.profile();
  const flags = ['--lang', 'en', '--name', 'control-1'];
  const first = await room.console({ profile, flags });
  const { page } = first;
  await signedIn(page);
  for (const [code, typed] of refused as readonly (readonly [(typeof refused)[number][0], Typed])[]) {
    if (code === 'tls-files') continue;
    await goTo(page, 'settings/general');
    await page.getByLabel(settings.url, { exact: true }).fill(typed.url);
    await page.getByLabel(settings.caFile, { exact: true }).fill(typed.ca ?? '');
    await page.getByLabel(settings.certFile, { exact: true }).fill(typed.cert ?? '');
    await page.getByLabel(settings.keyFile, { exact: true }).fill(typed.key ?? '');
    await page.getByRole('button', { name: settings.save }).click();
    const banner = page.locator('.lost', { hasText: frame.lost.title });
    await expect(banner).toContainText(problem[code]);
    await expect(banner).toContainText(problemDo[code]);
  }
  await goTo(page, 'settings/general');
  await page.getByLabel(settings.url, { exact: true }).fill(taken.url);
  await page.getByLabel(settings.certFile, { exact: true }).fill(taken.cert);
  await page.getByLabel(settings.keyFile, { exact: true }).fill(taken.key);
  await page.getByRole('button', { name: settings.save }).click();
  await expectConnected(first);
  await first.close();
  await rm(key);
  const second = await room.console({ profile, flags });
  await expect(second.page.locator('.lost')).toContainText(problem['tls-files']);
});
