import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { reportOutcome, reportRequest, type ReportOutcome } from '../../src-shared/contract/reports.ts';

/**
 * A console that runs on the profile already makes the report: it is told of the order with the lock that it holds
 * (`second-instance`), and answers on a line of its own. A line that breaks says that its other end is gone.
 */
export const reportErrand = z.object({
  /** Without a language: that of the console. */
  request: reportRequest.partial({ language: true }),
  out: z.string().min(1).max(4_096),
  /** Where the answer is waited for: a socket, or a pipe on Windows. */
  answerTo: z.string().min(1).max(512),
});
export type ReportErrand = z.infer<typeof reportErrand>;

/** An answer is a sentence. */
const ANSWER_CHARS_MAX = 64 * 1024;

/** The other console calls at once, before it begins; on a busy machine it may be starting itself. */
const CALLED_WITHIN_MS = 30_000;

export interface AnswerLine {
  readonly address: string;
  /** The one answer; null: the other end went away without one. */
  readonly answer: Promise<ReportOutcome | null>;
  readonly close: () => Promise<void>;
}

export async function listenForAnswer(): Promise<AnswerLine> {
  const folder = await mkdtemp(join(tmpdir(), 'waystation-'));
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${folder.slice(-17)}` : join(folder, 'answer');
  const server = createServer();
  const answer = new Promise<ReportOutcome | null>((resolve) => {
    const unheard = setTimeout(() => resolve(null), CALLED_WITHIN_MS);
    server.once('connection', (socket) => {
      clearTimeout(unheard);
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        text = (text + part).slice(0, ANSWER_CHARS_MAX);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(outcomeIn(text)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    address,
    answer,
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function outcomeIn(text: string): ReportOutcome | null {
  try {
    return reportOutcome.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Answers an errand with what `make` does; whoever waits no longer cancels it. */
export async function answerErrand(
  { answerTo }: ReportErrand,
  make: (signal: AbortSignal) => Promise<ReportOutcome>,
): Promise<void> {
  const given = new AbortController();
  const socket = connect(answerTo);
  socket.on('error', () => given.abort());
  socket.on('close', () => given.abort());
  // Without a reader the end of the other side would go unnoticed.
  socket.resume();
  socket.end(JSON.stringify(await make(given.signal)));
}
