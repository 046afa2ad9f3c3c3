import { z } from 'zod';
import { zhCN } from '../../../src-shared/text/zh-CN.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { copyOfFilled } from '../rig/filled-profile.ts';
import { LOOKING, settled } from '../rig/in-page.ts';
import { untilLive } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';

const LIMIT_MS = 600_000;
const text = zhCN.reports;

/** From the order to count again to its end, ms. */
const RECOUNT = `(async () => {${LOOKING}
  window.location.hash = '#/view/reports';
  (await found('.reports-toolbar button', ({ textContent }) => textContent === '${text.recount}')).click();
  const yes = await found('.ant-popconfirm-buttons .ant-btn-primary');
  const begun = performance.now();
  yes.click();
  await found('.reports-toolbar [role="status"]', ({ textContent }) => textContent === '${text.recounted}');
  return performance.now() - begun;
})()`;

/** All days from every event that is kept. */
export const recount: Scenario = {
  name: 'recount',
  title: 'a full recount',
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ start, profile }): Promise<readonly Figure[]> => {
      await copyOfFilled(rig, profile);
      const program = await start(profile);
      await untilLive(program, 0);
      const ms = await settled(program, z.number(), RECOUNT, LIMIT_MS);
      return [
        { name: 'events in the history', value: rig.historyEvents, unit: '' },
        {
          name: 'counted again',
          value: rig.historyEvents / (ms / 1_000),
          unit: 'events/s',
          target: { atLeast: 200_000 },
        },
      ];
    }),
};
