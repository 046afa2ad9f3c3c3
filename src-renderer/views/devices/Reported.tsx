import { Empty, Spin, Table, type TableProps } from 'antd';
import { useCallback, useMemo } from 'react';
import type { DeviceView } from '../../../src-shared/domain/station-view.ts';
import { DeviceControls } from '../../commands/DeviceControls.tsx';
import { stageHandle } from '../../commands/shown.ts';
import { Ticking } from '../../components/Ticking.tsx';
import { useAtSecond } from '../../components/use-at-second.ts';
import { useCommands, useDetail, usePlaced } from '../../live/hooks.ts';
import { deviceName, reportedCode, reportedText } from '../../text/device-text.ts';
import { formatAge, UNKNOWN } from '../../text/format.ts';
import { causeLabel, kindLabel } from '../../text/labels.ts';
import { StationChoice } from './StationChoice.tsx';
import { useText } from '../../text/use-text.ts';

/** The devices of one station, with age and origin of what is known of them. */
export function Reported({ chosen }: { readonly chosen: string | null }) {
  const { t } = useText();
  const stations = usePlaced();
  const station = chosen ?? stations[0]?.id ?? null;
  if (station === null)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('devices.noStations')} />;
  return (
    <>
      <StationChoice page="reported" value={station} />
      <DeviceTable key={station} station={station} />
    </>
  );
}

function DeviceTable({ station }: { readonly station: string }) {
  const { t } = useText();
  const detail = useDetail(station);
  const commands = useCommands(station);
  const handled = useAtSecond((nowMs) =>
    commands
      .filter((command) => stageHandle(command, nowMs) !== undefined)
      .map(({ id }) => id)
      .join(' '),
  );
  const columns = useMemo<NonNullable<TableProps<DeviceView>['columns']>>(
    () => [
      {
        title: t('devices.device'),
        key: 'device',
        render: (_, device) => (
          <>
            <b>{deviceName(device)}</b>{' '}
            {device.info.name !== null && <span className="device-id">{device.info.device}</span>}
          </>
        ),
      },
      { title: t('devices.kind'), key: 'kind', render: (_, { info }) => kindLabel(info.kind, t) },
      { title: t('devices.state'), key: 'state', render: (_, device) => reportedText(device, t) },
      {
        title: t('devices.cause'),
        key: 'cause',
        render: (_, { reported }) => causeLabel(reported?.cause ?? null, t),
      },
      { title: t('devices.age'), key: 'age', render: (_, device) => <ReportAge device={device} /> },
      {
        title: t('devices.origin'),
        key: 'origin',
        render: (_, { reported }) =>
          reported === null ? (
            UNKNOWN
          ) : (
            <span title={t(`words.originHint.${reported.origin}`)}>
              {t(`words.origin.${reported.origin}`)}
            </span>
          ),
      },
      {
        title: t('devices.controls'),
        key: 'controls',
        render: (_, device) => (
          <DeviceControls
            station={station}
            device={device}
            command={commands.find((command) => command.device === device.info.device)}
            all
          />
        ),
      },
    ],
    [t, station, commands],
  );
  const handles = useCallback(
    (device: DeviceView) => ({
      className: 'device-row',
      'data-device': `${station}/${device.info.device}`,
      'data-reported': reportedCode(device),
      'data-command': commands.find(
        ({ id, device: commanded }) => commanded === device.info.device && handled.includes(id),
      )?.stage,
    }),
    [station, commands, handled],
  );
  if (detail === null) return <Spin />;
  return (
    <Table<DeviceView>
      size="middle"
      rowKey={({ info }) => info.device}
      pagination={false}
      columns={columns}
      dataSource={detail.devices}
      onRow={handles}
      locale={{ emptyText: t('station.noDevices') }}
    />
  );
}

function ReportAge({ device: { reported } }: { readonly device: DeviceView }) {
  const { t } = useText();
  const atMs = reported?.atMs ?? null;
  const text = useCallback(
    (nowMs: number) => (atMs === null ? UNKNOWN : t('words.age.ago', { age: formatAge(atMs, nowMs, t) })),
    [atMs, t],
  );
  return <Ticking className="figure" text={text} />;
}
