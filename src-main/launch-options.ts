import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { reportFormat, type ReportRequest } from '../src-shared/contract/reports.ts';
import { brokerUrl, language, type Language } from '../src-shared/contract/settings.ts';
import { parseRange } from '../src-shared/domain/report/range.ts';
import { ID } from '../src-shared/feed/topics.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';

/** The command line of contract.md; each flag also as an environment variable WAYSTATION_…. */
export interface LaunchOptions {
  /** Empty: as the settings say. */
  readonly brokers: readonly string[];
  readonly demo: boolean;
  readonly profile: string | null;
  readonly root: string | null;
  readonly lang: Language | null;
  readonly kiosk: boolean;
  readonly name: string | null;
  readonly username: string | null;
  readonly password: string | null;
  /** Null: a console; else no window, but a report. */
  readonly report: ReportOptions | null;
}

export interface ReportOptions extends Omit<ReportRequest, 'language'> {
  /** As given: relative to where the program was started. */
  readonly out: string;
}

export type LaunchProblem = 'bad-broker' | 'bad-root' | 'bad-lang' | 'bad-name' | ReportFlagProblem;
type ReportFlagProblem = 'bad-range' | 'bad-stations' | 'bad-format';

const FLAGS = {
  broker: { type: 'string', multiple: true },
  demo: { type: 'boolean' },
  profile: { type: 'string' },
  root: { type: 'string' },
  lang: { type: 'string' },
  kiosk: { type: 'boolean' },
  name: { type: 'string' },
  report: { type: 'string' },
  stations: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

type TextFlag = 'profile' | 'root' | 'lang' | 'name' | 'report' | 'stations' | 'format' | 'out';

/** Levels of a topic, without wildcards and without what only brokers publish under. */
const ROOT = /^[^+#$/\0][^+#\0]*[^+#/\0]$|^[^+#$/\0]$/;

/** Reads flags and environment; flags win. Chromium's own switches pass through unread. */
export function parseLaunchOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<LaunchOptions, LaunchProblem> {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: false });
  const text = (flag: TextFlag): string | null => {
    const value = values[flag] ?? env[`WAYSTATION_${flag.toUpperCase()}`];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const isOn = (flag: 'demo' | 'kiosk'): boolean =>
    values[flag] === true || ['1', 'true'].includes(env[`WAYSTATION_${flag.toUpperCase()}`] ?? '');

  const fromFlags = (values.broker ?? []).filter((url) => typeof url === 'string');
  const brokers =
    fromFlags.length > 0 ? fromFlags : (env['WAYSTATION_BROKER'] ?? '').split(/[\s,]+/).filter(Boolean);
  const wrongBroker = brokers.find((url) => !brokerUrl.safeParse(url).success);
  if (wrongBroker !== undefined) return fail('bad-broker', wrongBroker);

  const root = text('root');
  if (root !== null && !ROOT.test(root)) return fail('bad-root', root);
  const name = text('name');
  if (name !== null && !ID.test(name)) return fail('bad-name', name);
  const lang = language.nullable().safeParse(text('lang'));
  if (!lang.success) return fail('bad-lang', text('lang') ?? '');
  const report = reportOptions(text);
  if (!report.ok) return report;

  return ok({
    brokers,
    // A broker on the command line is wanted now; a demo in the environment was wanted some time.
    demo: values.demo === true || (isOn('demo') && fromFlags.length === 0),
    profile: text('profile'),
    root,
    lang: lang.data,
    kiosk: isOn('kiosk'),
    name,
    username: env['WAYSTATION_BROKER_USERNAME'] ?? null,
    password: env['WAYSTATION_BROKER_PASSWORD'] ?? null,
    report: report.value,
  });
}

/** The format may be left to the name of the file, and the name to the range. */
function reportOptions(
  text: (flag: TextFlag) => string | null,
): Result<ReportOptions | null, ReportFlagProblem> {
  const told = text('report');
  if (told === null) return ok(null);
  const range = parseRange(told);
  if (range === null) return fail('bad-range', told);
  const out = text('out');
  const ending = out === null ? 'xlsx' : extname(out).slice(1).toLowerCase();
  const format = reportFormat.safeParse(text('format') ?? ending);
  if (!format.success) return fail('bad-format', text('format') ?? ending);
  const named = (text('stations') ?? 'all').split(',').map((id) => id.trim());
  const wrong = named.find((id) => !ID.test(id));
  if (wrong !== undefined) return fail('bad-stations', wrong);
  return ok({
    range,
    stations: named.length === 1 && named[0] === 'all' ? 'all' : named,
    format: format.data,
    out: out ?? `waystation-${told}.${format.data}`,
  });
}

/** What standard error says of a command line that cannot be used, in both languages: no setting is read yet. */
export function launchProblemText(code: LaunchProblem, detail: string): string {
  switch (code) {
    case 'bad-broker':
      return `--broker ${detail}: 应为 mqtt://、mqtts://、ws:// 或 wss:// 开头的地址 / must be an mqtt://, mqtts://, ws:// or wss:// URL`;
    case 'bad-root':
      return `--root ${detail}: 不能含 + # 或以 / 开头结尾 / must be topic levels without + or #, not starting or ending with /`;
    case 'bad-lang':
      return `--lang ${detail}: 只能是 zh-CN 或 en / must be zh-CN or en`;
    case 'bad-name':
      return `--name ${detail}: 小写字母、数字、- 和 _,最多 48 个 / lower-case letters, digits, - and _, at most 48`;
    case 'bad-range':
      return `--report ${detail}: 应为 2026-10、2026-10-05 或 2026-10-01..2026-10-15 / must be a month, a day, or two days in order, as shown`;
    case 'bad-stations':
      return `--stations ${detail}: 应为 all 或以逗号分隔的站点 ID / must be all, or ids of stations set apart by commas`;
    case 'bad-format':
      return `--format ${detail}: 只能是 xlsx、pdf、csv 或 json / must be xlsx, pdf, csv or json`;
  }
}
