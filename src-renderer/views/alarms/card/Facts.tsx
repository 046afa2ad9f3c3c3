import { useContext, type ReactNode } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { shelvedSince } from '../../../../src-shared/domain/alarm/operators.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { formatWhen } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { operatorName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface FactsProps {
  readonly alarm: AlarmView;
  readonly zone: string | undefined;
}

type Fact = readonly [label: string, value: ReactNode];

/** Since when, and who did what about it, when and why. */
export function Facts({ alarm, zone }: FactsProps) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const when = (atMs: number): string => formatWhen(atMs, ticker.now(), zone);
  return (
    <section>
      <h3>{t('alarms.card.facts')}</h3>
      <dl className="card-list">
        {factsOf(alarm, t, when).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf(alarm: AlarmView, t: Translate, when: (atMs: number) => string): readonly Fact[] {
  const { acknowledged, reset, shelved, service } = alarm;
  const by = (deed: { readonly by: string; readonly atMs: number }): string =>
    t('alarms.card.by', { by: operatorName(deed.by), time: when(deed.atMs) });
  const facts: Fact[] = [
    [
      t('alarms.card.source'),
      alarm.rule === null
        ? t('alarms.card.device', { alarm: alarm.alarm })
        : t('alarms.card.rule', { rule: alarm.rule }),
    ],
    [t('alarms.card.since'), when(alarm.sinceMs)],
  ];
  if (!alarm.active) facts.push([t('alarms.card.ended'), when(alarm.changedMs)]);
  if (acknowledged !== null)
    facts.push([
      t('alarms.card.acknowledged'),
      <TwoLines
        key="acknowledged"
        first={by(acknowledged)}
        second={
          acknowledged.note === null
            ? t('alarms.card.noNote')
            : t('alarms.card.note', { note: acknowledged.note })
        }
      />,
    ]);
  if (reset !== null) facts.push([t('alarms.card.reset'), by(reset)]);
  if (alarm.life === 'shelved' && shelved?.untilMs != null)
    facts.push([
      t('alarms.card.shelved'),
      <TwoLines
        key="shelved"
        first={`${when(shelved.untilMs)} · ${t('alarms.card.shelvedBy', { by: operatorName(shelved.by), time: when(shelvedSince(shelved)) })}`}
        second={t('alarms.card.reason', { reason: shelved.reason ?? '' })}
      />,
    ]);
  if (service?.out === true)
    facts.push([
      t('alarms.card.service'),
      <TwoLines
        key="service"
        first={by(service)}
        second={t('alarms.card.reason', { reason: service.reason ?? '' })}
      />,
    ]);
  return facts;
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      {first}
      <br />
      {second}
    </>
  );
}
