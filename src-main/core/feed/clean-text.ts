/** Line breaks and tabs part words. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Controls, invisible formatting and lone surrogates. A bidirectional override could make a text read as another on
 * the operator's screen, a control could reach a terminal, a log or a workbook, and a lone surrogate cannot be
 * written as UTF-8. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Nearly every text passes unchanged; this test is far cheaper than the replacements. */
const SUSPECT = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;

/** A text as it may be shown: one line, nothing hidden in it, at most `most` UTF-16 units; longer ones end in `…`. */
export function cleanText(text: string, most: number): string {
  const seen = SUSPECT.test(text) ? text.replace(BREAKS, ' ').replace(UNSEEN, '') : text;
  const trimmed = seen.trim();
  if (trimmed.length <= most) return trimmed;
  return `${trimmed.slice(0, most - 1).replace(HIGH_SURROGATE_AT_END, '')}…`;
}

/** As cleanText; null where nothing is left to show. */
export function cleanTextOrNull(text: string | null | undefined, most: number): string | null {
  const cleaned = cleanText(text ?? '', most);
  return cleaned === '' ? null : cleaned;
}
