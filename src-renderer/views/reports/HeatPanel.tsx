import { weekdayName } from '../../report/names.ts';
import { WEEK } from '../../report/tables.ts';
import { useText } from '../../text/use-text.ts';

/** Shades told apart at a glance; the number stands in each cell. */
const SHADES = 6;

/** Visits by weekday and hour of the stations' clocks. */
export function HeatPanel({ heat }: { readonly heat: readonly (readonly number[])[] }) {
  const { t } = useText();
  const most = Math.max(1, ...heat.flat());
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return (
    <section className="panel reports-wide">
      <h2>{t('reports.heat')}</h2>
      <div className="reports-scroll">
        <table className="reports-heat">
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEK.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{weekdayName(weekday, t)}</th>
                {hours.map((hour) => {
                  const visits = heat[weekday]?.[hour] ?? 0;
                  return (
                    <td key={hour} data-shade={Math.ceil((visits / most) * SHADES)}>
                      {visits === 0 ? '' : visits}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
