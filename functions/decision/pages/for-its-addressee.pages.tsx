import { RefusalError } from '../../kernel/refusal.ts'
import { say, type Text } from '../../kernel/text.ts'
import { personRefIn } from '../../obligation/index.ts'
import type { Page, PageRequest } from '../../platform/page.ts'
import { pageShell } from '../../platform/page-shell.pages.tsx'
import { recentDirectory } from '../../responsibility/index.ts'
import { SENT_TO_SOMEBODY_ELSE, sentToSomebodyElse } from './open-link.ts'

const WORDS = {
  title: { 'zh-CN': '这个链接不是发给您的', en: 'This link was not sent to you' },
  you: { 'zh-CN': '当前登录的是{name}。', en: 'You are signed in as {name}.' },
  another: { 'zh-CN': '换一个人登录', en: 'Sign in as somebody else' },
  home: { 'zh-CN': '回到首页', en: 'Go to the start page' },
} as const satisfies Readonly<Record<string, Text>>

/**
 * A page behind a decision link. Whoever it was not sent to reads just that, who they are here, and how the person it
 * was sent to comes in on this device: nothing about the case.
 */
export const forItsAddressee =
  (handle: Page['handle']): Page['handle'] =>
  async (platform, request) => {
    try {
      return await handle(platform, request)
    } catch (error) {
      if (!(error instanceof RefusalError) || error.reason.code !== SENT_TO_SOMEBODY_ELSE) throw error
      const directory = await recentDirectory(platform.store)
      const name = request.caller === undefined ? '' : personRefIn(directory, request.caller.person).name
      return { status: 403, html: notYoursPage(request, name) }
    }
  }

/** Signing in is a link, not a form: it changes nothing until somebody has proven who they are. */
const notYoursPage = ({ language, path }: PageRequest, name: string): string =>
  pageShell({
    language,
    title: WORDS.title[language],
    children: (
      <div class="card">
        <h1>{WORDS.title[language]}</h1>
        <p>{sentToSomebodyElse().reason.text[language]}</p>
        <p>{say(WORDS.you, language, { name })}</p>
        <p>
          <a class="button" href={`/auth/sign-in?as=another&returnTo=${encodeURIComponent(path)}`}>
            {WORDS.another[language]}
          </a>
        </p>
        <a href="/">{WORDS.home[language]}</a>
      </div>
    ),
  })
