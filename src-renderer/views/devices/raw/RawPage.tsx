import { PauseOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Input } from 'antd';
import { useMemo, useState } from 'react';
import {
  RAW_KINDS,
  type RawFilter,
  type RawKind,
  type RawMessage,
} from '../../../../src-shared/contract/raw.ts';
import { Choice } from '../../../components/Choice.tsx';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { usePlaced } from '../../../live/hooks.ts';
import { stationName } from '../../../text/labels.ts';
import { RawTable } from './RawTable.tsx';
import { rawLines } from './raw-lines.ts';
import { useRaw } from './use-raw.ts';
import { useText } from '../../../text/use-text.ts';
import './raw.css';

/** Messages as they go by, filtered, to be stopped and copied. */
export function RawPage({ chosen }: { readonly chosen: string | null }) {
  const { t, language } = useText();
  const stations = usePlaced();
  const [station, setStation] = useState(chosen);
  const [kind, setKind] = useState<RawKind | null>(null);
  const [topic, setTopic] = useState('');
  const filter = useMemo<RawFilter>(() => ({ station, kind, topic: topic.trim() }), [station, kind, topic]);
  const { phase, seen, open } = useRaw(filter);
  const [paused, setPaused] = useState<readonly RawMessage[] | null>(null);
  const shown = paused ?? seen.messages;
  const isOpen = phase.phase === 'open';
  return (
    <div className="raw">
      <p className="raw-intro">{t('raw.intro')}</p>
      <div className="toolbar">
        <Choice
          className="devices-station"
          label={t('raw.anyStation')}
          value={station}
          options={stations.map((each) => ({ value: each.id, label: stationName(each, language) }))}
          onChange={setStation}
          isSearched
        />
        <Choice<RawKind>
          className="raw-kind"
          label={t('raw.anyKind')}
          value={kind}
          options={RAW_KINDS.map((value) => ({ value, label: t(`raw.kinds.${value}`) }))}
          onChange={setKind}
        />
        <Input
          className="raw-topic"
          allowClear
          aria-label={t('raw.topic')}
          placeholder={t('raw.topic')}
          maxLength={256}
          value={topic}
          onChange={({ target }) => setTopic(target.value)}
        />
        {isOpen ? (
          <Button
            icon={paused === null ? <PauseOutlined /> : <CaretRightOutlined />}
            data-raw-paused={paused !== null}
            onClick={() => setPaused(paused === null ? seen.messages : null)}
          >
            {paused === null ? t('raw.pause') : t('raw.resume', { n: newerThan(paused, seen.messages) })}
          </Button>
        ) : (
          <Button type="primary" loading={phase.phase === 'opening'} data-raw-open onClick={open}>
            {t(phase.phase === 'opening' ? 'raw.opening' : 'raw.open')}
          </Button>
        )}
        <CopyButton
          label={t('raw.copy')}
          done={t('raw.copied')}
          failed={t('raw.notCopied')}
          text={() => rawLines(shown)}
        />
      </div>
      {phase.phase === 'closed' && phase.note === 'interrupted' && (
        <Alert type="warning" showIcon title={t('raw.closed')} />
      )}
      {phase.phase === 'failed' && (
        <Alert type="error" showIcon title={t('raw.failed', { reason: phase.reason })} />
      )}
      {seen.skipped > 0 && <Alert type="info" showIcon title={t('raw.skipped', { n: seen.skipped })} />}
      {isOpen || shown.length > 0 ? (
        <RawTable messages={shown} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('raw.notWatched')} />
      )}
    </div>
  );
}

/** How many came since: all that is listed, where the newest of then is gone. */
function newerThan(paused: readonly RawMessage[], now: readonly RawMessage[]): number {
  const last = paused[0]?.seq ?? 0;
  return now.filter(({ seq }) => seq > last).length;
}
