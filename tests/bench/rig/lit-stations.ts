import { connectAsync } from 'mqtt';
import { createCommandDesk } from '../../../src-main/demo/commands.ts';
import type { DeviceReport } from '../../../src-main/demo/reports.ts';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';

export const LIGHT = 'main-light';

/** Stations with a light that is on, which obey commands as soon as they have them: the demo's gateway without its pace. */
export async function openLitStations(url: string, count: number): Promise<() => Promise<void>> {
  const client = await connectAsync(url, { protocolVersion: 5 });
  const devices = [{ device: LIGHT, kind: 'light' as const, name: '大厅灯' }];
  const desk = createCommandDesk(devices);
  const say = (topic: string, payload: object, retain: boolean): Promise<unknown> =>
    client.publishAsync(topic, JSON.stringify({ ts: Date.now(), ...payload }), { qos: 1, retain });
  const report = (station: string, state: DeviceReport): Promise<unknown> =>
    say(topics.state(DEFAULT_ROOT, station, LIGHT), state, true);

  client.on('message', (topic, payload) => {
    const [station = '', , device = ''] = topic.slice(DEFAULT_ROOT.length + 1).split('/');
    for (const { say: said } of desk.answer(device, payload.toString(), Date.now())) {
      if (said.kind === 'result') void say(topics.result(DEFAULT_ROOT, station), said.result, false);
      else if (said.kind === 'report') void report(station, said.report);
    }
  });
  await client.subscribeAsync(`${DEFAULT_ROOT}/+/command/+`, { qos: 1 });
  for (let number = 0; number < count; number += 1) {
    const station = stationId(number);
    await say(topics.about(DEFAULT_ROOT, station), { name: station, devices }, true);
    await say(topics.status(DEFAULT_ROOT, station), { state: 'online', session: 's1' }, true);
    await report(station, { on: true, cause: 'manual' });
  }
  return () => client.endAsync();
}
