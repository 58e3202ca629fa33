import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, frameValuesOf } from '../../web/src/features/role-book/editor/frame-values.ts'

const text = fc.record({ 'zh-CN': fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) })
const code = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const side = fc.oneof(
  fc.record({ act: fc.constantFrom('change.authorise', 'duty.waive') }),
  fc.record({ activity: code }),
)
const frame = fc.record({
  activities: fc.array(fc.record({ code, name: text, hours: fc.constantFrom('business' as const, 'always' as const) })),
  needs: fc.dictionary(fc.stringMatching(/^svc_[0-9A-Z]{5}$/), fc.uniqueArray(code, { minLength: 1 }), {
    noNullPrototype: true,
  }),
  conflicts: fc.uniqueArray(fc.record({ id: code, between: fc.tuple(side, side), why: text }), {
    selector: ({ id }) => id,
  }),
})

describe('the frame of a book in its form', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(frame, (each) => {
        expect(frameOf(frameValuesOf(each))).toEqual(each)
      }),
    )
  })

  it('forgets nothing of a service that is there in two rows', () => {
    const needs = [
      { service: 'svc_1', activities: ['backup', 'patch'] },
      { service: 'svc_2', activities: [] },
      { service: 'svc_1', activities: ['patch', 'watch'] },
    ]
    expect(frameOf({ activities: [], needs, conflicts: [] }).needs).toEqual({ svc_1: ['backup', 'patch', 'watch'] })
  })

  it('gives new rules names nobody has, and forgets services that need nothing, and takes two rows of one service together', () => {
    const why = { 'zh-CN': '职责分离', en: 'separation' }
    const rule = { one: 'act:duty.waive', other: 'activity:backup', why }
    const values = {
      activities: [],
      needs: [
        { service: 'svc_1', activities: [] },
        { service: 'svc_2', activities: ['backup'] },
        { service: 'svc_2', activities: ['backup', 'patching'] },
      ],
      conflicts: [{ ...rule, id: 'rule-1' }, rule, rule],
    }
    const { needs, conflicts } = frameOf(values)
    expect(needs).toEqual({ svc_2: ['backup', 'patching'] })
    expect(conflicts.map(({ id }) => id)).toEqual(['rule-1', 'rule-2', 'rule-3'])
    expect(conflicts[1]?.between).toEqual([{ act: 'duty.waive' }, { activity: 'backup' }])
  })
})
