import { useCallback, useState } from 'react';
import type { CommandOrder } from '../../src-shared/domain/command/order.ts';
import { useServices } from '../app/services.ts';
import { refusalOf, type Refusal } from './refusal-text.ts';

/** Sends to one device. Answers and keeps why nothing was sent; null: it is under way. */
export function useSend(station: string, device: string) {
  const { client } = useServices();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = useCallback(
    async (order: CommandOrder, note = ''): Promise<Refusal | null> => {
      setRefusal(null);
      const refused = await client.commands
        .send({ station, device, order, note })
        .then((outcome) => (outcome.ok ? null : outcome.code), refusalOf);
      setRefusal(refused);
      return refused;
    },
    [client, station, device],
  );
  return { send, refusal };
}
