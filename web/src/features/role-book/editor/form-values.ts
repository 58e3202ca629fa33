import type * as z from 'zod/mini'
import { HOLIDAY_NAMES } from '../../../../../functions/calendar/say-recurrence.ts'
import type { DutyContent, dutyIn } from '../../../../../functions/role-book/duty.contract.ts'
import { isTyped, some } from './typed.ts'
import { SOME_DAY, type WhenValues, whenBody, whenOf } from './when-values.ts'

export { DAY_KINDS, type DayValues, ruleOf, SOME_DAY, WEEKDAYS, type WhenValues } from './when-values.ts'

/** What the API takes for a duty. */
export type DutyBody = z.output<typeof dutyIn>

/** A duty as its form holds it. Fields are named as in the body, so that the server's paths are the form's. */
export interface DutyValues
  extends Omit<DutyBody, 'when' | 'covers' | 'procedure' | 'effort' | 'evidence' | 'objective'> {
  readonly when: WhenValues
  readonly covers: { readonly activity?: string | undefined; readonly services?: readonly string[] | undefined }
  readonly procedure: { readonly title?: string; readonly link?: string; readonly steps?: string }
  readonly evidence: readonly EvidenceValues[]
  readonly objective?: string | undefined
  /** As typed. */
  readonly effort: number | string
}

export interface EvidenceValues {
  readonly kind: DutyBody['evidence'][number]['kind']
  readonly title: { readonly 'zh-CN': string; readonly en: string }
  readonly least?: number | string | undefined
  readonly most?: number | string | undefined
}

/** An empty form, of something done each working day at nine. */
export const newDuty = (today: string, position?: string, covers: DutyValues['covers'] = {}): DutyValues => ({
  position: position ?? '',
  ...{ responsible: [], consulted: [], informed: [] },
  ...{ title: { 'zh-CN': '', en: '' }, standard: { 'zh-CN': '', en: '' } },
  evidence: [],
  when: {
    ...{ kind: 'recurring', event: 'change.released', hours: 'out-of-hours' },
    rule: {
      every: {
        ...{ unit: 'day', interval: 1, weekdays: ['mon'], days: [SOME_DAY] },
        ...{ month: 1, holiday: HOLIDAY_NAMES[1] ?? '', workingDaysBefore: 1 },
      },
      ...{ at: ['09:00'], onDayOff: 'skip', from: today },
    },
  },
  allowed: { clock: 'business', iso: 'PT4H' },
  whenLate: 'stays',
  covers,
  ...{ procedure: {}, authorities: [], effort: 30 },
})

/** The form of a duty that is there, as the API answers it or takes it. */
export function valuesOf(duty: DutyBody | DutyContent, today: string): DutyValues {
  const empty = newDuty(today)
  const { when, covers, procedure, evidence, position, title, standard, objective } = duty
  const { responsible, consulted, informed, allowed, whenLate, authorities, effort } = duty
  return {
    ...{ position, responsible, consulted, informed, title, standard, allowed, whenLate, authorities, effort },
    objective,
    evidence: evidence.map((each) => ({ ...each })),
    when: { ...empty.when, ...whenOf(when, empty.when) },
    covers:
      covers === undefined
        ? {}
        : { activity: covers.activity, ...(covers.services === 'all' ? {} : { services: covers.services }) },
    procedure: procedure === undefined ? {} : { ...procedure },
  }
}

/** What to send for what was typed: of every choice only what belongs to it, and nothing for what was left empty. */
export function bodyOf(values: DutyValues): DutyBody {
  const { when, covers, procedure, evidence, objective, effort, position, title, standard } = values
  const { responsible, consulted, informed, allowed, whenLate, authorities } = values
  return {
    ...{ position, responsible, consulted, informed, title, standard, allowed, whenLate },
    effort: Number(effort),
    evidence: evidence.map(({ kind, title, least, most }) => ({
      ...{ kind, title },
      ...(kind === 'number' && isTyped(least) ? { least: Number(least) } : {}),
      ...(kind === 'number' && isTyped(most) ? { most: Number(most) } : {}),
    })),
    when: whenBody(when),
    ...(isTyped(objective) ? { objective } : {}),
    ...(isTyped(covers.activity)
      ? { covers: { activity: covers.activity, services: some(covers.services) ?? 'all' } }
      : {}),
    ...procedureBody(procedure),
    authorities: authorities.map(({ act, services, upTo }) => ({
      act,
      ...(some(services) === undefined ? {} : { services: [...(services ?? [])] }),
      ...(isTyped(upTo) ? { upTo } : {}),
    })),
  }
}

/** Whatever was typed of it is sent: a title that is missing is for the server to ask for, not to be forgotten. */
function procedureBody({ title, link, steps }: DutyValues['procedure']): Pick<DutyBody, 'procedure'> {
  if (![title, link, steps].some(isTyped)) return {}
  return {
    procedure: {
      title: title ?? '',
      ...(isTyped(link) ? { link } : {}),
      ...(isTyped(steps) ? { steps } : {}),
    },
  }
}
