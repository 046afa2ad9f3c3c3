import { Alert, Button, Progress } from 'antd';
import { useContext, useMemo, useState } from 'react';
import { zoneOrDefault } from '../../../../src-shared/domain/local-time.ts';
import { nightOf } from '../../../../src-shared/domain/replay/night.ts';
import { useNowKey } from '../../../app/keyboard.ts';
import { useAddress } from '../../../app/use-address.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { useZone } from '../../../live/hooks.ts';
import { ASKED, type ReplayChoice } from './asked.ts';
import { Banner } from './Banner.tsx';
import { OpenNight } from './OpenNight.tsx';
import { ReplayToolbar } from './ReplayToolbar.tsx';
import { useReplay, type ReplayDoor } from './use-replay.ts';
import { useText } from '../../../text/use-text.ts';
import './replay.css';

/** Where one begins who did not say: far enough back that something has happened since. */
const BEGIN_BEFORE_MS = 3_600_000;

/** A past night as the overview showed it. What is here is never live, and says so everywhere. */
export default function Replay({ query }: { readonly query: string }) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const zone = zoneOrDefault(useZone() ?? null);
  const [asked, change] = useAddress<ReplayChoice>(ASKED, query);
  const [beginMs] = useState(() => ticker.now() - BEGIN_BEFORE_MS);
  const atMs = asked.atMs ?? beginMs;
  const { day, fromMs, toMs } = useMemo(() => nightOf(atMs, zone), [atMs, zone]);
  const door = useReplay({ fromMs, toMs, scope: asked.scope, now: ticker.now });
  useNowKey();
  return (
    <section className="view overview replay" data-view="replay" aria-label={t('frame.view.replay')}>
      <Banner atMs={atMs} zone={zone} />
      <ReplayToolbar
        day={day}
        zone={zone}
        scope={asked.scope}
        onNight={(beginsMs) => change((now) => ({ ...now, atMs: beginsMs }))}
        onScope={(scope) => change((now) => ({ ...now, scope, station: scope }))}
      />
      {door.state.phase === 'open' ? (
        <OpenNight
          {...door.state}
          fromMs={fromMs}
          zone={zone}
          atMs={atMs}
          station={asked.station}
          onTime={(next) => change((now) => ({ ...now, atMs: next }))}
          onStation={(station) => change((now) => ({ ...now, station }))}
        />
      ) : (
        <NotOpen door={door} />
      )}
    </section>
  );
}

function NotOpen({ door: { state, cancel, again } }: { readonly door: ReplayDoor }) {
  const { t } = useText();
  const retry = <Button onClick={again}>{t('replay.retry')}</Button>;
  if (state.phase === 'failed')
    return (
      <Alert type="error" showIcon title={t('replay.failed', { reason: state.reason })} action={retry} />
    );
  if (state.phase === 'cancelled')
    return <Alert type="info" showIcon title={t('replay.cancelled')} action={retry} />;
  const percent = state.phase === 'opening' ? state.percent : 100;
  return (
    <div className="replay-opening" role="status">
      <p>{t('replay.opening', { percent })}</p>
      <Progress percent={percent} showInfo={false} aria-label={t('replay.opening', { percent })} />
      <Button onClick={cancel}>{t('replay.cancel')}</Button>
    </div>
  );
}
