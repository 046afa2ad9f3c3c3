import { createContext, useContext } from 'react';
import { stationHref } from '../../app/route.ts';

/** Which picture a station's tile or line stands in: that of now, or a replay, which must never be taken for it. */
export interface Place {
  /** The attribute under which the station is found on the page. */
  readonly handle: (id: string) => Readonly<Record<string, string>>;
  /** Where its name leads. */
  readonly hrefOf: (id: string) => string;
}

const NOW: Place = { handle: (id) => ({ 'data-station': id }), hrefOf: stationHref };

export const PlaceContext = createContext(NOW);

export const usePlace = (): Place => useContext(PlaceContext);
