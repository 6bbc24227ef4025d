// Ends the run with one plain line, "N passed, N failed, N skipped", for machines that read only the end of a log.
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      if (tests.length === 0 && module.state() === 'failed') counts.failed++
      for (const test of tests) counts[test.result().state]++
    }
    const line = `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`
    // After the default reporter's own summary.
    process.once('exit', () => process.stdout.write(`${line}\n`))
  }
}
