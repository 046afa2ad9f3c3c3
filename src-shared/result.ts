/** Expected failure is a value with a code from a closed list; a bug throws. */
export type Result<T, Code extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Code; readonly detail: string };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <Code extends string>(
  code: Code,
  detail = '',
): { readonly ok: false; readonly code: Code; readonly detail: string } => ({ ok: false, code, detail });
