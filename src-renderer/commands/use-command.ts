import { useCallback, useState } from 'react';
import type { CommandInput } from '../../src-shared/contract/commands.ts';
import { useServices } from '../app/services.ts';
import { refusalOf, type Refusal } from './refusal-text.ts';

/** What is done to a device, why, and who confirms it. */
export type Wanted = Pick<CommandInput, 'order' | 'second'> & { readonly note?: string };

/** Sends to one device. Answers and keeps why nothing was sent; null: it is under way. */
export function useSend(station: string, device: string) {
  const { client } = useServices();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useCallback(
    async ({ order, second, note = '' }: Wanted): Promise<Refusal | null> => {
      setRefusal(null);
      const refused = await client.commands
        .send({ station, device, order, note, second })
        .then((outcome) => (outcome.ok ? null : outcome.code), refusalOf);
      setRefusal(refused);
      return refused;
    },
    [client, station, device],
  );
  return { send, refusal };
}
