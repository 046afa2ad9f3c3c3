import type { WhyChain, WhyLink } from '../../../../src-shared/domain/why.ts';
import { zhCN } from '../../../../src-shared/text/zh-CN.ts';
import { formatLength } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { quarantineReason } from '../../../text/labels.ts';

type Problem = keyof typeof zhCN.problem;
type Paused = keyof typeof zhCN.frame.paused;

const isProblem = (code: string): code is Problem => Object.hasOwn(zhCN.problem, code);
const isPaused = (code: string): code is Paused => Object.hasOwn(zhCN.frame.paused, code);

function problemText(problem: string, t: Translate): string {
  if (isProblem(problem)) return t(`problem.${problem}`);
  return isPaused(problem) ? t(`frame.paused.${problem}`) : quarantineReason(problem, t);
}

/** The state of one link in words. */
export function codeText({ code, problem }: WhyLink, { staleAfterMs }: WhyChain, t: Translate): string {
  const said = t(`why.code.${code}`, {
    limit: formatLength(staleAfterMs, t),
    problem: problemText(problem, t),
  });
  return code === 'down' && problem !== '' ? `${said} · ${problemText(problem, t)}` : said;
}

/** What to do about the link at which it breaks. */
export function doText({ code, problem }: WhyLink, t: Translate): string {
  if (code === 'down' && isProblem(problem)) return t(`problemDo.${problem}`);
  const doing = zhCN.why.do;
  return code in doing ? t(`why.do.${code as keyof typeof doing}`) : '';
}
