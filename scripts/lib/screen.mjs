// What the console's page shows, read by the handles that the station contract promises (data-connection,
// data-station, data-field, data-count), and the words for it.
import { z } from 'zod';

const Screen = z.object({
  connection: z.string().nullable(),
  counts: z.record(z.string(), z.string()),
  stations: z.array(
    z.object({ id: z.string(), state: z.string(), fields: z.record(z.string(), z.string()) }),
  ),
});

/** @typedef {z.infer<typeof Screen>} Screen */

/** Runs in the page; therefore text and not a function of ours. */
const READ_HANDLES = `(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const texts = (elements, key) =>
    Object.fromEntries(elements.map((element) => [element.dataset[key], element.innerText.replace(/\\s+/g, ' ').trim()]));
  return {
    connection: document.querySelector('[data-connection]')?.dataset.connection ?? null,
    counts: texts(all('[data-count]'), 'count'),
    stations: all('[data-station]').map((station) => ({
      id: station.dataset.station,
      state: station.dataset.state ?? '',
      fields: texts(all('[data-field]', station), 'field'),
    })),
  };
})()`;

/** @param {import('./devtools.mjs').Devtools} devtools @returns {Promise<Screen>} */
export const readScreen = async (devtools) => Screen.parse(await devtools.evaluate(READ_HANDLES));

/**
 * Live: connected, and at least one station is online and shows how many people are inside.
 * @param {Screen} screen
 * @returns {string | undefined} the first condition that is not met, in words; undefined when live
 */
export const notLive = ({ connection, stations }) => {
  if (connection === null) return 'the page shows no connection state yet';
  if (connection !== 'connected') return `the page says "${connection}", not "connected"`;
  if (stations.length === 0) return 'the page is connected but shows no station';
  const online = stations.filter(({ state }) => state === 'online');
  if (online.length === 0) return `none of the ${stations.length} stations shown is online`;
  if (online.some(({ fields }) => /^\d/.test(fields['inside'] ?? ''))) return undefined;
  return `no online station shows how many people are inside (the first shows "${online[0]?.fields['inside'] ?? ''}")`;
};

/** Stations named one by one; a longer list says nothing more to a reader. */
const STATIONS_SHOWN = 6;

/** @param {Screen} screen @returns {string[]} lines for people */
export const describeScreen = ({ connection, counts, stations }) => {
  const unacknowledged = Object.entries(counts).map(([priority, count]) => `${count} ${priority}`);
  const online = stations.filter(({ state }) => state === 'online').length;
  const head = `connection ${connection ?? 'not shown'}; ${online} of ${stations.length} stations online; unacknowledged alarms: ${unacknowledged.join(', ') || 'not shown'}`;
  const rows = stations.slice(0, STATIONS_SHOWN).map(({ id, state, fields }) => {
    const values = Object.entries(fields).map(([field, text]) => `${field} ${text}`);
    return `  ${id}: ${[state, ...values].join(', ')}`;
  });
  const more = stations.length - STATIONS_SHOWN;
  return [head, ...rows, ...(more > 0 ? [`  … and ${more} more`] : [])];
};
