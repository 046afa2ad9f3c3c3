import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS, lineOf, readLine, type ChainEnd } from '../../../../src-main/core/audit/chain.ts';
import { createVerifier } from '../../../../src-main/core/audit/verify.ts';
import type { AuditDeed } from '../../../../src-shared/domain/operators/audit-entry.ts';

const deeds: fc.Arbitrary<AuditDeed> = fc.record({
  atMs: fc.integer({ min: 0, max: 2e12 }),
  by: fc.string(),
  action: fc.constantFrom('alarm', 'sign-in', 'command'),
  subject: fc.string({ unit: 'grapheme' }),
  detail: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())),
});

function chainOf(some: readonly AuditDeed[]): { lines: Buffer[]; head: ChainEnd } {
  let head = GENESIS;
  const lines = some.map((deed) => {
    const made = lineOf(deed, head);
    head = { seq: made.seq, hash: made.hash };
    return Buffer.from(made.line);
  });
  return { lines, head };
}

function verdictOf(lines: readonly Buffer[], head: ChainEnd | null) {
  const verifier = createVerifier({ firstSeq: 1, head });
  for (const line of lines) if (!verifier.take(line)) break;
  return verifier.verdict();
}

const chains = fc.array(deeds, { minLength: 3, maxLength: 20 }).map(chainOf);
const place = fc.nat();

describe('the chain', () => {
  it('is whole as it was written, and every entry reads as what was done', () => {
    fc.assert(
      fc.property(fc.array(deeds, { maxLength: 20 }), (some) => {
        const { lines, head } = chainOf(some);
        expect(verdictOf(lines, head)).toEqual({ entries: some.length, end: head, fault: null });
        expect(lines.map((line) => readLine(line)?.subject)).toEqual(some.map(({ subject }) => subject));
      }),
    );
  });

  it('is found broken when any byte of any entry is another', () => {
    fc.assert(
      fc.property(chains, place, place, fc.integer({ min: 1, max: 255 }), ({ lines, head }, at, byte, by) => {
        const line = Buffer.from(lines[at % lines.length] ?? []);
        line[byte % line.length] = (line[byte % line.length] ?? 0) ^ by;
        expect(verdictOf(lines.with(at % lines.length, line), head).fault).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is found broken when an entry is removed, wherever', () => {
    fc.assert(
      fc.property(chains, place, ({ lines, head }, at) => {
        expect(verdictOf(lines.toSpliced(at % lines.length, 1), head).fault).not.toBeNull();
      }),
    );
  });

  it('is found broken when the end is cut off, which only the head beside it tells', () => {
    fc.assert(
      fc.property(chains, place, ({ lines, head }, at) => {
        const cut = lines.slice(0, at % lines.length);
        expect(verdictOf(cut, head).fault?.code).toBe('truncated');
        expect(verdictOf(cut, null).fault).toBeNull();
      }),
    );
  });

  it('is found broken when two entries change places, or one is there twice', () => {
    fc.assert(
      fc.property(chains, place, place, ({ lines, head }, a, b) => {
        const [from, to] = [a % lines.length, b % lines.length];
        fc.pre(from !== to);
        const [one, other] = [lines[from], lines[to]] as [Buffer, Buffer];
        expect(verdictOf(lines.with(from, other).with(to, one), head).fault).not.toBeNull();
        expect(verdictOf(lines.toSpliced(to, 0, one), head).fault).not.toBeNull();
      }),
    );
  });

  it('is found broken when somebody writes it anew from an entry on, but not the head', () => {
    fc.assert(
      fc.property(fc.array(deeds, { minLength: 1, maxLength: 10 }), deeds, place, (some, forged, at) => {
        const { lines, head } = chainOf(some);
        const anew = chainOf(some.with(at % some.length, { ...forged, subject: 'somebody else' }));
        fc.pre(lines.some((line, index) => !line.equals(anew.lines[index] ?? line)));
        expect(verdictOf(anew.lines, head).fault?.code).toBe('other-head');
      }),
    );
  });
});
