import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import { stageWords } from './model.ts';
import { stageDots } from './stage-dots.ts';
import { useText } from '../../text/use-text.ts';

const GAP = 26;
const MID = 10;
const RADIUS = 5;

/** Requested, sent, accepted, done, verified as dots on a line: full where it was reached, a cross where it ended badly. */
export function StageLine({ command }: { readonly command: CommandView }) {
  const { t } = useText();
  const { dots, reached, isWrong } = stageDots(command);
  const x = (place: number): number => MID + place * GAP;
  const end = x(dots.length - 1);
  const told = dots.flatMap(({ stage, afterMs }) =>
    afterMs === null
      ? []
      : [`${t(`commandLog.steps.${stage}`)} +${t('commandLog.took', { s: (afterMs / 1_000).toFixed(2) })}`],
  );
  const wrongAt = x(Math.min(reached + 1, dots.length - 1));
  return (
    <span className={isWrong ? 'stage-line abnormal' : 'stage-line'}>
      <svg width={end + MID} height={2 * MID} role="img" aria-label={told.join(' · ')}>
        <title>{told.join('\n')}</title>
        <line className="rest" x1={x(0)} x2={end} y1={MID} y2={MID} />
        <line x1={x(0)} x2={x(reached)} y1={MID} y2={MID} />
        {dots.map(({ stage, afterMs }, place) =>
          isWrong && x(place) === wrongAt ? null : (
            <circle
              key={stage}
              className={afterMs === null ? 'rest' : undefined}
              cx={x(place)}
              cy={MID}
              r={RADIUS}
            />
          ),
        )}
        {isWrong && (
          <path d={`M${wrongAt - RADIUS} ${MID - RADIUS}l10 10m0 -10l-10 10`} strokeLinecap="round" />
        )}
      </svg>
      {stageWords(command, t)}
    </span>
  );
}
