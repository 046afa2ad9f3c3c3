/** As `by` has it in `wang@control-1`: no separator, nothing unseen. */
export const OPERATOR_NAME = /^[^@\p{C}\p{Zl}\p{Zp}]+$/u;
export const OPERATOR_NAME_MOST = 64;

/** A PIN of six digits is the least; the lock-out makes it hold against guessing at the console. */
export const SECRET_LEAST = 6;
export const SECRET_MOST = 256;

/** The same name however it is typed: width, accents' composition and capitals make no other person. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
