import {
  AlertOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  ControlOutlined,
  HistoryOutlined,
  LineChartOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { hrefOf, VIEWS, type ListedView, type Route } from './route.ts';
import { useText } from '../text/use-text.ts';

const ICONS: Readonly<Record<ListedView, ComponentType>> = {
  overview: AppstoreOutlined,
  alarms: AlertOutlined,
  reports: BarChartOutlined,
  devices: ControlOutlined,
  trends: LineChartOutlined,
  replay: HistoryOutlined,
  settings: SettingOutlined,
};

interface RailProps {
  readonly route: Route;
  /** Leads the keyboard past the rail. */
  readonly onSkip: () => void;
}

export function Rail({ route, onSkip }: RailProps) {
  const { t } = useText();
  // A station is opened from the overview and belongs to it.
  const current = route.view === 'station' ? 'overview' : route.view;
  return (
    <nav className="rail" aria-label={t('frame.rail')}>
      <button type="button" className="skip" onClick={onSkip}>
        {t('frame.skip')}
      </button>
      <span className="rail-mark" title={t('frame.name')}>
        {t('frame.mark')}
      </span>
      {VIEWS.map((view, index) => {
        const Icon = ICONS[view];
        return (
          <a
            key={view}
            className={`rail-${view}`}
            href={hrefOf(view)}
            aria-current={view === current ? 'page' : undefined}
            aria-keyshortcuts={String(index + 1)}
            title={`${t(`frame.view.${view}`)} (${index + 1})`}
          >
            <Icon />
            <span>{t(`frame.view.${view}`)}</span>
          </a>
        );
      })}
    </nav>
  );
}
