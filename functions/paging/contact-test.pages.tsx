import { perform } from '../audit-trail/index.ts'
import { MINUTE, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import type { Call } from '../platform/handler.ts'
import type { Page, PageRequest } from '../platform/page.ts'
import { answerForm, Hidden, NotDone } from '../platform/page-form.pages.tsx'
import { pageShell } from '../platform/page-shell.pages.tsx'
import type { Platform } from '../platform/platform.ts'
import { confirmMyTest } from './contact-card.contract.ts'
import { contactCardRoutes } from './contact-card.routes.ts'
import { findCard } from './contact-card.store.ts'
import { TEST_MINUTES } from './contact-card.ts'
import { testCodeOf } from './test-code.ts'

/** The code is in the address that the message of the test says, and nowhere else. */
const PATH = '/my/contact-test/:code'

const TEST: Text = {
  'zh-CN': '请登录，确认测试消息已收到。',
  en: 'Sign in to confirm that the test has come.',
}

/** “It came”: one tap from the test itself, without JavaScript. The button does exactly what the API's route does. */
export const contactTestPages: readonly Page[] = [
  {
    method: 'GET',
    path: PATH,
    signInFor: TEST,
    handle: async (platform, request) => ({ html: await shown(platform, request) }),
  },
  {
    method: 'POST',
    path: PATH,
    signInFor: TEST,
    handle: (platform, request) =>
      answerForm(
        request,
        () => confirm(platform, request),
        (why) => shown(platform, request, why),
      ),
  },
]

async function confirm(platform: Platform, { caller, now, params }: PageRequest): Promise<void> {
  const route = contactCardRoutes.find(({ contract }) => contract.operation === confirmMyTest.operation)
  if (caller === undefined || route?.decide === undefined) throw new NotFoundError('test')
  const { decide } = route
  await perform(platform, () =>
    decide(platform, { params: {}, query: {}, body: params, caller, now } as unknown as Call),
  )
}

async function shown(platform: Platform, request: PageRequest, refused?: string): Promise<string> {
  const { language, caller, now, path, params } = request
  const card = await findCard(platform.store, caller?.person ?? '')
  const isOpen =
    card?.test !== undefined &&
    now <= plusMillis(card.test.at, TEST_MINUTES * MINUTE) &&
    params.code === testCodeOf(platform, card.test)
  return pageShell({
    language,
    title: TITLE[language],
    children: (
      <>
        <h1>{TITLE[language]}</h1>
        {refused !== undefined && <NotDone title={NOT_DONE[language]}>{refused}</NotDone>}
        <div class="card">
          <p>{(isOpen ? ASK : DONE)[language]}</p>
          {isOpen && (
            <form method="post" action={path}>
              <Hidden token={request.formToken(path)} />
              <button type="submit">{CAME[language]}</button>
            </form>
          )}
        </div>
      </>
    ),
  })
}

const TITLE: Text = { 'zh-CN': '联系方式测试', en: 'A test of how you are reached' }
const ASK: Text = {
  'zh-CN': '您是从刚收到的测试消息点进来的吗？确认后，这个联系方式在 90 天内有效。',
  en: 'Did you come here from the test that just arrived? Confirm, and this way of reaching you counts for 90 days.',
}
const DONE: Text = {
  'zh-CN': '没有待确认的测试：已经确认过、已过期，或后来又发了一次。',
  en: 'No test waits: it was confirmed, is too old, or another was sent since.',
}
const CAME: Text = { 'zh-CN': '确认收到', en: 'It came' }
const NOT_DONE: Text = { 'zh-CN': '没有确认', en: 'Not confirmed' }
