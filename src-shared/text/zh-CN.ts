import { alarms } from './zh-CN/alarms.ts';
import { commandLog } from './zh-CN/command-log.ts';
import { commands } from './zh-CN/commands.ts';
import { frame } from './zh-CN/frame.ts';
import { insight } from './zh-CN/insight.ts';
import { load } from './zh-CN/load.ts';
import { operators } from './zh-CN/operators.ts';
import { past } from './zh-CN/past.ts';
import { privacy } from './zh-CN/privacy.ts';
import { problems } from './zh-CN/problems.ts';
import { reports } from './zh-CN/reports.ts';
import { response } from './zh-CN/response.ts';
import { rules } from './zh-CN/rules.ts';
import { settings } from './zh-CN/settings.ts';
import { storage } from './zh-CN/storage.ts';
import { technician } from './zh-CN/technician.ts';
import { views } from './zh-CN/views.ts';
import { words } from './zh-CN/words.ts';

export const zhCN = {
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
} as const;
