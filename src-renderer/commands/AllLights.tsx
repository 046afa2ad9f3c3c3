import { WarningOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import type { LightsOutcome } from '../../src-shared/contract/commands.ts';
import { isUnderWay } from '../../src-shared/domain/command/stage.ts';
import { useServices } from '../app/services.ts';
import { useCommandsOf } from '../live/hooks.ts';
import { refusalOf, refusalText, type Refusal } from './refusal-text.ts';
import { useText } from '../text/use-text.ts';

interface AllLightsProps {
  readonly stations: readonly string[];
  readonly nameOf: (station: string) => string;
}

/** All lights of these stations off or on, after a question; then how far each is, what went wrong first. */
export function AllLights({ stations, nameOf }: AllLightsProps) {
  const { t } = useText();
  const { client } = useServices();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const [sent, setSent] = useState<LightsOutcome | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const close = (): void => {
    setAsked(null);
    setSent(null);
    setRefusal(null);
  };
  const go = (on: boolean): void => {
    setRefusal(null);
    client.commands
      .lights({ stations: [...(asked ?? [])], on })
      .then(setSent, (error: unknown) => setRefusal(refusalOf(error)));
  };
  return (
    <>
      <Button disabled={stations.length === 0} data-bulk="lights-off" onClick={() => setAsked(stations)}>
        {t('commands.allLights')}
      </Button>
      {asked !== null && (
        <Modal
          open
          title={sent === null ? t('commands.allTitle', { n: asked.length }) : t('commands.allLights')}
          onCancel={close}
          footer={[
            <Button key="close" onClick={close}>
              {t(sent === null ? 'commands.cancel' : 'commands.close')}
            </Button>,
            sent === null && (
              <Button key="on" data-confirm="lights-on" onClick={() => go(true)}>
                {t('commands.allOn')}
              </Button>
            ),
            sent === null && (
              <Button key="off" type="primary" data-confirm="lights-off" onClick={() => go(false)}>
                {t('commands.allOff')}
              </Button>
            ),
          ]}
        >
          {refusal !== null && <Alert type="error" showIcon title={refusalText(refusal, t)} />}
          {sent !== null && <Outcomes sent={sent} nameOf={nameOf} />}
        </Modal>
      )}
    </>
  );
}

interface OutcomesProps {
  readonly sent: LightsOutcome;
  readonly nameOf: (station: string) => string;
}

function Outcomes({ sent, nameOf }: OutcomesProps) {
  const { t } = useText();
  const commandsOf = useCommandsOf();
  if (sent.length === 0) return <p>{t('commands.allNothing')}</p>;
  const each = sent.map(({ station, device, outcome }) => {
    const command = outcome.ok ? commandsOf(station).find(({ id }) => id === outcome.id) : undefined;
    const key = `${station}/${device}`;
    if (!outcome.ok) return { key, station, device, state: 'wrong', text: refusalText(outcome.code, t) };
    const stage = command?.stage ?? 'requested';
    const waits = command === undefined || isUnderWay(command, command.order.action);
    const state = stage === 'verified' ? 'done' : waits ? 'waits' : 'wrong';
    return { key, station, device, state, text: t(`commands.stage.${stage}`) };
  });
  const done = each.filter(({ state }) => state === 'done').length;
  const wrong = each.filter(({ state }) => state === 'wrong');
  const listed = [
    ...wrong,
    ...each.filter(({ state }) => state === 'waits'),
    ...each.filter(({ state }) => state === 'done'),
  ];
  return (
    <div data-bulk-done={done} data-bulk-total={each.length}>
      <Progress
        aria-label={t('commands.allProgress', { done, total: each.length })}
        percent={Math.round((done / each.length) * 100)}
        status={wrong.length > 0 ? 'exception' : 'normal'}
      />
      <p>
        {t('commands.allProgress', { done, total: each.length })}
        {wrong.length > 0 && ` · ${t('commands.allFailed', { n: wrong.length })}`}
      </p>
      <ul className="all-lights">
        {listed.map(({ key, station, device, state, text }) => (
          <li key={key}>
            <span>
              {nameOf(station)} <small>{device}</small>
            </span>
            <span>
              {state === 'wrong' && <WarningOutlined aria-hidden="true" />} {text}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
