import type { PriorityTimes } from '../../../../src-shared/domain/alarm/load-priorities.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { durationText } from './load-text.ts';
import { useText } from '../../../text/use-text.ts';

const COLUMNS = [
  'priority',
  'occurred',
  'acknowledgedOf',
  'acknowledgeMedian',
  'acknowledgeP90',
  'clearMedian',
  'clearP90',
] as const;

/** How soon somebody answered, and how soon it was over. */
export function TimesPanel({ times }: { readonly times: PriorityTimes }) {
  const { t } = useText();
  return (
    <section className="panel load-times">
      <h2>{t('alarmLoad.timesTitle')}</h2>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`alarmLoad.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PRIORITIES.map((priority) => {
            const { occurred, acknowledge, clear } = times[priority];
            return (
              <tr key={priority}>
                <th scope="row">
                  <PriorityMark priority={priority} /> {t(`words.priority.${priority}`)}
                </th>
                <td>{occurred}</td>
                <td>{acknowledge?.count ?? 0}</td>
                <td>{durationText(acknowledge, 'medianMs', t)}</td>
                <td>{durationText(acknowledge, 'p90Ms', t)}</td>
                <td>{durationText(clear, 'medianMs', t)}</td>
                <td>{durationText(clear, 'p90Ms', t)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
