import { CheckCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useCallback } from 'react';
import type { WhyChain, WhyLink, WhyMark } from '../../../../src-shared/domain/why.ts';
import { Ticking } from '../../../components/Ticking.tsx';
import { useZone } from '../../../live/hooks.ts';
import { formatDuration, formatWhen } from '../../../text/format.ts';
import { codeText } from './why-text.ts';
import { useText } from '../../../text/use-text.ts';

/** A full cross, a tick, a dash: told apart without colour. */
const ICONS = { broken: CloseCircleFilled, good: CheckCircleOutlined, follows: MinusCircleOutlined } as const;

export function WhyLinks({ chain }: { readonly chain: WhyChain }) {
  return (
    <ol className="why-links">
      {chain.links.map((link) => (
        <Link key={link.name} link={link} chain={chain} />
      ))}
    </ol>
  );
}

function Link({ link, chain }: { readonly link: WhyLink; readonly chain: WhyChain }) {
  const { t } = useText();
  const { name, mark, topic, atMs } = link;
  const { roundTripMs } = chain;
  return (
    <li className={`why-link-row why-${mark}`} data-why-link={name} data-why-mark={mark}>
      <Mark mark={mark} />
      <div>
        <b>{t(`why.link.${name}`)}</b>
        <span className="why-mark-word">{t(`why.mark.${mark}`)}</span>
      </div>
      <div>
        {codeText(link, chain, t)}
        {name === 'line' && roundTripMs !== null && (
          <span className="why-faint"> · {t('why.roundTrip', { ms: roundTripMs })}</span>
        )}
        {topic !== '' && <code className="why-topic">{topic}</code>}
      </div>
      {atMs === null ? <span /> : <Since atMs={atMs} />}
    </li>
  );
}

function Mark({ mark }: { readonly mark: WhyMark }) {
  const Icon = ICONS[mark];
  return <Icon className="why-mark" aria-hidden="true" />;
}

function Since({ atMs }: { readonly atMs: number }) {
  const { t } = useText();
  const zone = useZone();
  const text = useCallback(
    (nowMs: number) =>
      t('why.since', { time: formatWhen(atMs, nowMs, zone), age: formatDuration(nowMs - atMs, t) }),
    [t, atMs, zone],
  );
  return <Ticking className="figure why-faint" text={text} />;
}
