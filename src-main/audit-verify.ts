import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { chaptersIn, firstSeqOf, headIn } from './adapters/audit-files.ts';
import { linesOf } from './adapters/lines-of.ts';
import { LINE_MAX_BYTES, type ChainEnd } from './core/audit/chain.ts';
import { createVerifier, type ChainFault, type Verdict } from './core/audit/verify.ts';

const USAGE = `npm run audit:verify -- FILE

FILE is the folder "audit" of a profile, one of its files, or an export of all entries as written.
Exit status: 0 whole, 1 a fault was found, 2 it cannot be read.`;

const WORDS: Record<ChainFault, string> = {
  malformed: 'is not a whole entry',
  changed: 'was changed',
  removed: 'does not follow: entries before it were removed',
  'out-of-order': 'stands where it does not belong: inserted, repeated or moved',
  'broken-link': 'does not follow from the entry before it',
  truncated: 'is missing: the log ends before the last entry that was noted apart',
  'other-head': 'is not the last entry that was noted apart',
};

const EXIT = { whole: 0, faulty: 1, unreadable: 2 } as const;

interface Log {
  readonly firstSeq: number;
  readonly head: ChainEnd | null;
  readonly files: readonly string[];
}

/** The folder whole; or one file, whose end is known where it is the newest of its folder. */
async function logAt(path: string): Promise<Log> {
  if (statSync(path).isDirectory()) {
    const files = (await chaptersIn(path)).map(({ file }) => file);
    if (files.length === 0) throw new Error('there is no file of an audit in it');
    return { firstSeq: 1, head: await headIn(path), files };
  }
  const folder = dirname(path);
  const chapters = readdirSync(folder).filter((name) => firstSeqOf(name) !== null);
  const isNewest = chapters.sort().at(-1) === basename(path);
  return {
    firstSeq: firstSeqOf(basename(path)) ?? 1,
    head: isNewest ? await headIn(folder) : null,
    files: [path],
  };
}

async function verify({ firstSeq, head, files }: Log): Promise<Verdict> {
  const verifier = createVerifier({ firstSeq, head });
  for (const file of files)
    for await (const line of linesOf(file, LINE_MAX_BYTES))
      if (!verifier.take(line)) return verifier.verdict();
  return verifier.verdict();
}

async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return EXIT.unreadable;
  }
  const log = await logAt(path);
  const { entries, end, fault } = await verify(log);
  if (fault !== null) {
    process.stdout.write(
      `FAULT in line ${fault.line}: entry ${fault.seq} ${WORDS[fault.code]} (${fault.code})\n`,
    );
    return EXIT.faulty;
  }
  const known =
    log.head === null ? '; its end is noted nowhere, so entries cut off it would not be seen' : '';
  process.stdout.write(`whole: ${entries} entries up to ${end.seq}, hash ${end.hash}${known}\n`);
  return EXIT.whole;
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`audit:verify: ${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.unreadable;
});
