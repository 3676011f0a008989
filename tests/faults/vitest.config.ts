import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Says in one line how many faults were survived. */
const tally: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const played = states.filter((state) => state !== 'skipped').length;
    const survived = states.filter((state) => state === 'passed').length;
    for (const test of tests) if (test.result().state === 'skipped') console.log(`SKIPPED: ${test.fullName}`);
    console.log(`faults: survived ${survived}/${played}`);
  },
};

export default defineConfig({
  test: {
    include: ['tests/faults/*.test.ts', 'tests/dispatch.test.ts', 'tests/schedule.test.ts'],
    globalSetup: 'tests/support/build.ts',
    testTimeout: 600_000,
    hookTimeout: 60_000,
    reporters: ['verbose', tally],
  },
});
