import { Alert, Button, Spin } from 'antd';
import { EraseForm } from './EraseForm.tsx';
import { KeptTable } from './KeptTable.tsx';
import { PersonsPanel } from './PersonsPanel.tsx';
import { useKept } from './use-kept.ts';
import { useText } from '../../../text/use-text.ts';

/** What this console keeps that tells of persons, for how long, and how to have it gone. */
export function PrivacyPage() {
  const { t } = useText();
  const { kept, failure, isCounting, count, use } = useKept();
  return (
    <div className="settings settings-privacy">
      <section className="panel">
        <h2>{t('privacy.kept')}</h2>
        <p className="settings-hint">{t('privacy.hint')}</p>
        {failure !== '' && <Alert className="outcome" type="error" showIcon title={failure} />}
        {kept === null ? (
          failure === '' && <Spin description={t('privacy.counting')} />
        ) : (
          <>
            <KeptTable kept={kept} />
            <p className="privacy-never">{t('privacy.never')}</p>
          </>
        )}
        <Button loading={isCounting} onClick={count}>
          {t('privacy.countAgain')}
        </Button>
      </section>
      {kept !== null && (
        <div className="settings-side">
          <PersonsPanel settings={kept.settings} onSettings={use} />
          <EraseForm stations={kept.tokens.stations} onErased={count} />
        </div>
      )}
    </div>
  );
}
