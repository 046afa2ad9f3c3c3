/** What a device can be asked to do (contract.md, "command"). */
export type CommandOrder =
  | { readonly action: 'on' | 'off' | 'lock' | 'restart' | 'ping' }
  | { readonly action: 'level'; readonly levelPercent: number }
  | { readonly action: 'unlock'; readonly seconds: number }
  | { readonly action: 'say'; readonly text: string; readonly lang: 'zh-CN' | 'en' };

/** How a light was when it was commanded. */
export interface LightBefore {
  readonly on: boolean | null;
  readonly levelPercent: number | null;
}

export type CommandAction = CommandOrder['action'];

/** A door that opens after its visitor has left opens for somebody else. */
const UNLOCK_LIVES_MS = 10_000;
const OTHERS_LIVE_MS = 60_000;

/** For how long after the click the command may still be carried out, ms. */
export const lifetimeMs = (action: CommandAction): number =>
  action === 'unlock' ? UNLOCK_LIVES_MS : OTHERS_LIVE_MS;

const SWITCHES: readonly CommandAction[] = ['on', 'off', 'restart', 'ping'];
const ACTIONS: Readonly<Record<string, readonly CommandAction[]>> = {
  door: ['unlock', 'lock', 'restart', 'ping'],
  light: ['on', 'off', 'level', 'restart', 'ping'],
  appliance: SWITCHES,
  socket: SWITCHES,
  speaker: ['say', 'restart', 'ping'],
};

/** What devices of a kind understand; of a kind we do not know: whether they are there, and to start anew. */
export const actionsOf = (kind: string): readonly CommandAction[] =>
  (Object.hasOwn(ACTIONS, kind) ? ACTIONS[kind] : undefined) ?? ['restart', 'ping'];
