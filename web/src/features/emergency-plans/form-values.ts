import type { PlanContentIn, PlanContentOut } from '../../../../functions/emergency-plan/plan-parts.contract.ts'

/** A text in the form: English left out is as the Chinese. */
interface Words {
  readonly 'zh-CN'?: string
  readonly en?: string
}

export interface StepValues {
  readonly key: string
  readonly title?: Words
  readonly detail?: Words
  readonly kind: 'action' | 'decision'
  readonly role: string
  readonly minutes: number | null
  readonly after: string[]
  readonly options?: OptionValues[]
}
export interface OptionValues {
  readonly key: string
  readonly title?: Words
  readonly opens?: string[]
}
export const CONTACT_KINDS = ['person', 'position', 'outside'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]
export interface ContactValues {
  readonly kind: ContactKind
  readonly person?: string
  readonly position?: string
  readonly name?: string
  readonly reach?: string
  readonly what?: string
}
export interface PlanValues {
  readonly title?: Words
  readonly owner?: string
  readonly services: string[]
  readonly severities: (1 | 2 | 3)[]
  readonly drillEveryDays: number | null
  readonly steps: StepValues[]
  readonly contacts: ContactValues[]
}

/** A key none of these has. */
export function freeKey(prefix: string, taken: readonly { readonly key: string }[]): string {
  for (let nth = taken.length + 1; ; nth += 1) {
    const key = `${prefix}-${nth}`
    if (!taken.some((each) => each.key === key)) return key
  }
}

export const newStep = (steps: readonly StepValues[]): StepValues => ({
  ...{ key: freeKey('step', steps), kind: 'action', role: 'operations', minutes: 15 },
  after: steps.slice(-1).map(({ key }) => key),
})

export const EMPTY: PlanValues = {
  ...{ services: [], severities: [1, 2], drillEveryDays: 180, contacts: [] },
  steps: [newStep([])],
}

const own = ({ 'zh-CN': chinese, en }: { 'zh-CN': string; en: string }): Words =>
  en === chinese ? { 'zh-CN': chinese } : { 'zh-CN': chinese, en }

/** What the form begins with. */
export const valuesOf = ({
  title,
  owner,
  services,
  severities,
  drillEveryDays,
  steps,
  contacts,
}: PlanContentOut): PlanValues => ({
  ...{ title: own(title), owner, services, severities: severities as PlanValues['severities'], drillEveryDays },
  steps: steps.map(({ detail, options, ...step }) => ({
    ...step,
    title: own(step.title),
    ...(detail !== null && { detail: own(detail) }),
    ...(options.length > 0 && {
      options: options.map(({ key, title: called, opens }) => ({ key, title: own(called), opens })),
    }),
  })),
  contacts: contacts.map(({ person, position, name, reach, what }) => {
    const said = { what, ...(reach !== null && { reach }) }
    if (position !== null) return { kind: 'position', position: position.id, ...said }
    return person === null ? { kind: 'outside', name, ...said } : { kind: 'person', person: person.id, ...said }
  }),
})

const both = ({ 'zh-CN': chinese = '', en = '' }: Words = {}) => ({
  'zh-CN': chinese.trim(),
  en: en.trim() === '' ? chinese.trim() : en.trim(),
})

/** What is sent: the shape of the call, so that the server's paths are the form's. */
export const contentOf = ({
  title,
  owner = '',
  services,
  severities,
  drillEveryDays,
  steps,
  contacts,
}: PlanValues): PlanContentIn => ({
  ...{ title: both(title), owner, services, severities, drillEveryDays: drillEveryDays ?? 0 },
  steps: steps.map(({ key, kind, role, minutes, after, detail, options = [], title: called }) => ({
    ...{ key, title: both(called), kind, role, minutes: minutes ?? 0, after },
    ...((detail?.['zh-CN'] ?? '').trim() !== '' && { detail: both(detail) }),
    ...(kind === 'decision' && {
      options: options.map((option) => ({ key: option.key, title: both(option.title), opens: option.opens ?? [] })),
    }),
  })),
  contacts: contacts.map(({ kind, person = '', position = '', name = '', reach = '', what = '' }) => {
    if (kind === 'outside') return { name, reach, what }
    const said = { what, ...(reach.trim() !== '' && { reach }) }
    return kind === 'person' ? { person, ...said } : { position, ...said }
  }),
})

/** Whether there is something in every field that needs it: only then is it worth asking what is wrong. */
export const isFilled = ({ title, owner, severities, drillEveryDays, steps, contacts }: PlanContentIn): boolean =>
  [title['zh-CN'], owner].every(isThere) &&
  severities.length > 0 &&
  drillEveryDays >= 30 &&
  steps.every(
    (step) =>
      isThere(step.title['zh-CN']) &&
      step.minutes > 0 &&
      (step.options ?? []).every((each) => isThere(each.title['zh-CN'])),
  ) &&
  contacts.every((contact) => Object.values<string | undefined>(contact).every((said) => isThere(said ?? '')))

const isThere = (words: string): boolean => words.trim() !== ''
