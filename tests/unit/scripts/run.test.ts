import { describe, expect, it } from 'vitest';
import { COMMAND_NOT_FOUND, run, tail } from '../../../scripts/lib/run.mjs';

const node = (code: string, options = {}) => run(process.execPath, ['-e', code], options);

describe('run', () => {
  it('gives exit status and output of both streams', async () => {
    const { code, output } = await node('console.log("out"); console.error("err"); process.exitCode = 7');
    expect(code).toBe(7);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('reports a command that does not exist as a shell does', async () => {
    expect((await run('no-such-command-here', [])).code).toBe(COMMAND_NOT_FOUND);
  });

  it('ends a command that takes too long, with everything it started', async () => {
    // The grandchild holds the output open, so there is no end before it has gone too.
    const sleeper = 'require("child_process").spawn("sleep", ["600"], { stdio: "inherit" })';
    const startedMs = performance.now();
    expect((await node(sleeper, { timeoutMs: 200 })).code).toBe(128);
    expect(performance.now() - startedMs).toBeLessThan(20_000);
  });

  it('ends a command when asked to stop', async () => {
    const controller = new AbortController();
    const running = node('setInterval(() => {}, 1000)', { signal: controller.signal });
    controller.abort();
    expect((await running).code).toBe(128);
  });
});

describe('tail', () => {
  it('gives the last lines', () => {
    expect(tail('a\nb\nc\n', 2)).toBe('b\nc');
  });
});
