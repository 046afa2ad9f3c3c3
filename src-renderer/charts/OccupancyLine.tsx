import { useMemo } from 'react';
import { useStation } from '../live/hooks.ts';
import { useUsualInside } from '../insight/use-usual-inside.ts';
import { DayLine } from './DayLine.tsx';

interface OccupancyLineProps {
  readonly id: string;
  readonly label: string;
  /** Against the usual day, too. */
  readonly withUsual?: boolean;
}

/** A station's time zone before it has said one; as main has it. */
const USUAL_ZONE = 'Asia/Shanghai';

/** People inside over the last 24 hours, against the capacity. */
export function OccupancyLine({ id, label, withUsual = false }: OccupancyLineProps) {
  const zone = useStation(id, (s) => s?.timezone ?? USUAL_ZONE);
  const capacity = useStation(id, (s) => s?.capacity ?? null);
  const live = useStation(id, (s) => (s === undefined || s.state === 'offline' ? null : s.inside));
  // As text, because the list is another one with every answer of main.
  const hour = useStation(id, (s) => JSON.stringify(s?.hour ?? []));
  const recent = useMemo(() => stepsOf(JSON.parse(hour)), [hour]);
  const usual = useUsualInside(id, withUsual);
  return (
    <DayLine
      station={id}
      signal="inside"
      value="last"
      label={label}
      zone={zone}
      live={live}
      recent={recent}
      limit={capacity}
      stepped
      usual={usual}
    />
  );
}

const stepsOf = (parsed: unknown): readonly (number | null)[] =>
  Array.isArray(parsed) ? parsed.map((step: unknown) => (typeof step === 'number' ? step : null)) : [];
