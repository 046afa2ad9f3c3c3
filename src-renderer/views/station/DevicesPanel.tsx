import { Empty, Spin } from 'antd';
import { useMemo } from 'react';
import type { DeviceView } from '../../../src-shared/domain/station-view.ts';
import { DeviceControls } from '../../commands/DeviceControls.tsx';
import { stageHandle } from '../../commands/shown.ts';
import { Ticking } from '../../components/Ticking.tsx';
import { useAtSecond } from '../../components/use-at-second.ts';
import { useCommand } from '../../live/hooks.ts';
import { deviceName, reportedAge, reportedCode, reportedText } from '../../text/device-text.ts';
import { kindLabel } from '../../text/labels.ts';
import { shownDevices } from './model.ts';
import { useText } from '../../text/use-text.ts';

interface DevicesPanelProps {
  readonly id: string;
  /** Null: not yet known. */
  readonly devices: readonly DeviceView[] | null;
}

/** Doors, lights and appliances as they report themselves. */
export function DevicesPanel({ id, devices }: DevicesPanelProps) {
  const { t } = useText();
  const shown = useMemo(() => (devices === null ? null : shownDevices(devices)), [devices]);
  return (
    <section className="panel station-devices">
      <h2>{t('station.devices')}</h2>
      {shown === null && <Spin className="panel-wait" />}
      {shown?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('station.noDevices')} />
      )}
      <ul className="panel-list" tabIndex={0} aria-label={t('station.devices')}>
        {shown?.map((device) => (
          <Device key={device.info.device} station={id} device={device} />
        ))}
      </ul>
    </section>
  );
}

function Device({ station, device }: { readonly station: string; readonly device: DeviceView }) {
  const { t } = useText();
  const { info, reported } = device;
  const code = reportedCode(device);
  const command = useCommand(station, info.device);
  const stage = useAtSecond((nowMs) => stageHandle(command, nowMs));
  const age = useMemo(() => (nowMs: number) => reportedAge(device, nowMs, t), [device, t]);
  return (
    <li
      className="device"
      data-device={`${station}/${info.device}`}
      data-reported={code}
      data-command={stage}
    >
      <span className="device-name">
        {deviceName(device)} <small>{kindLabel(info.kind, t)}</small>
      </span>
      <span className={code === 'jammed' ? 'device-state abnormal' : 'device-state'}>
        {reportedText(device, t)}
      </span>
      {reported !== null && <Ticking className="device-age" text={age} />}
      <DeviceControls station={station} device={device} command={command} all={false} />
    </li>
  );
}
