import type { ChangeOut, ChangeSummary } from '../../functions/change/change.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Acknowledged } from './persistent-client.ts'
import type { Survived } from './survive-kills.ts'

/** What a client that was told something finds afterwards. Lists name what is wrong, and are empty when nothing is. */
export interface Aftermath {
  readonly acknowledged: number
  /** Answers that came only when asked again. */
  readonly askedAgain: number
  readonly changes: number
  readonly refused: readonly string[]
  /** The same key gets another answer than before. */
  readonly answeredOtherwise: readonly string[]
  /** Acknowledged and not there, or there more than once. */
  readonly notOnce: readonly string[]
  readonly neverTold: readonly string[]
  readonly neverReminded: readonly string[]
  readonly mails: number
  readonly doubledMails: number
  readonly violations: readonly unknown[]
  readonly audit: { readonly checked: number; readonly broken: unknown }
}

const AT_ONCE = 8
const STEP_DONE: Readonly<Record<string, string>> = {
  assess: 'change.assessed',
  authorise: 'change.authorised',
  'record-test': 'change.tested',
}

/** Looks at everything through the doors of the product. */
export async function aftermathOf({ product, client, people }: Survived): Promise<Aftermath> {
  await local(product.url, '/local/settle', {})
  const { journal } = client
  const refused = journal.filter(({ status }) => status >= 300)
  const answeredOtherwise = await inTurns(journal, async (said) => {
    const again = await client.post(said)
    const isSame = said.status >= 300 || (again.status === said.status && again.answer === said.answer)
    return isSame ? [] : [`${nameOf(said)}: ${said.status} ${said.answer}, then ${again.status} ${again.answer}`]
  })
  const raised = journal.filter(({ path, status }) => path === '/api/changes' && status === 201)
  const reader = raised[0]?.person ?? ''
  const ids = raised.map(({ answer }) => (JSON.parse(answer) as ChangeSummary).id)
  const read = (id: Id) => client.read<ChangeOut>(reader, `/api/changes/${id}`)
  const before = await inTurns(ids, async (id) => [await read(id)])
  const mails = await mailsOf(product.url)
  const neverTold = before.filter(({ number, accountable }) => {
    const address = people.get(accountable?.id ?? '')
    return accountable !== null && !mails.some(({ to, subject }) => to === address && subject.includes(number))
  })
  await local(product.url, '/local/clock/advance', { by: 'P2D' })
  const after = await inTurns(ids, async (id) => [await read(id)])
  const waiting = after.filter(({ status }) => ['submitted', 'assessed', 'authorised'].includes(status))
  const neverReminded = waiting.filter(({ timeline }) => !timeline.some(({ did }) => did.startsWith('obligation.')))
  const ids_ = mails.map(({ headers }) => headers['Message-ID'] ?? '')
  return {
    acknowledged: journal.length,
    askedAgain: journal.filter(({ tries }) => tries > 1).length,
    changes: ids.length,
    refused: refused.map((said) => `${nameOf(said)}: ${said.status} ${said.answer}`),
    answeredOtherwise,
    notOnce: [...(await notListedOnce(client, raised)), ...before.flatMap((change) => notTakenOnce(change, journal))],
    neverTold: neverTold.map(({ number }) => number),
    neverReminded: neverReminded.map(({ number }) => number),
    mails: mails.length,
    doubledMails: ids_.length - new Set(ids_).size,
    violations: (await local<{ violations: unknown[] }>(product.url, '/local/doctor')).violations,
    audit: await auditOf(client, people),
  }
}

const nameOf = ({ key, path }: Acknowledged): string => `${key} ${path}`

/** Steps and remarks of one change as its story tells them, against those that were acknowledged. */
function notTakenOnce({ id, number, timeline }: ChangeOut, journal: readonly Acknowledged[]): string[] {
  const said = journal.filter(({ path, status }) => path.startsWith(`/api/changes/${id}/`) && status < 300)
  const told = [
    'change.submitted',
    ...said.map(({ path, body }) => STEP_DONE[path.split('/').at(-1) ?? ''] ?? (body as { text: string }).text),
  ].sort()
  const found = timeline
    .filter(({ by }) => by.kind === 'person')
    .map(({ did, comment }) => (did === 'change.remarked' || did === 'change.commented' ? (comment ?? '') : did))
    .sort()
  return told.join() === found.join() ? [] : [`${number}: told of ${told.join()}, found ${found.join()}`]
}

/** The requester's own list has each change they were told of, once. */
async function notListedOnce(client: Survived['client'], raised: readonly Acknowledged[]): Promise<string[]> {
  const titles = raised.map(({ body }) => (body as { title: string }).title)
  const listed: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: ChangeSummary[]; nextCursor: string | null } = await client.read(
      raised[0]?.person ?? '',
      `/api/changes?requester=me&limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    listed.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor
  }
  const ours = listed.filter((title) => /^w\d+ /.test(title))
  const missing = titles.filter((title) => !ours.includes(title)).map((title) => `${title}: not listed`)
  const more = ours.filter((title, nth) => ours.indexOf(title) !== nth || !titles.includes(title))
  return [...missing, ...more.map((title) => `${title}: listed, though never or once acknowledged`)]
}

/** Every chain of the audit trail, proven: how many, and where one breaks. */
export async function auditOf(
  client: Survived['client'],
  people: Survived['people'],
): Promise<{ checked: number; broken: unknown }> {
  const auditor = [...people].find(([, email]) => email === 'ma.xiaolin@example.com')?.[0] ?? ''
  let checked = 0
  let cursor: string | null = ''
  while (cursor !== null) {
    const place: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: AuditPage = await client.read(auditor, `/api/audit/verify?limit=100${place}`)
    checked += page.checked
    if (page.broken !== null) return { checked, broken: page.broken }
    if (page.checkpoints.broken !== null) return { checked, broken: page.checkpoints.broken }
    cursor = page.nextCursor
  }
  return { checked, broken: null }
}
interface AuditPage {
  readonly checked: number
  readonly broken: unknown
  readonly checkpoints: { readonly broken: unknown }
  readonly nextCursor: string | null
}

interface Mail {
  readonly to: string
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
}
const mailsOf = async (url: string) => (await local<{ items: Mail[] }>(url, '/local/mail?limit=1000000')).items

/** A local control. */
async function local<Answer>(url: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(
    `${url}${path}`,
    body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
  )
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

async function inTurns<Thing, Found>(things: readonly Thing[], look: (thing: Thing) => Promise<readonly Found[]>) {
  const found: Found[] = []
  for (let from = 0; from < things.length; from += AT_ONCE) {
    found.push(...(await Promise.all(things.slice(from, from + AT_ONCE).map(look))).flat())
  }
  return found
}
