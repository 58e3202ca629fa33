import { describe, expect, it } from 'vitest'
import { MINUTE, plusMillis } from '../../../functions/kernel/instant.ts'
import { outboxRow } from '../../../functions/platform/outbox.ts'
import { effectsHappenOnce } from '../../../infra/local/doctor/effects.ts'
import { people } from '../../support/department.ts'
import { MONDAY_MORNING as now } from '../../support/memory-platform.ts'

const KEY = '0000000000000000'
const wake = { kind: 'wake', caseId: 'chg_0' } as const
const mail = { kind: 'mail', letter: 'obligation.asked', to: people.head, about: {}, bundle: 'after-outage' } as const
const ago = (minutes: number) => plusMillis(now, -minutes * MINUTE)
const waiting = (minutes: number) => outboxRow(wake, ago(minutes), KEY)
const collected = (minutes: number) => outboxRow(mail, ago(minutes), KEY)
/** How far the bundle of that mail has come. */
const state = (until: number) => ({
  ...{ pk: collected(0).pk, sk: `after-outage#${people.head}#!`, id: 'out_0', tries: 2 },
  notBefore: plusMillis(now, until * MINUTE),
})
const parked = (minutes: number) => ({ ...waiting(minutes), pk: 'parked', sk: waiting(minutes).id })

const found = (what: string) => [{ invariant: 11, where: expect.any(String), what }]
const LATE = 'an effect waits in the outbox beyond its time'

describe('11 · a doctor who looks at what waits to be done', () => {
  it('finds an effect that was forgotten', () => {
    expect(effectsHappenOnce([waiting(7)], now)).toEqual(found(LATE))
  })

  it('finds mails that were collected and never sent', () => {
    expect(effectsHappenOnce([collected(6)], now)).toEqual(found(LATE))
    expect(effectsHappenOnce([state(-6), collected(60)], now)).toEqual(found(LATE))
  })

  it('finds one that waits and is parked as well', () => {
    expect(effectsHappenOnce([waiting(1), parked(1)], now)).toEqual(found('an effect waits in two places'))
  })

  it('leaves alone what has just been decided, what is tried again later, and what is parked', () => {
    const later = { ...waiting(20), tries: 3, sk: `${plusMillis(now, 10 * MINUTE)}#${waiting(20).id}` }
    expect(effectsHappenOnce([waiting(1), later, collected(2), parked(90)], now)).toEqual([])
    expect(effectsHappenOnce([state(10), collected(60)], now)).toEqual([])
  })

  it('leaves alone what a restored table holds back, until somebody has looked', () => {
    const epoch = { pk: 'epoch', sk: 'epoch', epoch: 1, heldSince: ago(90) }
    expect(effectsHappenOnce([waiting(60), epoch], now)).toEqual([])
    expect(effectsHappenOnce([waiting(60), { ...epoch, isConfirmed: true }], now)).toEqual(found(LATE))
  })
})
