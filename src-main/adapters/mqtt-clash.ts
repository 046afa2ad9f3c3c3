/**
 * Two programs with one client id throw each other out: the broker closes the older connection for the newer one.
 * Under MQTT 5 it may say so (reason code 0x8E); Mosquitto 2.0 does not, and 3.1.1 has no words for it. So we go by
 * the pattern: accepted, and soon hung up on in good order, several times in a row. A broker that restarts refuses in
 * between, and a line that breaks does so with an error.
 */
export interface ClashWatch {
  /** A connection was refused: whatever is wrong, it is not another client of our name. */
  readonly refused: () => void;
  /** A connection that lived so long was closed by the broker without a word; answers whether that looks like a clash. */
  readonly hungUp: (livedMs: number) => boolean;
}

/** The other client tries again within its own back-off, usually seconds. */
const SHORT_LIFE_MS = 30_000;

/** Once is a restart of the broker, twice bad luck. */
const HANG_UPS_OF_A_CLASH = 3;

export function createClashWatch(): ClashWatch {
  let inARow = 0;
  return {
    refused: () => {
      inARow = 0;
    },
    hungUp: (livedMs) => {
      inARow = livedMs < SHORT_LIFE_MS ? inARow + 1 : 0;
      return inARow >= HANG_UPS_OF_A_CLASH;
    },
  };
}
