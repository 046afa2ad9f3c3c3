import { Button, Empty } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useAlarms, useZone } from '../../../live/hooks.ts';
import { useStationGroups } from '../../../groups/use-station-groups.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';
import { AlarmCard } from '../card/AlarmCard.tsx';
import { useStationNames } from '../../../live/station-names.ts';
import { AlarmGrid } from './AlarmGrid.tsx';
import { countHidden, countScopes, filterAlarms, NO_FILTER, rememberTexts, sortAlarms } from './filter.ts';
import { FloodNotice } from './FloodNotice.tsx';
import { handlingOf } from './handling.ts';
import { keepLook, keptLook, type Look } from './kept-look.ts';
import { groupedLines, plainLines } from './lines.ts';
import { ListTools } from './ListTools.tsx';
import { Filters } from './Filters.tsx';
import { useFlood } from './use-flood.ts';
import { useText } from '../../../text/use-text.ts';

/** A flood of alarms may not hold up the rest of the picture: nobody reads a list that changes faster. */
const LIST_PERIOD_MS = 500;

/** The list, and beside it what to do about one of them. */
export function AlarmList() {
  const alarms = useAlarms(LIST_PERIOD_MS);
  const [look, setLook] = useLook();
  const nameOf = useStationNames();
  const textOf = useSearchTexts(nameOf);
  const sorted = useMemo(() => sortAlarms(alarms, look.sort), [alarms, look.sort]);
  const groups = useStationGroups();
  const shown = useMemo(
    () => filterAlarms(sorted, look.filter, textOf, groups),
    [sorted, look.filter, textOf, groups],
  );
  const counts = useMemo(() => countScopes(alarms), [alarms]);
  const hidden = useMemo(() => countHidden(alarms, shown), [alarms, shown]);
  const flood = useFlood(alarms);
  const [toggled, toggle] = useToggled();
  const lines = useMemo(
    () => (flood.isGrouped ? groupedLines(shown, toggled) : plainLines(shown)),
    [flood.isGrouped, shown, toggled],
  );
  const clear = (): void => setLook({ ...look, filter: NO_FILTER });
  return (
    <div className="alarm-split">
      <div className="alarm-left">
        <Filters look={look} onLook={setLook} counts={counts} />
        <ListTools
          look={look}
          onLook={setLook}
          shown={shown}
          alarms={alarms}
          hidden={hidden}
          nameOf={nameOf}
          onClear={clear}
        />
        <FloodNotice flood={flood} />
        {shown.length === 0 ? (
          <Nothing isFiltered={alarms.length > 0} onClear={clear} />
        ) : (
          <AlarmGrid lines={lines} onToggle={toggle} nameOf={nameOf} chosenColumns={look.columns} />
        )}
      </div>
      <AlarmCard alarms={alarms} first={shown[0] ?? null} />
    </div>
  );
}

function Nothing({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useText();
  return (
    <Empty
      className="alarm-nothing"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={isFiltered ? t('alarms.noMatch') : `${t('alarms.empty')} · ${t('alarms.emptyText')}`}
    >
      {isFiltered && <Button onClick={onClear}>{t('alarms.clear')}</Button>}
    </Empty>
  );
}

/** Groups that were opened or closed by hand. */
function useToggled(): [ReadonlySet<string>, (group: string) => void] {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((group: string) => {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(group)) after.add(group);
      return after;
    });
  }, []);
  return [toggled, toggle];
}

function useLook(): [Look, (next: Look) => void] {
  const [look, setLook] = useState(keptLook);
  const change = useCallback((next: Look) => {
    keepLook(next);
    setLook(next);
  }, []);
  return [look, change];
}

/** What of an alarm can be searched: all that its line says, and its ids. */
function useSearchTexts(nameOf: (station: string) => string): ReturnType<typeof rememberTexts> {
  const { t } = useText();
  const zone = useZone();
  return useMemo(() => {
    // Ten thousand alarms are of a few types.
    const labels = new Map<string, string>();
    const labelOf = (type: string): string => {
      const label = labels.get(type) ?? alarmTypeLabel(type, t);
      labels.set(type, label);
      return label;
    };
    return rememberTexts((alarm) =>
      [
        alarm.station,
        nameOf(alarm.station),
        alarm.alarm,
        labelOf(alarm.type),
        alarm.text,
        handlingOf(alarm, t, zone),
      ].join('\n'),
    );
  }, [nameOf, t, zone]);
}
