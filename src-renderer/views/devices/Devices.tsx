import { Tabs } from 'antd';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { DEVICES_PAGES, devicesHref, goTo, type DevicesPage } from '../../app/route.ts';
import { CommandLog } from '../../commands/log/CommandLog.tsx';
import { useHealth } from '../../live/hooks.ts';
import { Quarantine } from './Quarantine.tsx';
import { RawPage } from './raw/RawPage.tsx';
import { Reported } from './Reported.tsx';
import { SchedulesPage } from './schedules/SchedulesPage.tsx';
import { WhyPage } from './why/WhyPage.tsx';
import { useText } from '../../text/use-text.ts';
import './devices.css';

interface DevicesProps {
  readonly page: DevicesPage;
  readonly station: string | null;
}

/** For technicians: what devices report, what was asked of them, why a station is not heard, what comes in, and what switches by itself. */
export default function Devices({ page, station }: DevicesProps) {
  const { t } = useText();
  const quarantined = useHealth((health) => health?.quarantined ?? 0);
  const labelOf = (key: DevicesPage): string =>
    key === 'quarantine' ? `${t('devices.quarantine')} (${String(quarantined)})` : t(`devices.page.${key}`);
  return (
    <section className="view devices" data-view="devices" aria-label={t('devices.title')}>
      <Tabs
        activeKey={page}
        onChange={(key) => goTo(devicesHref(key as DevicesPage, station ?? undefined))}
        destroyOnHidden
        items={DEVICES_PAGES.map((key) => ({
          key,
          label: labelOf(key),
          children: pageOf(key, station, quarantined),
        }))}
      />
    </section>
  );
}

function pageOf(page: DevicesPage, station: string | null, quarantined: number) {
  switch (page) {
    case 'reported':
      return <Reported chosen={station} />;
    case 'log':
      return <CommandLog />;
    case 'why':
      return <WhyPage chosen={station} />;
    case 'raw':
      return <RawPage chosen={station} />;
    case 'quarantine':
      return <Quarantine newest={quarantined} />;
    case 'schedules':
      return <SchedulesPage />;
    default:
      return assertNever(page);
  }
}
