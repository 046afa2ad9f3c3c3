import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erased, tokenIn, withoutTokens } from '../../../src-shared/domain/tokens.ts';
import { aDoorEvent, aPeopleEvent } from '../../builders/events.ts';

/** As feed/mask lets tokens in. */
const token = fc.stringMatching(/^[A-Za-z0-9_.:~+/=-]{1,64}$/);
/** Texts that try to look like a token. */
const reason = fc.oneof(fc.string(), fc.constantFrom('"person":"x"', '\\"person":"x"', '","person":"x'));

describe('the token of an event', () => {
  it('goes, and nothing else does, whatever stands in its texts', () => {
    fc.assert(
      fc.property(fc.option(token), reason, (person, text) => {
        const event = aDoorEvent({ person, reason: text });
        expect(JSON.parse(withoutTokens(JSON.stringify(event)))).toEqual({ ...event, person: null });
        expect(tokenIn(JSON.stringify(event))).toBe(person);
      }),
    );
  });

  it('goes from many events at once', () => {
    const events = [aDoorEvent({ person: 'a' }), aPeopleEvent(), aDoorEvent({ person: 'b' })];
    const without = JSON.parse(withoutTokens(JSON.stringify(events))) as unknown;
    expect(without).toEqual(
      events.map((event) => (event.kind === 'door' ? { ...event, person: null } : event)),
    );
  });

  it.each([
    [{ station: null, person: null }, true],
    [{ station: 'kexuecheng', person: null }, true],
    [{ station: 'elsewhere', person: null }, false],
    [{ station: null, person: 'token-1' }, true],
    [{ station: null, person: 'token-2' }, false],
    [{ station: null, person: 'token' }, false],
    [{ station: 'elsewhere', person: 'token-1' }, false],
  ])('is taken out for %o: %s', (whose, isErased) => {
    const event = aDoorEvent({ station: 'kexuecheng', person: 'token-1' });
    const expected = isErased ? JSON.stringify({ ...event, person: null }) : null;
    expect(erased(JSON.stringify(event), whose)).toBe(expected);
  });
});
