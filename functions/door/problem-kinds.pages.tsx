import type { RouteContract } from '../kernel/contract.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { Route } from '../platform/handler.ts'
import type { Page } from '../platform/page.ts'
import { pageShell } from '../platform/page-shell.pages.tsx'
import { titleOf } from './problem.ts'
import { DOOR_REFUSAL_CODES, type DoorRefusal, doorReason, doorRefusalStatus } from './refusals.ts'

const CODE_PATTERN = /^[a-z][a-z0-9-]{1,60}$/

const WHAT_IS_WRONG: Text = {
  'zh-CN': '具体原因见返回内容里的 detail；涉及的字段见 errors。',
  en: 'What exactly is wrong stands in the `detail` of the answer; which fields, in its `errors`.',
}
const THESE_ROUTES: Text = { 'zh-CN': '以下接口可能返回：', en: 'These routes may answer with it:' }
const DOCS: Text = { 'zh-CN': '接口文档', en: 'API documentation' }

/** `/problems/<code>`: where the `type` of a problem document points, for whoever follows it. */
export const problemKindsPage = (everyRoute: () => Promise<readonly Route[]>): Page => ({
  method: 'GET',
  path: '/problems/:code',
  admits: 'anybody',
  handle: async (_, { params: { code = '' }, language }) => {
    const known = DOOR_REFUSAL_CODES.find((each) => each === code)
    if (!CODE_PATTERN.test(code)) throw new NotFoundError('problem')
    const contracts = (await everyRoute()).map(({ contract }) => contract)
    const from = contracts.filter(({ refusals }) => refusals?.includes(code) === true)
    return { html: kindPage(code, known, from, language) }
  },
})

const kindPage = (
  code: string,
  known: DoorRefusal | undefined,
  from: readonly RouteContract[],
  language: Language,
): string =>
  pageShell({
    language,
    title: code,
    children: (
      <div class="card">
        <h1>{code}</h1>
        {known === undefined ? null : (
          <p>
            {doorRefusalStatus(known)} {titleOf(doorRefusalStatus(known))[language]}: {doorReason(known).text[language]}
          </p>
        )}
        <p>{WHAT_IS_WRONG[language]}</p>
        {from.length === 0 ? null : <p>{THESE_ROUTES[language]}</p>}
        <ul>
          {from.map(({ method, path }) => (
            <li key={`${method} ${path}`}>
              {method} {path}
            </li>
          ))}
        </ul>
        <p>
          <a href="/api/docs">{DOCS[language]}</a>
        </p>
      </div>
    ),
  })
