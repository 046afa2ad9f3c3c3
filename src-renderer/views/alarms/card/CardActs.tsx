import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { AlarmAct } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { actsOf, type ActKind } from '../../../alarm-desk/acts.ts';
import type { Chosen, Intent } from '../../../alarm-desk/desk.ts';
import { toldText } from '../../../alarm-desk/told-text.ts';
import { useServices } from '../../../app/services.ts';
import { useWatched } from '../../../app/watched.ts';
import { alarmKey } from '../../../live/alarm-order.ts';
import { AcknowledgeForm } from './AcknowledgeForm.tsx';
import type { CardForm } from './form.ts';
import { ServiceForm } from './ServiceForm.tsx';
import { ShelveForm } from './ShelveForm.tsx';
import { useText } from '../../../text/use-text.ts';

interface CardActsProps {
  readonly alarm: AlarmView;
  readonly chosen: Chosen;
  readonly zone: string | undefined;
}

/** All that can be done now. One form at a time, so that there is one field `note`. */
export function CardActs({ alarm, chosen, zone }: CardActsProps) {
  const { alarmDesk } = useServices();
  const [intent, setIntent] = useState<Intent>(chosen.intent);
  const [isBusy, setBusy] = useState(false);
  const allowed = actsOf(alarm.life);

  const act = async (what: AlarmAct): Promise<void> => {
    setBusy(true);
    const isDone = await alarmDesk.act(alarm, what);
    setBusy(false);
    if (!isDone) return;
    setIntent('show');
    // What was pressed is gone; the keyboard goes back to the list.
    document.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(alarmKey(alarm))}"]`)?.focus();
  };
  const form: CardForm = {
    alarm,
    isBusy,
    onAct: (what: AlarmAct) => void act(what),
    onBack: () => setIntent('show'),
  };

  return (
    <div className="card-acts">
      <FormOf intent={intent} allowed={allowed} form={form} chosen={chosen} zone={zone}>
        <OtherActs allowed={allowed} isBusy={isBusy} onIntent={setIntent} onAct={form.onAct} />
      </FormOf>
      <Refused alarm={alarm} />
    </div>
  );
}

interface FormOfProps {
  readonly intent: Intent;
  readonly allowed: readonly ActKind[];
  readonly form: CardForm;
  readonly chosen: Chosen;
  readonly zone: string | undefined;
  /** The buttons of all that is not being filled in. */
  readonly children: ReactNode;
}

function FormOf({ intent, allowed, form, chosen, zone, children }: FormOfProps) {
  if (intent === 'shelve' && allowed.includes('shelve')) return <ShelveForm {...form} zone={zone} />;
  if (intent === 'out-of-service' && allowed.includes('out-of-service')) return <ServiceForm {...form} />;
  if (!allowed.includes('acknowledge')) return <div className="card-buttons">{children}</div>;
  return (
    <AcknowledgeForm {...form} chosen={chosen}>
      {children}
    </AcknowledgeForm>
  );
}

/** Why the last act on this alarm was refused, and what to do. */
function Refused({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const told = useWatched(alarmDesk.told, (value) => value);
  if (told?.kind !== 'refused' || told.key !== alarmKey(alarm)) return null;
  return (
    <p className="card-refused" role="alert">
      {toldText(told, t)}
    </p>
  );
}

interface OtherActsProps {
  readonly allowed: readonly ActKind[];
  readonly isBusy: boolean;
  readonly onIntent: (intent: Intent) => void;
  readonly onAct: (act: AlarmAct) => void;
}

function OtherActs({ allowed, isBusy, onIntent, onAct }: OtherActsProps) {
  const { t } = useText();
  return allowed
    .filter((kind) => kind !== 'acknowledge')
    .map((kind) => {
      const asks = kind === 'shelve' || kind === 'out-of-service';
      return (
        <Button
          key={kind}
          type={asks ? 'default' : 'primary'}
          data-alarm-action={kind}
          disabled={isBusy}
          onClick={() => (asks ? onIntent(kind) : onAct({ kind }))}
        >
          {t(`alarms.act.${kind}`)}
          {asks && '…'}
        </Button>
      );
    });
}
