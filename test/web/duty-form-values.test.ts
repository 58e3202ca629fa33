import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TRADITIONAL_HOLIDAYS } from '../../functions/calendar/traditional-holidays.ts'
import { addDraftDuty } from '../../functions/role-book/draft.contract.ts'
import { TRIGGER_NAMES } from '../../functions/role-book/duty.contract.ts'
import { fieldAt } from '../../web/src/features/role-book/editor/field-names.ts'
import { bodyOf, type DutyBody, newDuty, valuesOf } from '../../web/src/features/role-book/editor/form-values.ts'
import { WEEKDAYS, type WhenValues } from '../../web/src/features/role-book/editor/when-values.ts'

const TODAY = '2026-01-07'
const POSITION = 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS'
const SERVICES = ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS', 'svc_01K9ZQ6V80ABCDEFGHJKMNPQRT']
const written = addDraftDuty.body.parse({
  ...addDraftDuty.example,
  procedure: { title: '备份检查规程', link: 'https://wiki.example/backup', steps: '一、登录' },
}) as DutyBody

const optional = <Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((some) => (some === undefined ? {} : { [name]: some }))
const text = fc.record({ 'zh-CN': fc.constantFrom('备份', '巡检'), en: fc.constantFrom('Backup', 'Round') })
const services = fc.subarray(SERVICES, { minLength: 1 })
const positions = fc.subarray([POSITION])
const interval = fc.integer({ min: 1, max: 366 })
const nth = (most: number) => fc.integer({ min: -most, max: most }).filter((count) => count !== 0)
const on = fc.array(
  fc.oneof(
    fc.record({ day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({ weekday: fc.constantFrom(...WEEKDAYS), nth: nth(4) }),
    fc.record({ workingDay: nth(23) }),
  ),
  { minLength: 1, maxLength: 5 },
)
const every = fc.oneof(
  fc.record({ unit: fc.constant('day'), interval }),
  fc.record({ unit: fc.constant('week'), interval, on: fc.subarray([...WEEKDAYS], { minLength: 1 }) }),
  fc.record({ unit: fc.constant('month'), interval, on }),
  fc.record({ unit: fc.constant('year'), interval, month: fc.integer({ min: 1, max: 12 }), on }),
  fc.record({
    unit: fc.constant('holiday'),
    holiday: fc.constantFrom(...TRADITIONAL_HOLIDAYS),
    workingDaysBefore: fc.integer({ min: 1, max: 23 }),
  }),
)
const rule = fc
  .tuple(
    fc.record({
      every,
      at: fc.subarray(['00:00', '09:00', '17:30', '23:59'], { minLength: 1 }),
      onDayOff: fc.constantFrom('keep', 'skip', 'before', 'after'),
      from: fc.constant('2026-01-05'),
    }),
    optional('timeZone', fc.constantFrom('Asia/Shanghai', 'Europe/Berlin')),
    optional('until', fc.constant('2026-12-31')),
  )
  .map((parts) => Object.assign({}, ...parts))
const when = fc.oneof(
  { weight: 4, arbitrary: rule.map((each) => ({ kind: 'recurring', rule: each })) },
  fc
    .tuple(fc.constantFrom(...TRIGGER_NAMES), optional('services', services))
    .map(([event, some]) => ({ kind: 'triggered', event, ...some })),
  fc.constant({ kind: 'standing' }),
  fc.record({ kind: fc.constant('on-call'), hours: fc.constantFrom('always', 'out-of-hours') }),
)
const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((each) => each + 0)
const evidence = fc.oneof(
  fc.record({ kind: fc.constantFrom('note', 'link'), title: text }),
  fc
    .tuple(text, optional('least', number), optional('most', number))
    .map(([title, ...limits]) => Object.assign({ kind: 'number', title }, ...limits)),
)
const authority = fc
  .tuple(optional('services', services), optional('upTo', fc.constantFrom('low', 'medium', 'high')))
  .map((limits) => Object.assign({ act: 'change.test' }, ...limits))
const covers = fc.record({ activity: fc.constant('backup'), services: fc.oneof(services, fc.constant('all')) })
const procedure = fc
  .tuple(optional('link', fc.constant('https://wiki.example/a')), optional('steps', fc.constant('一\n二')))
  .map((parts) => Object.assign({ title: '规程' }, ...parts))

/** Any duty the contract takes. */
const anyDuty = fc
  .tuple(
    fc.record({
      ...{ position: fc.constant(POSITION), responsible: positions, consulted: positions, informed: positions },
      ...{ title: text, standard: text, when, evidence: fc.array(evidence, { maxLength: 3 }) },
      allowed: fc.constantFrom({ clock: 'wall', iso: 'PT1H' }, { clock: 'business', iso: 'P2DT30M' }),
      whenLate: fc.constantFrom('stays', 'lapses'),
      authorities: fc.array(authority, { maxLength: 3 }),
      effort: fc.integer({ min: 0, max: 150_000 }),
    }),
    optional('covers', covers),
    optional('procedure', procedure),
    optional('objective', fc.constant('obj_01K9ZQ6V80ABCDEFGHJKMNPQRS')),
  )
  .map((parts) => addDraftDuty.body.parse(Object.assign({}, ...parts)) as DutyBody)

describe('what the form of a duty sends', () => {
  it('is the duty it was opened with, whatever it says, as long as nobody types', () => {
    fc.assert(
      fc.property(anyDuty, (duty) => {
        const sent = bodyOf(valuesOf(duty, TODAY))
        expect(sent).toEqual(duty)
        expect(addDraftDuty.body.safeParse(sent).success).toBe(true)
      }),
    )
  })

  it('is taken by the contract when numbers come as the letters somebody typed', () => {
    fc.assert(
      fc.property(anyDuty, (duty) => {
        expect(bodyOf(asTyped(valuesOf(duty, TODAY)))).toEqual(duty)
      }),
    )
  })

  it('has none of what only an answer has', () => {
    const answered = { ...written, id: 'dut_01K9ZQ6V80ABCDEFGHJKMNPQRS', version: null, hash: 'ab', names: {} }
    expect(bodyOf(valuesOf(answered, TODAY))).toEqual(written)
  })

  it('has nothing for fields that were emptied', () => {
    const { procedure: _, ...bare } = written
    const emptied = { ...valuesOf(written, TODAY), procedure: { title: '', link: '', steps: '' }, objective: undefined }
    expect(bodyOf(emptied)).toEqual(bare)
  })

  it('keeps a link whose procedure has no name yet: the server asks for it, nothing is forgotten', () => {
    const sent = bodyOf({ ...valuesOf(written, TODAY), procedure: { link: 'https://wiki.example/a' } })
    expect(sent.procedure).toEqual({ title: '', link: 'https://wiki.example/a' })
    expect(addDraftDuty.body.safeParse(sent).success).toBe(false)
  })

  it('finds a rule again after another kind was looked at', () => {
    const values = valuesOf(written, TODAY)
    const looked = { ...values, when: { ...values.when, kind: 'standing' as const } }
    expect(bodyOf(looked).when).toEqual({ kind: 'standing' })
    expect(bodyOf({ ...looked, when: { ...looked.when, kind: 'recurring' } })).toEqual(written)
  })

  it('begins with each working day at nine, from today, for the position asked for', () => {
    const { when: begun, position } = bodyOf(newDuty(TODAY, POSITION))
    expect(position).toBe(POSITION)
    expect(begun).toEqual({
      kind: 'recurring',
      rule: { every: { unit: 'day', interval: 1 }, at: ['09:00'], onDayOff: 'skip', from: TODAY },
    })
  })
})

describe('where a problem is said', () => {
  const of = (days: readonly object[], unit: WhenValues['rule']['every']['unit'] = 'month') => {
    const values = newDuty(TODAY)
    const { rule: known } = values.when
    return { when: { ...values.when, rule: { ...known, every: { ...known.every, unit, days } } } } as typeof values
  }
  it.each([
    ['title/zh-CN', of([]), ['title', 'zh-CN']],
    ['position', of([]), ['position']],
    ['responsible/1', of([]), ['responsible']],
    ['allowed/iso', of([]), ['allowed']],
    ['when/rule/timeZone', of([]), ['when', 'rule', 'timeZone']],
    ['when/rule/at/1', of([]), ['when', 'rule', 'at', 1]],
    ['when/rule/every/on', of([], 'week'), ['when', 'rule', 'every', 'weekdays']],
    ['when/rule/every/on/0', of([], 'week'), ['when', 'rule', 'every', 'weekdays']],
    ['when/rule/every/on/0', of([{ kind: 'weekday' }]), ['when', 'rule', 'every', 'days', 0, 'nth']],
    ['when/rule/every/on/1/day', of([{}, { kind: 'day' }]), ['when', 'rule', 'every', 'days', 1, 'day']],
    ['when/services/0', of([]), ['when', 'services']],
    ['evidence/0/title/en', of([]), ['evidence', 0, 'title', 'en']],
    ['authorities/2/act', of([]), ['authorities', 2, 'act']],
    ['authorities/2/services/1', of([]), ['authorities', 2, 'services']],
    ['authorities/2', of([]), ['authorities', 2, 'act']],
    ['covers/services', of([]), ['covers', 'services']],
  ])('%s', (path, values, field) => {
    expect(fieldAt(path, values)).toEqual(field)
  })
})

/** Every number as a browser's field holds it. */
function asTyped<Values>(values: Values): Values {
  return JSON.parse(JSON.stringify(values), (_, value: unknown) => (typeof value === 'number' ? String(value) : value))
}
