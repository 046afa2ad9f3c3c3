import { Select } from 'antd';
import { devicesHref, goTo, type DevicesPage } from '../../app/route.ts';
import { usePlaced } from '../../live/hooks.ts';
import { stationName } from '../../text/labels.ts';
import { useText } from '../../text/use-text.ts';

interface StationChoiceProps {
  readonly page: DevicesPage;
  readonly value: string;
}

/** The station of a page, in its address: so that one can be led to it, and another page goes on with it. */
export function StationChoice({ page, value }: StationChoiceProps) {
  const { t, language } = useText();
  const stations = usePlaced();
  return (
    <Select<string>
      className="devices-station"
      aria-label={t('devices.station')}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={stations.map((each) => ({ value: each.id, label: stationName(each, language) }))}
      onChange={(id) => goTo(devicesHref(page, id))}
    />
  );
}
