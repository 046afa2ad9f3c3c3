import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import { ALARM_SEARCH_FIELD_ID } from '../../../app/keyboard.ts';
import { SCOPES, SORTS, type AlarmFilter, type Scope, type Sort } from './filter.ts';
import type { Look } from './kept-look.ts';
import { useText } from '../../../text/use-text.ts';

interface FiltersProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly counts: Readonly<Record<Scope, number>>;
}

/** Which alarms by what they want, which words, and in what order. */
export function Filters({ look, onLook, counts }: FiltersProps) {
  const { t } = useText();
  const { filter } = look;
  const change = (part: Partial<AlarmFilter>): void => onLook({ ...look, filter: { ...filter, ...part } });
  return (
    <div className="toolbar alarm-filters" role="search">
      <Segmented<Scope>
        aria-label={t('alarms.show')}
        value={filter.scope}
        options={SCOPES.map((scope) => ({
          value: scope,
          label: (
            <>
              {t(`alarms.scope.${scope}`)} <b>{counts[scope]}</b>
            </>
          ),
        }))}
        onChange={(scope) => change({ scope })}
      />
      <Input
        id={ALARM_SEARCH_FIELD_ID}
        className="alarm-search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={<kbd>/</kbd>}
        placeholder={t('alarms.searchHint')}
        aria-label={t('alarms.search')}
        allowClear
        value={filter.search}
        onChange={(event) => change({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Segmented<Sort>
        aria-label={t('alarms.sort')}
        value={look.sort}
        options={SORTS.map((sort) => ({ value: sort, label: t(`alarms.sortBy.${sort}`) }))}
        onChange={(sort) => onLook({ ...look, sort })}
      />
    </div>
  );
}
