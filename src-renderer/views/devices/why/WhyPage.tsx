import { Alert, Button, Empty, Spin } from 'antd';
import type { WhyChain } from '../../../../src-shared/domain/why.ts';
import { devicesHref } from '../../../app/route.ts';
import { usePlaced } from '../../../live/hooks.ts';
import { StationChoice } from '../StationChoice.tsx';
import { useWhy } from './use-why.ts';
import { WhyLinks } from './WhyLinks.tsx';
import { doText } from './why-text.ts';
import { useText } from '../../../text/use-text.ts';
import './why.css';

/** "Why is this tile grey?": from the tile to the wire, and where it breaks. */
export function WhyPage({ chosen }: { readonly chosen: string | null }) {
  const { t } = useText();
  const stations = usePlaced();
  // What is grey is what is asked for.
  const station = chosen ?? (stations.find(({ state }) => state !== 'online') ?? stations[0])?.id ?? null;
  if (station === null)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('devices.noStations')} />;
  return (
    <div className="why">
      <div className="toolbar">
        <StationChoice page="why" value={station} />
        <p className="why-intro">{t('why.intro')}</p>
      </div>
      <Chain key={station} station={station} />
    </div>
  );
}

function Chain({ station }: { readonly station: string }) {
  const { t } = useText();
  const why = useWhy(station);
  switch (why.phase) {
    case 'loading':
      return <Spin />;
    case 'never':
      return <Alert type="warning" showIcon title={t('why.never')} description={t('why.do.none')} />;
    case 'failed':
      return <Alert type="error" showIcon title={t('why.failed', { reason: why.reason })} />;
    case 'known':
      return (
        <>
          <Conclusion chain={why.chain} />
          <WhyLinks chain={why.chain} />
        </>
      );
  }
}

function Conclusion({ chain }: { readonly chain: WhyChain }) {
  const { t } = useText();
  const { station, breaksAt } = chain;
  const broken = chain.links.find(({ name }) => name === breaksAt);
  const acts = (
    <div className="toolbar">
      {broken?.code === 'put-aside' && (
        <Button href={devicesHref('quarantine')}>{t('why.quarantine')}</Button>
      )}
      <Button href={devicesHref('raw', station)}>{t('why.raw')}</Button>
    </div>
  );
  if (broken === undefined)
    return <Alert className="why-conclusion" type="info" showIcon title={t('why.allGood')} action={acts} />;
  return (
    <Alert
      className="why-conclusion"
      type="warning"
      showIcon
      role="status"
      title={t('why.breaksAt', { at: t(`why.link.${broken.name}`) })}
      description={doText(broken, t)}
      action={acts}
    />
  );
}
