import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeOffices, Office, people } from '../support/office.ts'

let office: Office
beforeEach(async () => {
  office = await Office.open()
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

describe('given a change to the mail service', () => {
  it('when everybody does their step, then it goes from request to review and everybody can read who did what', async () => {
    const { id, number, status } = await office.raises('opsOne')
    expect(status).toBe('submitted')
    expect(number).toMatch(/^CHG-\d+$/)

    await office.ownerTakes(id, 'assess', { comment: '影响可控。' })
    expect((await office.change(id)).status).toBe('assessed')
    expect(await office.ownerOf(id)).toBe('changeManager')

    await office.ownerTakes(id, 'authorise')
    expect((await office.change(id)).status).toBe('authorised')

    await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '证书链正确。' })
    const scheduled = await office.change(id)
    expect(scheduled).toMatchObject({ status: 'scheduled', stage: 'window' })
    expect(await office.ownerOf(id)).toBe('opsTwo')

    await office.advanceTo(scheduled.releaseWindow.from)
    expect((await office.change(id)).stage).toBe('release')
    await office.ownerTakes(id, 'release')
    expect((await office.change(id)).status).toBe('released')

    expect(await office.ownerOf(id)).toBe('opsLeader')
    await office.ownerTakes(id, 'review', { comment: '顺利，无遗留。' })
    const closed = await office.change(id)
    expect(closed).toMatchObject({ status: 'closed', stage: 'over' })
    expect(closed.obligations.every(({ status: each }) => each === 'discharged')).toBe(true)
    expect(closed.timeline.map(({ did }) => did)).toEqual([
      'change.submitted',
      'change.assessed',
      'change.authorised',
      'change.tested',
      'change.window-opened',
      'change.released',
      'change.closed',
    ])
    const authorised = closed.timeline.find(({ did }) => did === 'change.authorised')
    expect(authorised).toMatchObject({
      by: { id: people.changeManager },
      grant: { authority: 'change.authorise', via: 'holder' },
    })
  })

  it('when its assessor finds it unsound, then it is rejected and the requester reads why', async () => {
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess', { verdict: 'unsound', comment: '没有验证回退方案。' })
    expect((await office.change(id)).status).toBe('rejected')
    const mail = (await office.mailsTo('opsOne')).at(-1)
    expect(mail?.text).toContain('没有验证回退方案')
  })

  it('when the change authority rejects it, then the requester reads the reason', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'assessed')
    await office.ownerTakes(id, 'reject', { comment: '月底结账期间不动邮件网关。' })
    const mail = (await office.mailsTo('opsOne')).at(-1)
    expect(mail?.text).toContain('月底结账期间不动邮件网关')
    expect((await office.change(id)).obligations.filter(({ status }) => status === 'open')).toEqual([])
  })

  it('when a test fails, then it is tested again on a fresh clock and the implementer hears of it', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'authorised')
    await office.advance({ hours: 2 })
    await office.ownerTakes(id, 'record-test', { outcome: 'failed', evidence: '中间证书缺失。' })
    expect((await office.change(id)).status).toBe('authorised')
    expect((await office.mailsTo('opsTwo')).at(-1)?.text).toContain('中间证书缺失')
    await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '已补齐。' })
    expect((await office.change(id)).status).toBe('scheduled')
  })

  it('when the release goes wrong and is rolled back, then both are real endings and the review is owed', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'scheduled')
    await office.advanceTo((await office.change(id)).releaseWindow.from)
    await office.ownerTakes(id, 'release', { outcome: 'failed', comment: '服务起不来。' })
    expect((await office.change(id)).status).toBe('failed')
    await office.does('opsTwo', 'POST', `/api/changes/${id}/back-out`, { comment: '已换回旧证书。' })
    expect((await office.change(id)).status).toBe('rolled-back')
    expect(await office.ownerOf(id)).toBe('opsLeader')
    await office.ownerTakes(id, 'review', { comment: '新证书缺中间证书。', wasEffective: false })
    expect((await office.change(id)).status).toBe('closed')
  })

  it('when nobody releases it inside its window, then it expires and requester and implementer hear so', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'scheduled')
    await office.advanceTo((await office.change(id)).releaseWindow.until)
    expect((await office.change(id)).status).toBe('expired')
    expect((await office.mailsTo('opsOne')).at(-1)?.subject).toContain('CHG-')
    const late = await office.call('opsTwo', 'POST', `/api/changes/${id}/release`, {})
    expect(late).toMatchObject({ status: 409, body: { code: 'wrong-status', state: 'expired' } })
  })

  it('when its requester withdraws it, then whoever owed a step is told', async () => {
    const { id } = await office.raises('opsOne')
    const assessor = await office.ownerOf(id)
    await office.does('opsOne', 'POST', `/api/changes/${id}/cancel`, { comment: '供应商延期。' })
    expect((await office.change(id)).status).toBe('cancelled')
    if (assessor === undefined) throw new Error('nobody assessed')
    expect((await office.mailsTo(assessor)).at(-1)?.text).toContain('供应商延期')
  })

  it('when it is edited after its authorisation, then every decision is void and it is asked again', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'authorised')
    const { version } = await office.change(id)
    await office.does(
      'opsOne',
      'PATCH',
      `/api/changes/${id}`,
      { backOutPlan: '没有回退。' },
      { 'If-Match': `"${version}"` },
    )
    const edited = await office.change(id)
    expect(edited).toMatchObject({ status: 'submitted', round: 2 })
    expect(edited.decisions.every(({ stands }) => !stands)).toBe(true)
    await office.bringTo(id, 'authorised')
    expect((await office.change(id)).decisions.filter(({ stands }) => stands).map(({ stage }) => stage)).toEqual([
      'assess',
      'authorise',
    ])
  })
})

describe('given the final gate before a release', () => {
  it('when the window is not open yet, then it is refused and says when it opens', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'scheduled')
    const early = await office.call('opsTwo', 'POST', `/api/changes/${id}/release`, {})
    expect(early).toMatchObject({ status: 409, body: { code: 'window-not-open' } })
  })

  it('when whoever authorised it has left meanwhile, then it is refused until it is asked again', async () => {
    const { id } = await office.raises('opsOne')
    await office.bringTo(id, 'scheduled')
    const { body } = await office.call<{ version: number }>('admin', 'GET', `/api/people/${people.changeManager}`)
    await office.does(
      'admin',
      'PATCH',
      `/api/people/${people.changeManager}`,
      { active: false },
      { 'If-Match': `"${body.version}"` },
    )
    await office.advanceTo((await office.change(id)).releaseWindow.from)
    const refused = await office.call('opsTwo', 'POST', `/api/changes/${id}/release`, {})
    expect(refused).toMatchObject({ status: 409, body: { code: 'authorisation-no-longer-stands' } })
  })
})
