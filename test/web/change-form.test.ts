import { describe, expect, it } from 'vitest'
import { editChange, submitChange } from '../../functions/change/change.contract.ts'
import { bodyOf, differencesOf, valuesOf } from '../../web/src/features/changes/form-values.ts'
import { endAfter, faultOfWindow } from '../../web/src/features/changes/release-window.ts'
import { changeOf, told } from '../browser/web/fixture-changes.ts'

const ZONE = 'Asia/Shanghai'
const NOW = '2026-01-07T02:20:00.000Z'
const change = changeOf(told[2] as (typeof told)[number], [])
const values = valuesOf(change, ZONE)

describe('what the form sends', () => {
  it('is what the contract takes, the window as instants', () => {
    const body = bodyOf(values, ZONE)
    expect(submitChange.body.safeParse(body).success).toBe(true)
    expect(body.releaseWindow).toEqual(change.releaseWindow)
  })

  it('has no blanks around sentences, and no empty reason', () => {
    const body = bodyOf({ ...values, title: '  T ', riskReason: ' \n ' }, ZONE)
    expect(body.title).toBe('T')
    expect('riskReason' in body).toBe(false)
  })

  it('is nothing when nothing was changed', () => {
    expect(differencesOf(change, values, ZONE)).toEqual({})
  })

  it('is only what was changed, when editing', () => {
    const edited = differencesOf(
      change,
      {
        ...values,
        backOutPlan: 'Back within five minutes',
        releaseWindow: { from: '2026-01-09T22:30', until: '2026-01-10T00:00' },
      },
      ZONE,
    )
    expect(edited).toEqual({
      backOutPlan: 'Back within five minutes',
      releaseWindow: { from: '2026-01-09T14:30:00.000Z', until: change.releaseWindow.until },
    })
    expect(editChange.body.safeParse(edited).success).toBe(true)
  })

  it('hands the request on', () => {
    const requester = change.implementer.id.replace(/.$/, '9')
    expect(differencesOf(change, { ...values, requester }, ZONE)).toEqual({ requester })
  })
})

describe('a release window', () => {
  const fault = (from: string, until: string) => faultOfWindow({ from, until }, ZONE, NOW)
  it.each([
    ['2026-01-09T22:00', '2026-01-09T22:14', 'tooShort'],
    ['2026-01-09T22:00', '2026-01-09T22:15', undefined],
    ['2026-01-09T22:00', '2026-01-09T21:00', 'tooShort'],
    ['2026-01-09T22:00', '2026-01-16T22:00', undefined],
    ['2026-01-09T22:00', '2026-01-16T22:01', 'tooLong'],
    ['2026-01-07T09:00', '2026-01-07T10:20', 'passed'],
    ['2026-01-07T09:00', '2026-01-07T10:21', undefined],
    ['', '2026-01-07T10:21', undefined],
  ])('from %s until %s: %s', (from, until, expected) => expect(fault(from, until)).toBe(expected))

  it('of a usual length ends that much later, over midnight too', () => {
    expect(endAfter('2026-01-09T22:30', 120, ZONE)).toBe('2026-01-10T00:30')
    expect(endAfter('', 120, ZONE)).toBeUndefined()
  })
})
