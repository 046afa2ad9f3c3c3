import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      // Not of `npm test`: what it needs is heavy. See package.json, checks:report.
      { test: { name: 'checks', include: ['tests/checks/**/*.test.ts'] } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          // Real brokers on two cores: one file at a time keeps the figures and time-outs honest.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      // Needs Debian's rabbitmq-server, so it is asked for by name: `npm run brokers`.
      {
        test: { name: 'brokers', include: ['tests/brokers/**/*.test.ts'], testTimeout: 120_000 },
      },
    ],
  },
});
