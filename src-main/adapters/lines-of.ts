import { createReadStream } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;
const LINE_BREAK = 0x0a;

/** A file's lines as bytes, in one pass; what is held is a chunk and one line, but never more than `lineMax` bytes of it. */
export async function* linesOf(file: string, lineMax: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const bytes: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = bytes.indexOf(LINE_BREAK); at !== -1; at = bytes.indexOf(LINE_BREAK, from)) {
      yield bytes.subarray(from, at);
      from = at + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > lineMax) {
      // No line of ours: whoever reads refuses it, and the rest of the file with it.
      yield rest;
      return;
    }
  }
  if (rest.length > 0) yield rest;
}
