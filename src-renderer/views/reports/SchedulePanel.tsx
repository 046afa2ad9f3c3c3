import { Alert, Button, Checkbox, Segmented, Switch } from 'antd';
import { useEffect, useState } from 'react';
import {
  reportFormat,
  type ReportFormat,
  type ScheduleOutcome,
  type SchedulePatch,
  type ScheduleView,
} from '../../../src-shared/contract/reports.ts';
import type { Language } from '../../../src-shared/contract/settings.ts';
import { useServices } from '../../app/services.ts';
import { whyNot } from '../../text/reason.ts';
import { useText } from '../../text/use-text.ts';

/** A report of 300 stations takes some seconds. */
const LOOK_MS = 2_000;

/** The report that is written once a month is over: where, as what, and what came of it. */
export function SchedulePanel() {
  const { t } = useText();
  const { client } = useServices();
  const { schedule, note, setNote, show } = useSchedule();

  const settle = async (work: Promise<ScheduleOutcome>): Promise<void> => {
    try {
      const outcome = await work;
      if (outcome.ok) {
        show(outcome.schedule);
        setNote(t('reports.schedule.saved'));
      } else if (outcome.code !== 'cancelled') setNote(t(`reports.problem.${outcome.code}`));
    } catch (error) {
      setNote(whyNot(error, t));
    }
  };
  if (schedule === null) return note === '' ? null : <Alert type="error" showIcon title={note} />;
  const { isOn, folder, formats, language, done, failure } = schedule;
  const change = (patch: Partial<SchedulePatch>): void =>
    void settle(client.reports.changeSchedule({ isOn, formats, language, ...patch }));
  return (
    <section className="panel reports-schedule" data-schedule={isOn ? 'on' : 'off'}>
      <h2>{t('reports.schedule.title')}</h2>
      <p className="reports-how">{t('reports.schedule.hint')}</p>
      {failure !== null && (
        <Alert
          type="error"
          showIcon
          data-schedule-failure={failure.code}
          title={t('reports.schedule.failed', {
            month: failure.month,
            reason: t(`reports.problem.${failure.code}`),
            detail: failure.detail,
          })}
          action={
            <Button
              onClick={() =>
                void client.reports.trySchedule().catch((error: unknown) => setNote(whyNot(error, t)))
              }
            >
              {t('reports.schedule.retry')}
            </Button>
          }
        />
      )}
      <div className="reports-row">
        <Switch
          checked={isOn}
          aria-label={t('reports.schedule.on')}
          onChange={(next) => change({ isOn: next })}
        />
        {t('reports.schedule.on')}
        <span className="reports-folder">{folder === '' ? t('reports.schedule.noFolder') : folder}</span>
        <Button onClick={() => void settle(client.reports.chooseFolder())}>
          {t('reports.schedule.choose')}
        </Button>
      </div>
      <div className="reports-row">
        <Checkbox.Group<ReportFormat>
          aria-label={t('reports.schedule.formats')}
          value={formats}
          options={reportFormat.options.map((format) => ({ value: format, label: format.toUpperCase() }))}
          onChange={(next) => {
            if (next.length > 0) change({ formats: next });
          }}
        />
        <Segmented<Language>
          aria-label={t('reports.schedule.language')}
          value={language}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(next) => change({ language: next })}
        />
        <span data-schedule-done={done ?? ''}>
          {done === null ? t('reports.schedule.none') : t('reports.schedule.done', { month: done })}
        </span>
        <span role="status">{note}</span>
      </div>
    </section>
  );
}

/** As main has it, looked at again and again: it goes on by itself. */
function useSchedule() {
  const { client } = useServices();
  const [schedule, show] = useState<ScheduleView | null>(null);
  const [note, setNote] = useState('');
  useEffect(() => {
    let left = false;
    const look = (): void =>
      void client.reports.schedule().then(
        (next) => {
          if (!left) show(next);
        },
        () => undefined, // The port is gone: the whole window says so.
      );
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [client]);
  return { schedule, show, note, setNote };
}
