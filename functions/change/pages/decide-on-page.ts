import { perform } from '../../audit-trail/index.ts'
import { InvalidInputError, RefusalError, reasonIn } from '../../kernel/refusal.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { PageAnswer, PageRequest } from '../../platform/page.ts'
import type { Platform } from '../../platform/platform.ts'
import { needsComment } from '../errors.ts'
import { takeStep } from '../take-step.ts'
import { decisionPage } from './decision.pages.tsx'
import type { Choice, DecisionForm } from './decision-forms.ts'
import { type LinkView, lookAtLink } from './look-at-link.ts'

type Problem = Exclude<Extract<PageAnswer, { html: string }>['status'], undefined>

const TOO_LONG: Text = {
  'zh-CN': '文字太长，最多 {longest} 字。',
  en: 'This is too long: {longest} characters at most.',
}
const NOTHING_CHOSEN: Text = {
  'zh-CN': '请按下面的按钮作出选择。',
  en: 'Please press one of the buttons below.',
}

/**
 * A button of the decision page was pressed. Recorded once: whoever sends it again is shown what is recorded. What
 * cannot be recorded comes back with the reason, and with everything that was typed.
 */
export async function decideOnPage(platform: Platform, request: PageRequest): Promise<PageAnswer> {
  const view = await lookAtLink(platform, request)
  if (view.link.shows === 'too-old') return { status: 410, html: decisionPage(view, request) }
  const comment = (request.form.comment ?? '').trim()
  try {
    await record(platform, request, view, comment)
    return { seeOther: request.path }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    // Somebody may have decided meanwhile: the page says what is true now.
    const now = await lookAtLink(platform, request)
    const attempt = { why: reasonIn(error, request.language), comment }
    return { status: error.status as Problem, html: decisionPage(now, request, attempt) }
  }
}

async function record(platform: Platform, request: PageRequest, view: LinkView, comment: string): Promise<void> {
  const { opened, obligation, form } = view
  const wanted = chosen(request, form, comment).wanted(comment)
  const { contentHash = '' } = request.form
  const wanting = { id: obligation.caseId, wanted, caller: opened.caller, now: request.now }
  await perform(platform, () => takeStep(platform, { ...wanting, contentHash, obligation: obligation.id }))
}

/** The button, if what was typed fits it. */
function chosen({ form: { decision = '' } }: PageRequest, form: DecisionForm | undefined, comment: string): Choice {
  const choices = form?.choices ?? {}
  const choice = Object.hasOwn(choices, decision) ? choices[decision] : undefined
  if (form === undefined || choice === undefined) throw invalid('decision', NOTHING_CHOSEN)
  if (choice.needsComment && comment === '') throw needsComment()
  if (comment.length > form.longest) throw invalid('comment', filled(TOO_LONG, { longest: form.longest }))
  return choice
}

const invalid = (path: string, message: Text) => new InvalidInputError([{ path, code: 'invalid', message }])

const filled = (text: Text, values: Readonly<Record<string, number>>): Text => ({
  'zh-CN': say(text, 'zh-CN', values),
  en: say(text, 'en', values),
})
