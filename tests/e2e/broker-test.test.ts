import { expect, type Page } from '@playwright/test';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../support/mosquitto.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';
import { system } from './support/system.ts';

/** A web server: what answers when the port is wrong. */
async function webServer(room: Room): Promise<number> {
  const server = createServer((_request, response) => response.end('<html>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  room.atEnd(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function guardedBroker(room: Room): Promise<string> {
  const file = join(await room.profile(), 'passwords');
  await writeFile(file, 'waystation:right\n');
  await system('mosquitto_passwd', '-U', file);
  const { url } = await room.broker({ lines: ['allow_anonymous false', `password_file ${file}`] });
  return url;
}

for (const lang of LANGUAGES) {
  const { settings, problem, problemDo } = TEXT[lang];

  const diagnose = async (
    page: Page,
    url: string,
    account?: { name: string; password: string },
  ): Promise<void> => {
    await page.getByLabel(settings.url, { exact: true }).fill(url);
    await page.getByLabel(settings.username).fill(account?.name ?? '');
    await page.getByLabel(settings.password, { exact: true }).fill(account?.password ?? '');
    await page.getByRole('button', { name: settings.test }).click();
  };

  test(`the broker test says in plain words what is wrong (${lang})`, async ({ room }) => {
    const { page } = await room.console({ flags: ['--lang', lang, '--demo'] });
    await signedIn(page);
    await goTo(page, 'settings');
    const result = page.locator('[data-test-result]');
    const guarded = await guardedBroker(room);
    const wrong = { name: 'waystation', password: 'wrong' };
    for (const [code, url, account] of [
      ['name-not-found', 'mqtt://broker.invalid', undefined],
      ['refused', `mqtt://127.0.0.1:${await freePort()}`, undefined],
      ['not-mqtt', `mqtt://127.0.0.1:${await webServer(room)}`, undefined],
      ['credentials', guarded, wrong],
    ] as const) {
      await diagnose(page, url, account);
      await expect(result).toHaveAttribute('data-test-result', code);
      await expect(result).toContainText(problem[code]);
      await expect(result).toContainText(problemDo[code]);
    }
    await diagnose(page, guarded, { name: 'waystation', password: 'right' });
    await expect(result).toHaveAttribute('data-test-result', 'ok');
    await expect(result).toContainText('MQTT 5');

    await diagnose(page, 'http://127.0.0.1');
    await expect(page.getByText(settings.badUrl)).toBeVisible();
    // Only tried, never saved.
    await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'connected');
  });
}
