import { QuestionCircleOutlined } from '@ant-design/icons';
import { useText } from '../text/use-text.ts';
import './marks.css';

/** Beside what is grey: leads to why. Not in the tabulator's order: `w` does the same on the tile or row. */
export function WhyLink({ href }: { readonly href: string }) {
  const { t } = useText();
  return (
    <a
      className="why-link"
      href={href}
      tabIndex={-1}
      title={`${t('why.ask')} (W)`}
      onClick={(event) => event.stopPropagation()}
    >
      <QuestionCircleOutlined aria-label={t('why.ask')} />
    </a>
  );
}
