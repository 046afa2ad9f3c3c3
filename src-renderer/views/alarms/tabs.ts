import { createContext } from 'react';

/** Leads to the page of the rules, from wherever in this view. */
export const OpenRulesContext = createContext<() => void>(() => undefined);
