import type { Report } from '../../../src-shared/domain/report/model.ts';
import { findingLines } from '../../report/about.ts';
import { useText } from '../../text/use-text.ts';

/** What the figures say by themselves, each with how it was found. */
export function FindingsPanel({ report }: { readonly report: Report }) {
  const { t, language } = useText();
  const lines = findingLines(report, t, language);
  return (
    <section className="panel">
      <h2>{t('reports.findings')}</h2>
      {lines.length === 0 && <p>{t('reports.noFindings')}</p>}
      <ul className="reports-findings">
        {lines.map(({ text, how }, at) => (
          <li key={text}>
            {text}
            {lines[at + 1]?.how !== how && <span className="reports-how">{how}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
