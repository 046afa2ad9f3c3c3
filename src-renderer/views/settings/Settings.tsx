import { Tabs } from 'antd';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { goTo, SETTINGS_PAGES, settingsHref, type SettingsPage } from '../../app/route.ts';
import { AuditPage } from './audit/AuditPage.tsx';
import { General } from './General.tsx';
import { GroupsPage } from './GroupsPage.tsx';
import { OperatorsPage } from './operators/OperatorsPage.tsx';
import { PrivacyPage } from './privacy/PrivacyPage.tsx';
import { StoragePage } from './storage/StoragePage.tsx';
import { useText } from '../../text/use-text.ts';
import './settings.css';

/** What this console connects to, keeps and looks like; who may act here, and what was done. */
export default function Settings({ page }: { readonly page: SettingsPage }) {
  const { t } = useText();
  return (
    <section className="view" data-view="settings" aria-label={t('settings.title')}>
      <Tabs
        activeKey={page}
        onChange={(key) => goTo(settingsHref(key as SettingsPage))}
        destroyOnHidden
        items={SETTINGS_PAGES.map((key) => ({
          key,
          label: t(`settings.page.${key}`),
          children: pageOf(key),
        }))}
      />
    </section>
  );
}

function pageOf(page: SettingsPage) {
  switch (page) {
    case 'general':
      return <General />;
    case 'groups':
      return <GroupsPage />;
    case 'storage':
      return <StoragePage />;
    case 'operators':
      return <OperatorsPage />;
    case 'audit':
      return <AuditPage />;
    case 'privacy':
      return <PrivacyPage />;
    default:
      return assertNever(page);
  }
}
