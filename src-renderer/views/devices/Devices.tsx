import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHealth } from '../../live/hooks.ts';
import { Quarantine } from './Quarantine.tsx';
import { Reported } from './Reported.tsx';
import './devices.css';

/** For technicians: what devices report, and what came in that is no report. */
export default function Devices() {
  const { t } = useTranslation();
  const quarantined = useHealth((health) => health?.quarantined ?? 0);
  return (
    <section className="view devices" data-view="devices" aria-label={t('devices.title')}>
      <Tabs
        items={[
          { key: 'reported', label: t('devices.reported'), children: <Reported /> },
          {
            key: 'quarantine',
            label: `${t('devices.quarantine')} (${String(quarantined)})`,
            children: <Quarantine newest={quarantined} />,
          },
        ]}
      />
    </section>
  );
}
