import { AppstoreOutlined, SearchOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import type { StationGroup } from '../../../src-shared/domain/station-group.ts';
import type { Connectivity } from '../../../src-shared/domain/station-view.ts';
import { SEARCH_FIELD_ID } from '../../app/keyboard.ts';
import { Choice } from '../../components/Choice.tsx';
import type { Filter, Mode } from './model.ts';
import { useText } from '../../text/use-text.ts';

const STATES = ['online', 'stale', 'offline', 'unknown'] as const satisfies readonly Connectivity[];

interface ToolbarProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly districts: readonly string[];
  readonly groups: readonly StationGroup[];
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}

export function Toolbar({ filter, onFilter, districts, groups, mode, onMode }: ToolbarProps) {
  const { t } = useText();
  return (
    <div className="toolbar" role="search">
      <Input
        id={SEARCH_FIELD_ID}
        className="toolbar-search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd>/</kbd>}
        placeholder={t('overview.searchHint')}
        aria-label={t('overview.search')}
        allowClear
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {districts.length > 0 && (
        <Choice
          className="toolbar-select"
          label={t('overview.district')}
          value={filter.district}
          options={districts.map((district) => ({ value: district, label: district }))}
          onChange={(district) => onFilter({ ...filter, district })}
        />
      )}
      {(groups.length > 0 || filter.group !== null) && (
        <Choice
          className="toolbar-select"
          label={t('settings.groups.all')}
          value={filter.group}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group) => onFilter({ ...filter, group })}
        />
      )}
      <Choice<Connectivity>
        className="toolbar-select"
        label={t('overview.state')}
        value={filter.state}
        options={STATES.map((state) => ({ value: state, label: t(`words.state.${state}`) }))}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      <Segmented<Mode>
        aria-label={t('overview.mode')}
        value={mode}
        onChange={onMode}
        options={[
          { value: 'tiles', label: t('overview.tiles'), icon: <AppstoreOutlined /> },
          { value: 'table', label: t('overview.table'), icon: <UnorderedListOutlined /> },
        ]}
      />
    </div>
  );
}
