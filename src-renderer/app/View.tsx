import { assertNever } from '../../src-shared/domain/assert-never.ts';
import { deferred } from '../components/deferred.ts';
import type { Picture } from '../live/picture.ts';
import { Overview } from '../views/overview/Overview.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import type { Route } from './route.ts';

// The overview is what a start waits for; the others are loaded when they are opened.
const Station = deferred(() => import('../views/station/Station.tsx'));
const Alarms = deferred(() => import('../views/alarms/Alarms.tsx'));
const Reports = deferred(() => import('../views/reports/Reports.tsx'));
const Devices = deferred(() => import('../views/devices/Devices.tsx'));
const Trends = deferred(() => import('../views/trends/Trends.tsx'));
const Replay = deferred(() => import('../views/overview/replay/Replay.tsx'));
const Settings = deferred(() => import('../views/settings/Settings.tsx'));

interface ViewProps {
  readonly route: Route;
  readonly picture: Picture;
}

/** The view of an address. A view that fails takes nothing else with it. */
export function View({ route, picture }: ViewProps) {
  return <CrashGuard key={route.view}>{viewOf(route, picture)}</CrashGuard>;
}

function viewOf(route: Route, picture: Picture) {
  switch (route.view) {
    case 'overview':
      return <Overview picture={picture} />;
    case 'station':
      return <Station key={route.station} id={route.station} />;
    case 'alarms':
      return <Alarms />;
    case 'reports':
      return <Reports />;
    case 'devices':
      return <Devices page={route.page} station={route.station} />;
    case 'trends':
      return <Trends query={route.query} />;
    case 'replay':
      return <Replay query={route.query} />;
    case 'settings':
      return <Settings page={route.page} />;
    default:
      return assertNever(route);
  }
}
