import { connectAsync } from 'mqtt';
import { aStatusMessage, anAboutMessage, type StationMessage } from '../../builders/messages.ts';

/** One station's gateway, connected with its last will as the contract asks. */
export interface Gateway {
  /** Resolves with the broker's acknowledgement. */
  readonly say: (message: StationMessage) => Promise<void>;
  /** Ends the connection without a word, as a power cut does. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** Connects, and tells what the station is and that it is online. */
export async function openGateway(url: string, station: string): Promise<Gateway> {
  const place = { station };
  const connectedMs = Date.now();
  const will = aStatusMessage({ ts: connectedMs, state: 'offline' }, place);
  const client = await connectAsync(url, { reconnectPeriod: 0, will });
  const say = async ({ topic, payload, qos, retain }: StationMessage): Promise<void> => {
    await client.publishAsync(topic, payload, { qos, retain });
  };
  await say(anAboutMessage({ ts: connectedMs }, place));
  await say(aStatusMessage({ ts: Date.now() }, place));
  return { say, cut: () => void client.stream.destroy(), close: () => client.endAsync(true) };
}
