import { defineConfig } from 'vitest/config'
import { corpusModule } from './scripts/corpus-module.ts'

export default defineConfig({
  plugins: [corpusModule()],
  define: { GATE_EXPRESSIONS: '{}', GATE_FILTER: 'null' },
  test: {
    reporters: ['default', './tests/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Behaviour is what is asserted: a busy machine is no failure.
          testTimeout: 20_000,
          include: [
            'src/**/*.test.{ts,tsx}',
            'drive/**/*.test.ts',
            'tests/*.test.ts',
            'eval/*.test.ts',
            'bench/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // As long as several waits of a busy machine.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Two browsers on two cores: one at a time, so that a slow machine is no failure.
          fileParallelism: false,
        },
      },
    ],
  },
})
