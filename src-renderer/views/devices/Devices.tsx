import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { devicesHref, goTo, type DevicesPage } from '../../app/route.ts';
import { CommandLog } from '../../commands/log/CommandLog.tsx';
import { useHealth } from '../../live/hooks.ts';
import { Quarantine } from './Quarantine.tsx';
import { Reported } from './Reported.tsx';
import './devices.css';

/** For technicians: what devices report, what was asked of them, and what came in that is no report. */
export default function Devices({ page }: { readonly page: DevicesPage }) {
  const { t } = useTranslation();
  const quarantined = useHealth((health) => health?.quarantined ?? 0);
  return (
    <section className="view devices" data-view="devices" aria-label={t('devices.title')}>
      <Tabs
        activeKey={page}
        onChange={(key) => goTo(devicesHref(key as DevicesPage))}
        destroyOnHidden
        items={[
          { key: 'reported', label: t('devices.reported'), children: <Reported /> },
          { key: 'log', label: t('devices.log'), children: <CommandLog /> },
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
