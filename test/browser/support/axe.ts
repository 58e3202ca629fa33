import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** What everybody must be able to use: WCAG 2.2, levels A and AA. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One element that somebody could not use. */
export interface AxeFinding {
  readonly rule: string
  readonly html: string
  readonly target: string
}

/** A size or a look that has just changed is drawn by the second frame after it. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))'

/**
 * What axe finds on a page as it is now; by all its rules unless told by which, or without which. Not in frames: a mail is not ours to judge.
 * Axe is loaded once for each document and run in it: a third of what its builder takes, which loads it for every look.
 */
export async function axeFindings(
  page: Page,
  runOnly?: RunOptions['runOnly'],
  without: readonly string[] = [],
): Promise<AxeFinding[]> {
  await page.evaluate(DRAWN)
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const options = {
    ...{ iframes: false, resultTypes: ['violations'], rules },
    ...(runOnly && { runOnly }),
  } satisfies RunOptions
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => ({ rule: id, html, target: target.join(' ') })),
  )
}
