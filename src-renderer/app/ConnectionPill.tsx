import { useFeed, useHealth, useLink } from '../live/hooks.ts';
import { useText } from '../text/use-text.ts';

/** Broker, delay and backlog. The word is announced when it changes, the figures are not. */
export function ConnectionPill() {
  const { t } = useText();
  const phase = useLink().phase;
  const connection = useFeed((feed) => feed?.connection ?? 'connecting');
  const broker = useFeed((feed) => feed?.broker ?? '');
  const demo = useFeed((feed) => feed?.demo ?? false);
  const roundTripMs = useFeed((feed) => feed?.roundTripMs ?? null);
  const backlog = useHealth((health) => health?.backlog ?? 0);
  const shown = phase === 'lost' ? 'offline' : connection;
  return (
    <div className="pill connection" data-connection={shown}>
      <span className="connection-dot" aria-hidden="true" />
      <span role="status">{t(`frame.connection.${shown}`)}</span>
      <span className="connection-broker" title={broker}>
        {demo ? t('frame.connection.demo') : broker}
      </span>
      {shown === 'connected' && roundTripMs !== null && (
        <span className="figure connection-delay">
          {t('frame.connection.roundTrip', { ms: Math.round(roundTripMs) })}
        </span>
      )}
      <span className={backlog === 0 ? 'figure connection-idle' : 'figure'}>
        {t('frame.connection.backlog', { n: backlog })}
      </span>
    </div>
  );
}
