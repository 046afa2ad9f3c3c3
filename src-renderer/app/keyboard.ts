import { useEffect } from 'react';
import { devicesHref, goTo, hrefOf, VIEWS, type Route } from './route.ts';

/** The overview's search field: `/` leads there from everywhere but where alarms are searched. */
export const SEARCH_FIELD_ID = 'station-search';
export const ALARM_SEARCH_FIELD_ID = 'alarm-search';

/** Whether a key belongs to what is being typed or to an open dialog, and not to us. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return true;
  return (
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function search(route: Route): void {
  const focus = (): void => document.getElementById(SEARCH_FIELD_ID)?.focus();
  const alarmSearch = document.getElementById(ALARM_SEARCH_FIELD_ID);
  if (alarmSearch !== null) {
    alarmSearch.focus();
    return;
  }
  if (route.view === 'overview') {
    focus();
    return;
  }
  // The route's own listener is the older one: the overview is there when this one is called.
  window.addEventListener('hashchange', focus, { once: true });
  goTo(hrefOf('overview'));
}

/** The station that is looked at, or whose tile or row the keyboard stands on. */
function stationAtHand(route: Route): string | undefined {
  if (route.view === 'station') return route.station;
  return document.activeElement?.closest<HTMLElement>('[data-station]')?.dataset.station;
}

function askWhy(route: Route): void {
  const station = stationAtHand(route);
  if (station !== undefined) goTo(devicesHref('why', station));
}

/** Keys that work in every view. */
export function useShortcuts(route: Route, onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const view = /^[1-9]$/.test(event.key) ? VIEWS[Number(event.key) - 1] : undefined;
      if (view !== undefined) goTo(hrefOf(view));
      else if (event.key === '/') search(route);
      else if (event.key === 'w') askWhy(route);
      else if (event.key === '?') onHelp();
      else if (event.key === 'Escape' && route.view !== 'overview') goTo(hrefOf('overview'));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [route, onHelp]);
}

interface AlarmKeys {
  readonly onAcknowledge: () => void;
  readonly onSilence: () => void;
}

/** Keys that act on alarms, in every view. A key held down acts once. */
export function useAlarmKeys({ onAcknowledge, onSilence }: AlarmKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || isTaken(event)) return;
      if (event.key === 'a') onAcknowledge();
      else if (event.key === 's') onSilence();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onAcknowledge, onSilence]);
}

/** N leaves a replay, as Escape does: one key, from wherever in it. */
export function useNowKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event) || event.key.toLowerCase() !== 'n') return;
      event.preventDefault();
      goTo(hrefOf('overview'));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Ctrl+O, or ⌘O: another operator takes over, from wherever he is, also out of a field. */
export function useSwitchKey(onSwitch: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'o') return;
      event.preventDefault();
      if (!event.repeat) onSwitch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onSwitch]);
}
