import { alarms } from './en/alarms.ts';
import { commands } from './en/commands.ts';
import { frame } from './en/frame.ts';
import { load } from './en/load.ts';
import { operators } from './en/operators.ts';
import { past } from './en/past.ts';
import { problems } from './en/problems.ts';
import { reports } from './en/reports.ts';
import { response } from './en/response.ts';
import { rules } from './en/rules.ts';
import { settings } from './en/settings.ts';
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
  alarms,
  reports,
  commands,
  response,
  settings,
};
