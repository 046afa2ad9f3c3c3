import { Alert, Spin } from 'antd';
import { formatBytes } from '../../../text/format.ts';
import { KeepTimesForm } from './KeepTimesForm.tsx';
import { forecastOf, isYoung } from './space-model.ts';
import { useSpace, type Measured } from './use-space.ts';
import { useText } from '../../../text/use-text.ts';

/** What is kept, by kind, what it takes and how long there is room for it. */
export function KeepTimesPanel() {
  const { t } = useText();
  const { state, again } = useSpace();
  return (
    <section className="panel" data-storage={state.phase}>
      <h2>{t('storage.keep')}</h2>
      {state.phase === 'measuring' && <Spin description={t('storage.measuring')} />}
      {state.phase === 'failed' && (
        <Alert type="error" showIcon title={t('storage.failed', { reason: state.reason })} />
      )}
      {state.phase === 'ready' && (
        <>
          <Room {...state.measured} />
          <KeepTimesForm {...state.measured} onDone={again} />
        </>
      )}
    </section>
  );
}

function Room({ space, disk, settings, nowMs }: Measured) {
  const { t } = useText();
  const { fullInDays, growthBytes } = forecastOf(space, disk, settings, nowMs);
  const { usageBytes, quotaBytes } = space;
  const outlook =
    fullInDays !== null
      ? t('storage.fullIn', { n: fullInDays })
      : growthBytes === null
        ? t('storage.noneFull')
        : t('storage.neverFull', { bytes: formatBytes(growthBytes) });
  return (
    <Alert
      className="outcome"
      type={fullInDays === null ? 'info' : 'warning'}
      showIcon
      data-forecast={fullInDays ?? 'enough'}
      title={outlook}
      description={
        <>
          {t('storage.disk', { free: formatBytes(disk.freeBytes), total: formatBytes(disk.totalBytes) })}
          <br />
          {usageBytes !== null &&
            quotaBytes !== null &&
            t('storage.quota', { used: formatBytes(usageBytes), quota: formatBytes(quotaBytes) })}
          {isYoung(space, nowMs) && (
            <>
              <br />
              {t('storage.tooYoung')}
            </>
          )}
        </>
      }
    />
  );
}
