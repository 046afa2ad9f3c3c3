import { Segmented } from 'antd';
import { useCallback, useState, type ComponentType } from 'react';
import { deferred } from '../../components/deferred.ts';
import { OpenRulesContext } from './tabs.ts';
import { AlarmList } from './list/AlarmList.tsx';
import { useText } from '../../text/use-text.ts';
import './alarms.css';

/** The pages of this view, by the name that `alarms.tab` has for them. A page more is a line more. */
const TABS = {
  list: AlarmList,
  journal: deferred(() => import('./journal/AlarmJournal.tsx')),
  load: deferred(() => import('./load/AlarmLoad.tsx')),
  rules: deferred(() => import('./rules/AlarmRules.tsx')),
} satisfies Readonly<Record<string, ComponentType>>;

type Tab = keyof typeof TABS;

const TAB_NAMES = Object.keys(TABS) as Tab[];

/** All alarms and what to do about them. */
export default function Alarms() {
  const { t } = useText();
  const [tab, setTab] = useState<Tab>('list');
  const openRules = useCallback(() => setTab('rules'), []);
  const Page = TABS[tab];
  return (
    <section className="view alarms" data-view="alarms" aria-label={t('alarms.title')}>
      <Segmented<Tab>
        className="alarms-tabs"
        aria-label={t('alarms.tabs')}
        value={tab}
        options={TAB_NAMES.map((value) => ({ value, label: t(`alarms.tab.${value}`) }))}
        onChange={setTab}
      />
      <OpenRulesContext value={openRules}>
        <Page />
      </OpenRulesContext>
    </section>
  );
}
