import type { Child } from 'hono/jsx'
import { RefusalError, reasonIn } from '../kernel/refusal.ts'
import { FORM_TOKEN_FIELD, type PageAnswer, type PageRequest } from './page.ts'

/** How lists of facts and fields for words look on every page that asks somebody for something. */
export const FACTS_STYLE = 'dl{margin:0}dt{color:var(--w);font-size:.875rem}dd{margin:0 0 .6rem;white-space:pre-wrap}'
export const FIELD_STYLE =
  'textarea,input[type=text]{display:block;width:100%;min-height:48px;font:inherit;color:inherit;background:transparent;border:1px solid #8c8c8c;border-radius:8px;padding:.6rem;margin:.25rem 0 1rem}'

/** What could not be done, and why, where a screen reader says it first. */
export const NotDone = ({ title, children }: { title: string; children?: Child }) => (
  <div class="card" role="alert">
    <h2 class="bad">{title}</h2>
    <p>{children}</p>
  </div>
)

/** What every form carries, so that only a page of ours can have sent it; and what else it says without being asked. */
export const Hidden = ({ token, also = {} }: { token: string; also?: Readonly<Record<string, string>> }) => (
  <>
    <input type="hidden" name={FORM_TOKEN_FIELD} value={token} />
    {Object.entries(also).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)

type Problem = Exclude<Extract<PageAnswer, { html: string }>['status'], undefined>
const PROBLEMS: readonly number[] = [403, 404, 409, 410, 412] satisfies Problem[]

/**
 * A button of a page was pressed. Once it is recorded the browser is sent back to the page, so that loading it again
 * sends nothing. What was refused comes back with the page as it is now, because somebody may have acted meanwhile.
 *
 * @param shown the page as it is now, with why this was not recorded
 */
export async function answerForm(
  { path, language }: PageRequest,
  record: () => Promise<unknown>,
  shown: (why: string) => Promise<string>,
): Promise<PageAnswer> {
  try {
    await record()
    return { seeOther: path }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const status = PROBLEMS.includes(error.status) ? (error.status as Problem) : 422
    return { status, html: await shown(reasonIn(error, language)) }
  }
}
