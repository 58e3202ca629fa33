import { perform } from '../audit-trail/index.ts'
import { isId } from '../kernel/ids.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import type { CaseKinds } from '../obligation/index.ts'
import type { Page, PageRequest } from '../platform/page.ts'
import { answerForm } from '../platform/page-form.pages.tsx'
import type { Platform } from '../platform/platform.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { handOverPage } from './pages/hand-over.pages.tsx'
import { ON_PAPER } from './paths.ts'
import { SECTIONS } from './position-hand-over.ts'
import { viewOfHandOver } from './position-hand-over.view.ts'
import { show } from './show.ts'
import { takeStep, type Wanted } from './take-step.ts'

const TO_READ: Text = {
  'zh-CN': '这里有一份岗位交接等您办理。请先登录。',
  en: 'The hand-over of a position waits for you. Please sign in first.',
}
const WHY_NEEDED: Text = { 'zh-CN': '请写明退回的原因。', en: 'Please say why you send it back.' }
const NOTHING_CHOSEN: Text = { 'zh-CN': '请按一个按钮。', en: 'Please press one of the buttons.' }
const LONGEST = 1000

/** Reading, confirming and signing a hand-over on a page that needs no JavaScript: from a mail, on a phone. */
export const positionHandOverPages = (kinds: CaseKinds): readonly Page[] => [
  {
    method: 'GET',
    path: `${ON_PAPER}/:id`,
    signInFor: TO_READ,
    handle: async (platform, request) => ({ html: await shown(platform, kinds, request) }),
  },
  {
    method: 'POST',
    path: `${ON_PAPER}/:id`,
    signInFor: TO_READ,
    handle: (platform, request) =>
      answerForm(
        request,
        () => act(platform, kinds, request),
        (why) => shown(platform, kinds, request, why),
      ),
  },
]

async function shown(platform: Platform, kinds: CaseKinds, request: PageRequest, refused?: string): Promise<string> {
  const { language, now, caller, path } = request
  const looking = { directory: await recentDirectory(platform.store), person: caller?.person ?? '', language, now }
  const handOver = viewOfHandOver(await show(platform.store, kinds, idIn(request), looking), looking, kinds)
  return handOverPage(handOver, looking, { token: request.formToken(path), path, ...(refused && { refused }) })
}

async function act(platform: Platform, kinds: CaseKinds, request: PageRequest): Promise<void> {
  const { caller, now } = request
  const id = idIn(request)
  if (caller === undefined) throw new NotFoundError('position-hand-over')
  const wanted = wantedIn(request)
  await perform(platform, () => takeStep(platform, kinds, { id, wanted, caller, now }))
}

function wantedIn({ form: { act: action, section: named, reason = '', contentHash = '' } }: PageRequest): Wanted {
  const invalid = (path: string, message: Text) => new InvalidInputError([{ path, code: 'invalid', message }])
  if (action === 'sign-as-giver') return { step: 'sign', as: 'giver', contentHash }
  if (action === 'sign-as-receiver') return { step: 'sign', as: 'receiver', contentHash }
  const section = SECTIONS.find((each) => each === named)
  if (section === undefined || (action !== 'confirm' && action !== 'return')) throw invalid('act', NOTHING_CHOSEN)
  if (action === 'confirm') return { step: 'confirm', section }
  if (reason.trim() === '') throw invalid('reason', WHY_NEEDED)
  return { step: 'return', section, reason: reason.trim().slice(0, LONGEST) }
}

function idIn({ params: { id = '' } }: PageRequest): string {
  if (!isId(id, 'hov')) throw new NotFoundError('position-hand-over')
  return id
}
