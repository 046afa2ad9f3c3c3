import { openJournal } from '../../../src-main/adapters/level-journal.ts';

/** Takes everybody's tokens of a station out of a journal until it is killed: `node erase.mjs FOLDER STATION`. */
const [, , folder = '', station = ''] = process.argv;
const quiet = { info: () => undefined, warn: () => undefined };

const journal = await openJournal(folder, quiet);
const wanted = { id: 'r-1', station, person: null, upTo: journal.head(), by: 'wang@control-1' };
process.stdout.write('begun\n');
await journal.erase(journal.erasure() ?? wanted, new AbortController().signal);
process.stdout.write('done\n');
// It waits for the end: the pipe is what it is killed by.
process.stdin.resume();
