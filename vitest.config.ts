import { defineConfig } from 'vitest/config'

const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const

/** Four kinds of tests, by where they lie: quick ones, whole-office scenarios, the AWS template, the browser. */
const project = (name: string, include: string[], exclude: string[] = [], seconds = 30) => ({
  oxc,
  test: { name, include, exclude, testTimeout: seconds * 1000, hookTimeout: seconds * 1000, pool: 'forks' as const },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['test/**/*.test.{ts,tsx}'], ['test/scenario/**', 'test/infra/aws/**', 'test/browser/**']),
      project('scenario', ['test/scenario/**/*.test.ts'], [], 60),
      project('aws', ['test/infra/aws/**/*.test.ts'], [], 120),
      project('browser', ['test/browser/**/*.test.{ts,tsx}'], [], 120),
    ],
  },
})
