import { lazy, Suspense } from 'react';
import { assertNever } from '../../src-shared/domain/assert-never.ts';
import type { Picture } from '../live/picture.ts';
import { Overview } from '../views/overview/Overview.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import type { Route } from './route.ts';

// The overview is what a start waits for; the others are loaded when they are opened.
const Station = lazy(() => import('../views/station/Station.tsx'));
const Alarms = lazy(() => import('../views/alarms/Alarms.tsx'));
const Devices = lazy(() => import('../views/devices/Devices.tsx'));
const Settings = lazy(() => import('../views/settings/Settings.tsx'));

interface ViewProps {
  readonly route: Route;
  readonly picture: Picture;
}

/** The view of an address. A view that fails takes nothing else with it. */
export function View({ route, picture }: ViewProps) {
  return (
    <CrashGuard key={route.view}>
      <Suspense fallback={null}>{viewOf(route, picture)}</Suspense>
    </CrashGuard>
  );
}

function viewOf(route: Route, picture: Picture) {
  switch (route.view) {
    case 'overview':
      return <Overview picture={picture} />;
    case 'station':
      return <Station key={route.station} id={route.station} />;
    case 'alarms':
      return <Alarms />;
    case 'devices':
      return <Devices />;
    case 'settings':
      return <Settings />;
    default:
      return assertNever(route);
  }
}
