// Runs the steps of `npm test` and counts what they show.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest } from './counts.mjs';
import { PROJECT, RESULTS } from './folders.mjs';
import { say, seconds } from './log.mjs';
import { run, tail } from './run.mjs';
import { settle } from './summary.mjs';

/**
 * @typedef {import('./summary.mjs').Counts} Counts
 * @typedef {import('./summary.mjs').StepResult} StepResult
 * @typedef {import('./steps.mjs').Step} Step
 */

/** Output shown of a check that failed; all of it is in the log. */
const LINES_SHOWN = 60;

/** @param {Step} step @param {string} file @returns {{ args: string[], env: NodeJS.ProcessEnv }} to have the report written */
const reporting = ({ report, args }, file) => {
  switch (report) {
    case 'none':
      return { args, env: {} };
    case 'vitest':
      return {
        args: [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
        env: {},
      };
    case 'playwright':
      return { args: [...args, '--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } };
  }
};

/** @param {Step} step @param {string} file @param {number} code @returns {Counts} */
const countsOf = ({ report }, file, code) => {
  if (report === 'none') return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const json = JSON.parse(readFileSync(file, 'utf8'));
  return report === 'vitest' ? countVitest(json) : countPlaywright(json);
};

/**
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @param {boolean} isEchoed whether its output is shown as it comes
 * @returns {Promise<StepResult>}
 */
export const runStep = async (step, env, signal, isEchoed) => {
  const startedMs = performance.now();
  const folder = join(RESULTS, 'steps');
  mkdirSync(folder, { recursive: true });
  const reportFile = join(folder, `${step.name}.json`);
  rmSync(reportFile, { force: true });
  if (isEchoed) say(`${step.name} …`);
  const report = reporting(step, reportFile);
  const { code, output } = await run('npm', ['run', '--silent', step.script, '--', ...report.args], {
    cwd: PROJECT,
    env: { ...env, ...report.env },
    logFile: join(folder, `${step.name}.log`),
    signal,
    ...(isEchoed && { onOutput: (text) => process.stdout.write(text) }),
  });
  const counts = settle(code, countsOf(step, reportFile, code));
  const ms = performance.now() - startedMs;
  if (counts.failed > 0 && !isEchoed) console.log(tail(output, LINES_SHOWN));
  say(`${step.name}: ${counts.failed > 0 ? 'FAILED' : 'ok'} after ${seconds(ms)}`);
  return { name: step.name, counts, ms };
};
