import { chanceOf, type Chance } from './chance.ts';

/** `npm run faults` asks for the full counts; without it each fault is a short round. */
const isFull = process.env['WAYSTATION_FAULTS'] === 'full';

export const counted = (short: number, full: number): number => (isFull ? full : short);

/**
 * Chance for a test that does something at random moments: another one at each run, printed, so that a run that
 * found something can be had again with WAYSTATION_FAULTS_SEED.
 */
export function seededChance(what: string): Chance {
  const seed = Number(process.env['WAYSTATION_FAULTS_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`${what}: seed ${seed}\n`);
  return chanceOf(seed);
}
