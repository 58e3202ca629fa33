import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const

/** Files that take long, the longest first: begun first, they are not what everybody waits for at the end. */
const LONG = [
  'test/browser/web/accessible.test.ts',
  'test/browser/e2e/change-decided-by-mail.test.ts',
  'test/browser/e2e/accessible.test.ts',
  'test/scenario/api-fuzz.test.ts',
  'test/scenario/races.test.ts',
  'test/scenario/crash.test.ts',
  'test/scenario/invariants.test.ts',
  'test/scenario/authorisation-matrix.test.ts',
  'test/lambda/logs-keep-secrets.test.ts',
  'test/lambda/entries.test.ts',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((file) => moduleId.endsWith(file))
      return place < 0 ? LONG.length : place
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

/** Four kinds of tests, by where they lie: quick ones, whole-office scenarios, the AWS template, the browser. */
const project = (name: string, include: string[], exclude: string[] = [], seconds = 30) => ({
  oxc,
  test: {
    ...{ name, include, exclude, testTimeout: seconds * 1000, hookTimeout: seconds * 1000, pool: 'forks' as const },
    // Files share what they import: loading the product anew for each took a third of the time, and nothing of it has a
    // state of its own. What starts processes and browsers does not notice.
    isolate: name !== 'unit' && name !== 'scenario',
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      project('unit', ['test/**/*.test.{ts,tsx}'], ['test/scenario/**', 'test/infra/aws/**', 'test/browser/**']),
      project('scenario', ['test/scenario/**/*.test.ts'], [], 60),
      project('aws', ['test/infra/aws/**/*.test.ts'], [], 120),
      project('browser', ['test/browser/**/*.test.{ts,tsx}'], [], 120),
    ],
  },
})
