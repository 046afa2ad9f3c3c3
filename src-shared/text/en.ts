import { alarms } from './en/alarms.ts';
import { commandLog } from './en/command-log.ts';
import { commands } from './en/commands.ts';
import { frame } from './en/frame.ts';
import { insight } from './en/insight.ts';
import { load } from './en/load.ts';
import { operators } from './en/operators.ts';
import { past } from './en/past.ts';
import { privacy } from './en/privacy.ts';
import { problems } from './en/problems.ts';
import { reports } from './en/reports.ts';
import { response } from './en/response.ts';
import { rules } from './en/rules.ts';
import { settings } from './en/settings.ts';
import { storage } from './en/storage.ts';
import { technician } from './en/technician.ts';
import { views } from './en/views.ts';
import { words } from './en/words.ts';

export const en = {
  words,
  frame,
  ...operators,
  ...past,
  ...problems,
  ...views,
  ...load,
  ...rules,
  ...technician,
  alarms,
  reports,
  commands,
  commandLog,
  privacy,
  response,
  settings,
  insight,
  storage,
};
