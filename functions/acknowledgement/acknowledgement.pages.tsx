import { perform } from '../audit-trail/index.ts'
import { isId } from '../kernel/ids.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import type { Page, PageRequest } from '../platform/page.ts'
import { answerForm } from '../platform/page-form.pages.tsx'
import type { Platform } from '../platform/platform.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { getWhole } from './acknowledgement.routes.ts'
import { dutyListPage } from './pages/duty-list.pages.tsx'
import { ON_PAPER } from './paths.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { takeStep, type Wanted } from './take-step.ts'

const TO_READ: Text = {
  'zh-CN': '这里有一份职责清单等您阅读签收。请先登录。',
  en: 'A duty list waits to be read and signed. Please sign in first.',
}
const WHY_NEEDED: Text = { 'zh-CN': '请写明异议的内容。', en: 'Please say what you object to.' }
const NOTHING_CHOSEN: Text = { 'zh-CN': '请按一个按钮。', en: 'Please press one of the buttons.' }
const LONGEST = 2000

/** Reading and signing a duty list on a page that needs no JavaScript: from a mail, on a phone. */
export const acknowledgementPages: readonly Page[] = [
  {
    method: 'GET',
    path: `${ON_PAPER}/:id`,
    signInFor: TO_READ,
    handle: async (platform, request) => ({ html: await shown(platform, request) }),
  },
  {
    method: 'POST',
    path: `${ON_PAPER}/:id`,
    signInFor: TO_READ,
    handle: (platform, request) =>
      answerForm(
        request,
        () => act(platform, request),
        (why) => shown(platform, request, why),
      ),
  },
]

async function shown(platform: Platform, request: PageRequest, refused?: string): Promise<string> {
  const { language, now, caller, path } = request
  const id = idIn(request)
  const directory = await recentDirectory(platform.store)
  const whole = await getWhole(platform.store, directory, id)
  const person = caller?.person ?? ''
  mustBeAbleToSee(directory, person, whole.head, whole.standing.all, now)
  const token = request.formToken(path)
  return dutyListPage(whole, { directory, person, language, now }, { token, path, ...(refused && { refused }) })
}

async function act(platform: Platform, request: PageRequest): Promise<void> {
  const { caller, now } = request
  const id = idIn(request)
  if (caller === undefined) throw new NotFoundError('acknowledgement')
  const wanted = wantedIn(request)
  await perform(platform, () => takeStep(platform, { id, wanted, caller, now }))
}

function wantedIn({ form: { act: action = '', page = '', text = '' } }: PageRequest): Wanted {
  if (action === 'sign') return { action, page }
  const invalid = (path: string, message: Text) => new InvalidInputError([{ path, code: 'invalid', message }])
  if (action !== 'object') throw invalid('act', NOTHING_CHOSEN)
  if (text.trim() === '') throw invalid('text', WHY_NEEDED)
  return { action, page, text: text.trim().slice(0, LONGEST) }
}

function idIn({ params: { id = '' } }: PageRequest): string {
  if (!isId(id, 'ack')) throw new NotFoundError('acknowledgement')
  return id
}
