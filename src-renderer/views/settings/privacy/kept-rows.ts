import { TOKENS_COUNTED_MOST } from '../../../../src-shared/contract/privacy.ts';
import { formatStamp } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import type { Kept } from './use-kept.ts';

const KINDS = ['tokens', 'events', 'minutes', 'days', 'operators', 'audit', 'log'] as const;

export interface KeptRow {
  readonly kind: (typeof KINDS)[number];
  readonly what: string;
  readonly where: string;
  readonly howLong: string;
  readonly howMuch: string;
}

/** A line for each kind of what is kept. */
export function keptRows(kept: Kept, t: Translate, zone: string | undefined): KeptRow[] {
  const { keepPersonsDays, keepEventsDays, keepMinutesDays } = kept.settings;
  const days: Partial<Record<KeptRow['kind'], number>> = {
    tokens: keepPersonsDays,
    events: keepEventsDays,
    minutes: keepMinutesDays,
  };
  const howMuch: Partial<Record<KeptRow['kind'], string>> = {
    tokens: tokensText(kept, t, zone),
    events: kept.events === null ? '–' : t('privacy.entries', { n: kept.events }),
    operators: t('privacy.accounts', { n: kept.tokens.operators }),
    audit: t('privacy.entries', { n: kept.tokens.auditEntries }),
  };
  return KINDS.map((kind) => {
    const n = days[kind];
    return {
      kind,
      what: t(`privacy.kind.${kind}`),
      where: t(`privacy.place.${kind}`),
      howLong: n === undefined ? t(`privacy.end.${kind as 'days'}`) : t('privacy.days', { n }),
      howMuch: howMuch[kind] ?? '–',
    };
  });
}

function tokensText({ tokens: kept }: Kept, t: Translate, zone: string | undefined): string {
  const { stations, tokens, oldestMs, isErasing } = kept;
  if (isErasing) return t('privacy.erasing');
  if (oldestMs === null) return t('privacy.none');
  const entries = stations.reduce((sum, station) => sum + station.entries, 0);
  const many = tokens >= TOKENS_COUNTED_MOST ? `≥ ${String(tokens)}` : String(tokens);
  return t('privacy.tokens', { entries, tokens: many, oldest: formatStamp(oldestMs, zone) });
}
