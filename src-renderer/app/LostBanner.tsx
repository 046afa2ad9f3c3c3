import { DisconnectOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { Ticking } from '../components/Ticking.tsx';
import { useFeed, useZone } from '../live/hooks.ts';
import type { Picture } from '../live/picture.ts';
import { formatDuration, formatWhen } from '../text/format.ts';
import { hrefOf } from './route.ts';
import { useText } from '../text/use-text.ts';
import './lost.css';

/** The console is blind, and says so in its biggest letters: since when, why, and what to do. */
export function LostBanner({ picture }: { readonly picture: Picture }) {
  const { t } = useText();
  const lastLiveMs = useFeed((feed) => feed?.lastLiveMs ?? null);
  const problem = useFeed((feed) => feed?.problem ?? null);
  // The first connecting of a start is no loss: the status line says it.
  if (picture === 'live' || picture === 'starting') return null;
  if (picture === 'connecting' && lastLiveMs === null && problem === null) return null;
  return (
    <section className="lost" role="alert">
      {picture === 'paused' ? (
        <PauseCircleOutlined aria-hidden="true" />
      ) : (
        <DisconnectOutlined aria-hidden="true" />
      )}
      <div>
        <h2>{t('frame.lost.title')}</h2>
        <FrozenAt atMs={lastLiveMs} />
        <Why picture={picture} />
      </div>
    </section>
  );
}

function FrozenAt({ atMs }: { readonly atMs: number | null }) {
  const { t } = useText();
  const zone = useZone();
  const text = useCallback(
    (nowMs: number) =>
      atMs === null
        ? t('frame.lost.never')
        : t('frame.lost.frozenAt', {
            time: formatWhen(atMs, nowMs, zone),
            age: formatDuration(nowMs - atMs, t),
          }),
    [t, atMs, zone],
  );
  // Announced once with the banner, not at every second.
  return <Ticking className="lost-time" aria-live="off" text={text} />;
}

function Why({ picture }: { readonly picture: Exclude<Picture, 'live' | 'starting'> }) {
  const { t } = useText();
  const problem = useFeed((feed) => feed?.problem ?? null);
  const detail = useFeed((feed) => feed?.problemDetail ?? '');
  const paused = useFeed((feed) => feed?.paused ?? null);
  if (picture === 'console') return <p>{t('frame.lost.console')}</p>;
  if (picture === 'paused' && paused !== null)
    return (
      <p>
        <b>{t(`frame.paused.${paused}`)}</b> {t(`frame.paused.${paused}-do`)}
      </p>
    );
  return (
    <>
      <p>
        <b title={detail}>{problem === null ? t('frame.lost.connecting') : t(`problem.${problem}`)}</b>{' '}
        {problem !== null && t(`problemDo.${problem}`)}
      </p>
      <p>
        {t('frame.lost.retrying')} <Button href={hrefOf('settings')}>{t('frame.lost.toSettings')}</Button>
      </p>
    </>
  );
}
