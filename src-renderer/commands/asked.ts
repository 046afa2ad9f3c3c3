import type { CommandAction } from '../../src-shared/domain/command/order.ts';

/** What is asked before these are sent: how, why, or whether it is meant. */
export type AskedAction = 'level' | 'unlock' | 'say' | 'restart' | 'off';

/** Where somebody else stands before the device and uses it; a light that goes off is switched on again. */
const IN_USE: readonly string[] = ['appliance', 'socket'];

export function askedAction(action: CommandAction, kind: string): AskedAction | null {
  switch (action) {
    case 'level':
    case 'unlock':
    case 'say':
    case 'restart':
      return action;
    case 'off':
      return IN_USE.includes(kind) ? action : null;
    case 'on':
    case 'lock':
    case 'ping':
      return null;
  }
}
