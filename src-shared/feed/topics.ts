import { fail, ok, type Result } from '../result.ts';

/** Where the feed lies on the broker unless the operator says otherwise; may have any number of levels. */
export const DEFAULT_ROOT = 'waystation/v1';

/** Stations, devices, alarms, consoles: all that is a level of a topic. */
export const ID = /^[a-z0-9][a-z0-9_-]{0,47}$/;

interface TopicRules {
  readonly from: 'station' | 'console';
  /** Whether every console listens to it. */
  readonly heard: boolean;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

type Names<Address extends string> = Address extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Ids<Address extends string> = Address extends `${string}{${string}}${infer Rest}`
  ? [string, ...Ids<Rest>]
  : [];

/** A topic is the function that builds it, with its rules on it: `topics.door(root, 'kexuecheng', 'front')`. */
function topic<Address extends string>(address: Address, rules: TopicRules) {
  const build = (root: string, ...ids: Ids<Address>): string => {
    let next = 0;
    return `${root}/${address.replace(PLACE, () => checkedId(ids[next++]))}`;
  };
  return Object.assign(build, { address, ...rules });
}

const PLACE = /\{(\w+)\}/g;

/** Ids are parsed where they enter; a bad one here is a bug, and could publish to a wildcard or another's topic. */
function checkedId(id: string | undefined): string {
  if (id === undefined || !ID.test(id)) throw new Error(`not an id of a topic: ${JSON.stringify(id)}`);
  return id;
}

/** All topics under the root: builders, parser, subscriptions and docs/asyncapi.yaml follow from this declaration. */
export const topics = {
  status: topic('{station}/status', { from: 'station', heard: true, qos: 1, retain: true }),
  about: topic('{station}/about', { from: 'station', heard: true, qos: 1, retain: true }),
  people: topic('{station}/people', { from: 'station', heard: true, qos: 1, retain: false }),
  door: topic('{station}/door/{door}', { from: 'station', heard: true, qos: 1, retain: false }),
  state: topic('{station}/state/{device}', { from: 'station', heard: true, qos: 1, retain: true }),
  power: topic('{station}/power/{meter}', { from: 'station', heard: true, qos: 0, retain: false }),
  env: topic('{station}/env/{sensor}', { from: 'station', heard: true, qos: 0, retain: false }),
  alarm: topic('{station}/alarm/{alarm}', { from: 'station', heard: true, qos: 1, retain: true }),
  command: topic('{station}/command/{device}', { from: 'console', heard: false, qos: 1, retain: false }),
  result: topic('{station}/result', { from: 'station', heard: true, qos: 1, retain: false }),
  consoleStatus: topic('_console/{console}/status', { from: 'console', heard: false, qos: 1, retain: true }),
  operatorsAlarm: topic('_alarm/{station}/{alarm}', { from: 'console', heard: true, qos: 1, retain: true }),
};

export type TopicKind = keyof typeof topics;

/** What a topic says: its kind and the ids in it, by the names of the declaration. */
export type TopicAddress = {
  [Kind in TopicKind]: { readonly kind: Kind } & Readonly<
    Record<Names<(typeof topics)[Kind]['address']>, string>
  >;
}[TopicKind];

/** outside-root: not ours at all. unknown-topic: no such topic in the contract. bad-id: a level is not an id. */
type TopicProblem = 'outside-root' | 'unknown-topic' | 'bad-id';

interface Level {
  readonly text: string;
  readonly isId: boolean;
}

interface Template {
  readonly kind: TopicKind;
  readonly levels: readonly Level[];
}

const isKind = (text: string): text is TopicKind => Object.hasOwn(topics, text);

const templates = Object.keys(topics)
  .filter(isKind)
  .map((kind): Template => ({
    kind,
    levels: topics[kind].address.split('/').map((level): Level => {
      const isId = level.startsWith('{');
      return { isId, text: isId ? level.slice(1, -1) : level };
    }),
  }));

const MOST_LEVELS = Math.max(...templates.map(({ levels }) => levels.length));

/** Reads a topic below the root (any number of levels). Never throws, whatever the topic. */
export function parseTopic(root: string, topicName: string): Result<TopicAddress, TopicProblem> {
  if (!topicName.startsWith(root) || topicName[root.length] !== '/') return fail('outside-root');
  // One more than the longest of ours is enough to know that it is none of ours.
  const levels = topicName.slice(root.length + 1).split('/', MOST_LEVELS + 1);
  let problem: TopicProblem = 'unknown-topic';
  for (const template of templates) {
    if (!hasLiterals(template.levels, levels)) continue;
    const address = readIds(template, levels);
    // The names of the ids and TopicAddress come from the same template, which the compiler cannot follow.
    if (address !== null) return ok(address as TopicAddress);
    // Not the end: `_alarm/door/x` also looks like a door of a station named `_alarm`.
    problem = 'bad-id';
  }
  return fail(problem);
}

function hasLiterals(template: readonly Level[], levels: readonly string[]): boolean {
  return (
    template.length === levels.length &&
    template.every(({ text, isId }, place) => isId || text === levels[place])
  );
}

function readIds(template: Template, levels: readonly string[]): Record<string, string> | null {
  const address: Record<string, string> = { kind: template.kind };
  for (const [place, { text, isId }] of template.levels.entries()) {
    if (!isId) continue;
    const level = levels[place];
    if (level === undefined || !ID.test(level)) return null;
    address[text] = level;
  }
  return address;
}

/**
 * What the console listens to: what other consoles' operators did to alarms, first, so that what was acknowledged does
 * not sound when its alarm comes; and all that stations send. MQTT filters with the QoS of the contract.
 */
export function subscriptionFilters(root: string): { readonly filter: string; readonly qos: 0 | 1 }[] {
  return Object.values(topics)
    .filter(({ heard }) => heard)
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
    .map(({ address, qos }) => ({ filter: `${root}/${address.replace(PLACE, '+')}`, qos }));
}
