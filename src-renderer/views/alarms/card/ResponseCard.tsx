import { responseKind } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

/** What kind of alarm this is and what to do about it, step by step. */
export function ResponseCard({ type }: { readonly type: string }) {
  const { t } = useText();
  const kind = responseKind(type);
  const steps = t(`response.${kind}.do`).split('\n');
  return (
    <dl className="card-list response">
      <dt>{t('alarms.card.within')}</dt>
      <dd className="response-within">{t(`response.${kind}.within`)}</dd>
      <dt>{t('alarms.card.do')}</dt>
      <dd>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </dd>
      <dt>{t('alarms.card.cause')}</dt>
      <dd>{t(`response.${kind}.cause`)}</dd>
      <dt>{t('alarms.card.consequence')}</dt>
      <dd>{t(`response.${kind}.consequence`)}</dd>
    </dl>
  );
}
