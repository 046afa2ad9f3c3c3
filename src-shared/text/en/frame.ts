import type { Same } from '../same.ts';
import type { frame as original } from '../zh-CN/frame.ts';

export const frame: Same<typeof original> = {
  name: 'Waystation',
  mark: 'W',
  skip: 'Skip to content',
  rail: 'Views',
  view: {
    overview: 'Overview',
    station: 'Station',
    alarms: 'Alarms',
    devices: 'Devices',
    settings: 'Settings',
  },
  connection: {
    connected: 'Connected',
    connecting: 'Connecting',
    offline: 'Disconnected',
    demo: 'built-in demo',
    roundTrip: 'delay {{ms}} ms',
    backlog: 'backlog {{n}}',
  },
  counts: { label: 'Unacknowledged alarms', of: '{{priority}} alarms: {{n}}' },
  health: {
    label: 'This console',
    quarantined: 'Quarantined',
    quarantinedHint: 'See the quarantined messages',
    free: 'Disk free',
  },
  language: '中文',
  languageHint: '换成中文',
  theme: { toLight: 'Light theme', toDark: 'Dark theme' },
  help: 'Keyboard help',
  clock: 'Time of this computer',
  clockOf: 'Time at the stations ({{zone}})',
  strip: {
    label: 'Most urgent alarm',
    calm: 'No active alarms',
    calmMore: '{{online}} of {{total}} stations online',
    blind: 'The picture is not live: new alarms cannot be seen',
    since: 'for {{age}}',
    look: 'Look',
    all: 'All alarms',
  },
  lost: {
    title: 'The picture is not live',
    connecting: 'Connecting to the broker',
    frozenAt: 'It stands at {{time}} ({{age}} ago)',
    never: 'No live data since the start',
    console: "The console's background process does not answer; connecting again.",
    retrying: 'The console keeps trying by itself.',
    toSettings: 'Check the connection settings',
  },
  paused: {
    'disk-full': 'The disk is nearly full: receiving is paused',
    'disk-full-do':
      'Free some disk space; it then goes on by itself. Nothing acknowledged is lost, messages wait at the broker.',
    'journal-failed': 'The journal cannot be written: receiving is paused',
    'journal-failed-do':
      'Check whether the disk is damaged or read-only. Nothing acknowledged is lost; the console keeps trying.',
  },
  demo: {
    title: 'This is the demo: the stations are simulated, not real.',
    connect: 'Connect a real broker',
  },
  history: {
    label: 'History database',
    rebuilding:
      'Rebuilding the history from the journal, {{n}} events to go. The live picture is not affected.',
    quota: 'The history has no room left; its oldest records are being given up',
    corrupt: 'The history is damaged and is being rebuilt from the journal',
    blocked: 'Another window holds the history',
    closed: 'The history was closed and is being opened again',
    unknown: 'The history cannot be opened',
    'failed-do': 'The live picture is not affected; all data is in the journal.',
  },
  keys: {
    title: 'Keyboard',
    views: 'Switch views',
    search: 'Search stations',
    move: 'Move between stations',
    open: 'Open the station',
    back: 'Back',
    help: 'Show this help',
  },
  crash: {
    title: 'This page failed',
    do: 'Data is still being received and kept.',
    retry: 'Open this page again',
  },
};
