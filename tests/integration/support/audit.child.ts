import { openAuditFiles } from '../../../src-main/adapters/audit-files.ts';
import { createAudit } from '../../../src-main/core/audit/audit.ts';

/** Appends until it is killed, `node audit.mjs FOLDER FIRST`, and says the name of each deed once it is durable. */
const [, , folder = '', first = '1'] = process.argv;
const quiet = { info: () => undefined, warn: () => undefined };
/** A file now and then: the moment between two files is one to be killed in as well. */
const CHAPTER_BYTES = 20_000;

const store = await openAuditFiles(folder, CHAPTER_BYTES);
const audit = createAudit({ store, log: quiet, now: Date.now });
for (let n = Number(first); ; n += 1) {
  await audit.append({
    atMs: Date.now(),
    by: 'wang@control-1',
    action: 'alarm',
    subject: `deed ${n}`,
    detail: { note: 'x'.repeat(n % 500) },
  });
  process.stdout.write(`${n}\n`);
}
