import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MailRefusedError } from '../../functions/platform/mailer.ts'
import { closeOffices, emailOf, Office, people } from '../support/office.ts'

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

describe('given an authoriser whose mailbox refuses our mail for good', () => {
  it('when they are asked, then the deputy owes it at once and the administrator owes a working address', async () => {
    const { send } = office.mailbox
    office.mailbox.send = async (mail) => {
      if (mail.to.address === emailOf('changeManager')) throw new MailRefusedError('550 no such mailbox')
      await send.call(office.mailbox, mail)
    }
    const { id } = await office.raises('opsOne')
    await office.ownerTakes(id, 'assess')
    await office.settle()
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    expect(await office.mailsTo('changeDeputy')).not.toEqual([])

    const owed = await office.does<{ items: { kind: string; title: string }[] }>('admin', 'GET', '/api/obligations')
    expect(owed.items).toMatchObject([{ kind: 'roster.fix-address', title: 'changeManager' }])

    const path = `/api/people/${people.changeManager}`
    const { version } = await office.does<{ version: number }>('admin', 'GET', path)
    await office.does('admin', 'PATCH', path, { email: 'right@example.com' }, { 'If-Match': `"${version}"` })
    expect((await office.does<{ items: unknown[] }>('admin', 'GET', '/api/obligations')).items).toEqual([])
  })
})

describe('given a mail server that refuses whatever we send for good', () => {
  /** More than there are people to be asked, by far; what goes in circles stops here. */
  const CIRCLES = 300

  it('when somebody is asked, then each who comes next is tried once and it stays with the head of IT, until mail goes out again', async () => {
    const { send } = office.mailbox
    let tried = 0
    office.mailbox.send = async () => {
      tried += 1
      throw tried > CIRCLES ? new Error('going in circles') : new MailRefusedError('550 not from you')
    }
    const { id } = await office.raises('opsOne')
    await office.settle()
    expect(tried).toBeLessThan(CIRCLES / 3)
    const { obligations } = await office.change(id)
    const owners = obligations.filter(({ status }) => status === 'open').map(({ accountable }) => accountable.id)
    expect(new Set(owners)).toEqual(new Set([people.head]))

    office.mailbox.send = send
    await office.ownerTakes(id, 'assess')
    expect(await office.ownerOf(id)).toBe('changeManager')
    expect(await office.mailsTo('changeManager')).not.toEqual([])
  })
})
