import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';

import { monthIn, monthOf } from '../../../src-shared/domain/report/range.ts';
import { StationsPicked } from '../../groups/StationsPicked.tsx';
import { ExportButton } from './ExportButton.tsx';
import type { Choice } from './model.ts';
import { RecountButton } from './RecountButton.tsx';
import { useText } from '../../text/use-text.ts';

interface ReportToolbarProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly onRecounted: () => void;
}

const DAY = 'YYYY-MM-DD';

/** Of which days and stations, and what to do with it. */
export function ReportToolbar({ choice, onChoice, onRecounted }: ReportToolbarProps) {
  const { t } = useText();
  const [mode, setMode] = useState<'month' | 'days'>(monthIn(choice.range) === null ? 'days' : 'month');
  const { from, to } = choice.range;
  return (
    <div className="toolbar reports-toolbar">
      <Segmented<'month' | 'days'>
        aria-label={t('reports.range')}
        value={mode}
        options={[
          { value: 'month', label: t('reports.mode.month') },
          { value: 'days', label: t('reports.mode.days') },
        ]}
        onChange={setMode}
      />
      {mode === 'month' ? (
        <DatePicker
          picker="month"
          aria-label={t('reports.month')}
          allowClear={false}
          value={dayjs(from)}
          onChange={(month) => {
            const range = month === null ? null : monthOf(month.format(DAY));
            if (range !== null) onChoice({ ...choice, range });
          }}
        />
      ) : (
        <DatePicker.RangePicker
          aria-label={t('reports.range')}
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(dates) => {
            const [first, last] = dates ?? [];
            if (first && last)
              onChoice({ ...choice, range: { from: first.format(DAY), to: last.format(DAY) } });
          }}
        />
      )}
      <StationsPicked
        className="reports-stations"
        label={t('reports.stations')}
        all={t('reports.allStations')}
        value={choice.stations}
        onChange={(stations) => onChoice({ ...choice, stations: [...stations] })}
      />
      <span className="reports-gap" />
      <RecountButton onDone={onRecounted} />
      <ExportButton choice={choice} />
    </div>
  );
}
