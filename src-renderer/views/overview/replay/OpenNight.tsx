import { Alert } from 'antd';
import { useState } from 'react';
import { TickerContext } from '../../../components/ticker.ts';
import type { ReplayClient } from '../../../history/client.ts';
import type { ReplayOpened } from '../../../history/replay.ts';
import { LiveContext } from '../../../live/hooks.ts';
import { PastStation } from './PastStation.tsx';
import { PastStations } from './PastStations.tsx';
import { Player } from './Player.tsx';
import { replayPicture } from './replay-picture.ts';
import { useMoment } from './use-replay.ts';
import { useText } from '../../../text/use-text.ts';

interface OpenNightProps {
  readonly opened: ReplayOpened;
  readonly client: ReplayClient;
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly atMs: number;
  readonly station: string | null;
  readonly onTime: (atMs: number) => void;
  readonly onStation: (station: string | null) => void;
}

/** A night that can be looked at: its slider, and the stations as they were. */
export function OpenNight({ opened, client, station, onStation, ...time }: OpenNightProps) {
  const { t } = useText();
  const [{ store, ticker, show }] = useState(replayPicture);
  const [live] = useState(() => ({ store, watch: () => undefined }));
  const { moment, failure } = useMoment(client, time.atMs, station, show);
  return (
    <>
      <Player {...time} alarms={opened.alarms} />
      {failure !== null && <Alert type="error" showIcon title={t('replay.failed', { reason: failure })} />}
      <div className="replay-picture" data-replay-at={moment?.atMs}>
        <LiveContext value={live}>
          <TickerContext value={ticker}>
            <PastStations />
            {moment !== null && station !== null && (
              <PastStation id={station} moment={moment} onClose={() => onStation(null)} />
            )}
          </TickerContext>
        </LiveContext>
      </div>
    </>
  );
}
