import { WarningOutlined } from '@ant-design/icons';
import { Table, type TableProps } from 'antd';
import { useContext, useMemo } from 'react';
import type { SchedulesView } from '../../../../src-shared/contract/schedules.ts';
import type { CommandView } from '../../../../src-shared/domain/command/command-view.ts';
import { zhCN } from '../../../../src-shared/text/zh-CN.ts';
import { isWrong } from '../../../commands/shown.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { useCommandsOf, usePlaced } from '../../../live/hooks.ts';
import { formatWhen } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { placeName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

type Settled = SchedulesView['settled'][number];
/** Outcome null: it waits. */
type Line = Omit<Settled, 'outcome' | 'settledMs' | 'cause'> &
  Pick<Settled, 'cause'> & { readonly outcome: Settled['outcome'] | null };

/** What was due, newest first, and what became of it: of a command, as far as the station's reports prove it. */
export function RunTable({ view }: { readonly view: SchedulesView }) {
  const { t, language } = useText();
  const ticker = useContext(TickerContext);
  const placed = usePlaced();
  const commandsOf = useCommandsOf();
  const lines = useMemo<readonly Line[]>(
    () => [
      ...view.waiting.map((run) => ({ ...run, outcome: null, cause: null, command: '' })),
      ...view.settled,
    ],
    [view],
  );
  const commandOf = ({ station, command }: Line): CommandView | undefined =>
    commandsOf(station).find(({ id }) => id === command);
  const columns: TableProps<Line>['columns'] = [
    {
      title: t('schedules.due'),
      key: 'due',
      width: 150,
      render: (_, { atMs, station }) => (
        <span className="figure">
          {formatWhen(atMs, ticker.now(), placed.find(({ id }) => id === station)?.timezone)}
        </span>
      ),
    },
    {
      title: t('schedules.stations'),
      key: 'station',
      render: (_, { station }) =>
        placeName(
          station,
          placed.find(({ id }) => id === station),
          language,
          t,
        ),
    },
    {
      title: t('schedules.light'),
      key: 'light',
      render: (_, { station, device }) => lightName(view, station, device),
    },
    {
      title: t('schedules.action'),
      key: 'action',
      render: (_, { action }) => t(`schedules.actions.${action}`),
    },
    {
      title: t('schedules.result'),
      key: 'result',
      render: (_, line) => <Result line={line} command={commandOf(line)} />,
    },
  ];
  return (
    <section className="schedules-runs">
      <h2>{t('schedules.runs')}</h2>
      <Table<Line>
        size="small"
        rowKey="key"
        pagination={PAGES}
        columns={columns}
        dataSource={[...lines]}
        locale={{ emptyText: t('schedules.noRuns') }}
        onRow={({ station, device, outcome }) =>
          ({ 'data-run': `${station}/${device}`, 'data-outcome': outcome ?? 'waiting' }) as object
        }
      />
    </section>
  );
}

const PAGES = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false };

function Result({ line, command }: { readonly line: Line; readonly command: CommandView | undefined }) {
  const { t } = useText();
  const { outcome, cause } = line;
  if (outcome === null) return t('schedules.waiting');
  const isBad = outcome === 'missed' || (command !== undefined && isWrong(command));
  return (
    <span className={isBad ? 'schedules-wrong' : undefined}>
      {isBad && <WarningOutlined aria-hidden />} {t(`schedules.outcome.${outcome}`)}
      {outcome === 'sent' && command !== undefined && ` · ${t(`commands.stage.${command.stage}`)}`}
      {cause !== null && ` · ${causeText(cause, t)}`}
    </span>
  );
}

const lightName = ({ stations }: SchedulesView, station: string, device: string): string =>
  stations.find((each) => each.station === station)?.lights.find((each) => each.device === device)?.name ??
  device;

/** Its own causes, or why a command was refused. */
function causeText(cause: string, t: Translate): string {
  const { schedules, commands } = zhCN;
  if (cause in schedules.cause) return t(`schedules.cause.${cause as keyof typeof schedules.cause}`);
  return cause in commands.refusal ? t(`commands.refusal.${cause as keyof typeof commands.refusal}`) : cause;
}
