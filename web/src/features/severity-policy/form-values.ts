import type { SeverityPolicyIn, SeverityPolicyOut } from '../../../../functions/incident/severity-policy.contract.ts'
import type { Allowance } from '../../ui/duration.ts'

type Rules = SeverityPolicyIn['severities']['1']

/** Of a severity, as the form holds it: what may be absent has a switch beside it. */
export type RulesValues = Omit<Rules, 'updateEvery' | 'reviewWithin'> & {
  readonly updateEvery: Allowance
  readonly updates: boolean
  readonly reviewWithin: Allowance
  readonly reviews: boolean
}

/** What the form holds: like the body of the call, so that the server's paths are the form's. */
export interface FormValues {
  readonly policy: Omit<SeverityPolicyIn, 'severities'> & {
    readonly severities: Readonly<Record<'1' | '2' | '3', RulesValues>>
  }
  readonly reason: string
}

const OF_SEVERITIES = ['1', '2', '3'] as const
const HOURLY: Allowance = { clock: 'wall', iso: 'PT1H' }
const WEEK: Allowance = { clock: 'business', iso: 'P5D' }

export function valuesOf({ matrix, severities, reopensWithin }: SeverityPolicyOut): FormValues {
  const rules = ({ updateEvery, reviewWithin, ...rest }: Rules): RulesValues => ({
    ...rest,
    updateEvery: updateEvery ?? HOURLY,
    updates: updateEvery !== undefined,
    reviewWithin: reviewWithin ?? WEEK,
    reviews: reviewWithin !== undefined,
  })
  const each = OF_SEVERITIES.map((severity) => [severity, rules(severities[severity])])
  return {
    policy: { matrix, reopensWithin, severities: Object.fromEntries(each) as FormValues['policy']['severities'] },
    reason: '',
  }
}

/** The policy to send: what the form does not ask for stays as it was; a ladder runs on the clock of its time allowed. */
export function policyIn({ policy }: FormValues, before: SeverityPolicyOut): SeverityPolicyIn {
  const rules = (severity: '1' | '2' | '3'): Rules => {
    const was = before.severities[severity]
    const { updates, reviews, updateEvery, reviewWithin, ...typed } = policy.severities[severity]
    const { allowed, climbs = was.resolve.climbs } = typed.resolve
    const { clock } = allowed
    const onClock = <Step extends Allowance | 'due' | number>(step: Step) =>
      typeof step === 'object' ? { ...step, clock } : step
    const { updateEvery: _, reviewWithin: __, ...kept } = was
    return {
      ...kept,
      ...typed,
      afterwards: { ...was.afterwards, ...typed.afterwards },
      resolve: {
        ...was.resolve,
        allowed,
        remindAfter: was.resolve.remindAfter.map(onClock),
        climbs: was.resolve.climbs.map(({ to }, nth) => ({ to, after: onClock(climbs[nth]?.after ?? 'due') })),
      },
      ...(updates && { updateEvery }),
      ...(reviews && { reviewWithin }),
    }
  }
  return {
    matrix: policy.matrix,
    reopensWithin: policy.reopensWithin,
    severities: { 1: rules('1'), 2: rules('2'), 3: rules('3') },
  }
}
