import { beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../functions/kernel/instant.ts'
import {
  GROUP_SCHEMA,
  type GroupOut,
  PATCH_SCHEMA,
  USER_SCHEMA,
  type UserOut,
} from '../../functions/scim/scim.contract.ts'
import { bearerOf, type Credentials } from '../support/credentials.ts'
import { groups, people, positions } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

/** The directory of the company: a machine whose token an administrator issued. */
let office: MemoryOffice
let machine: Credentials

beforeAll(async () => {
  office = await MemoryOffice.open()
  machine = await bearerOf(office.machine.platform, 'admin', { actsAs: 'machine', scopes: ['scim:write'] })
})

interface Answered<Body> {
  readonly status: number
  readonly type: string | null
  readonly etag: string | null
  readonly body: Body
}

/** As directories send it: their own type of content, their own spelling. */
async function scim<Body = UserOut>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered<Body>> {
  const answer = await office.api.request(`/scim/v2${path}`, {
    method,
    headers: { ...machine, ...headers, 'Content-Type': 'application/scim+json', 'Accept-Language': 'en' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  await office.settle()
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    etag: answer.headers.get('etag'),
    body: (text === '' ? null : JSON.parse(text)) as Body,
  }
}
const patch = (...Operations: object[]) => ({ schemas: [PATCH_SCHEMA], Operations })
interface ListOf<Item> {
  readonly totalResults: number
  readonly startIndex: number
  readonly itemsPerPage: number
  readonly Resources: readonly Item[]
}
const found = async (filter: string) =>
  (await scim<ListOf<UserOut>>('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body

describe('somebody joins, moves and leaves in the company’s directory', () => {
  it('whoever joins there is here, under the name they have there', async () => {
    const joined = await scim('POST', '/Users', {
      schemas: [USER_SCHEMA, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
      externalId: 'a1b2-c3',
      userName: 'zhang.min@contoso.onmicrosoft.com',
      name: { familyName: '张', givenName: '敏' },
      emails: [
        { value: 'private@example.org', type: 'home' },
        { value: 'Zhang.Min@example.com', type: 'work', primary: 'True' },
      ],
      active: 'True',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: '信息技术部' },
    })
    expect([joined.status, joined.type]).toEqual([201, 'application/scim+json; charset=utf-8'])
    expect(joined.body).toMatchObject({ displayName: '张敏', active: true, externalId: 'a1b2-c3', groups: [] })
    expect(joined.body.emails).toEqual([{ value: 'zhang.min@example.com', type: 'work', primary: true }])
    expect(joined.etag).toBe('"1"')

    // Directories look before they write: by user name, by their own id, by address, in any case.
    for (const filter of [
      'userName eq "ZHANG.MIN@contoso.onmicrosoft.com"',
      'externalId eq "a1b2-c3"',
      'emails[type eq "work" and value eq "zhang.min@example.com"]',
      'userName eq "nobody@example.com" or (displayName sw "张" and active eq true)',
    ]) {
      const { totalResults, Resources } = await found(filter)
      expect([filter, totalResults, Resources[0]?.id]).toEqual([filter, 1, joined.body.id])
    }
    expect((await found('userName eq "nobody@example.com"')).totalResults).toBe(0)

    // Known here as the work of a machine, by an administrator's position.
    const { items } = await office.does<{ items: { by: { kind: string }; did: string }[] }>(
      'admin',
      'GET',
      `/api/audit/people/${joined.body.id}`,
    )
    expect(items[0]).toMatchObject({ did: 'person.added', by: { kind: 'machine' } })
  })

  it('whoever moves gives up one position and takes another', async () => {
    const [person] = (await found('externalId eq "a1b2-c3"')).Resources
    const id = person?.id ?? ''
    const add = patch({ op: 'Add', path: 'members', value: [{ value: id }] })
    const taken = await scim<GroupOut>('PATCH', `/Groups/${positions.opsEngineer}`, add)
    expect(taken.status).toBe(200)
    expect(taken.body.members.map(({ value }) => value)).toContain(id)

    await scim('PATCH', `/Groups/${positions.opsEngineer}`, patch({ op: 'remove', path: `members[value eq "${id}"]` }))
    await scim('PATCH', `/Groups/${positions.appEngineer}`, patch({ op: 'add', value: { members: [{ value: id }] } }))
    const moved = await scim('GET', `/Users/${id}`)
    expect(moved.body.groups.map(({ display }) => display)).toEqual(['applications / appEngineer'])

    // The same again, as directories do every forty minutes: nothing happens, and nothing is written.
    const before = (await scim<GroupOut>('GET', `/Groups/${positions.appEngineer}`)).etag
    await scim(
      'PATCH',
      `/Groups/${positions.appEngineer}`,
      patch({ op: 'add', path: 'members', value: [{ value: id }] }),
    )
    expect((await scim<GroupOut>('GET', `/Groups/${positions.appEngineer}`)).etag).toBe(before)
  })

  it('whoever leaves there is out here at once, and owes nothing five minutes later', async () => {
    const change = await office.raises('appOne')
    const owner = (await office.change(change.id)).accountable?.id ?? ''
    const left = await scim('PATCH', `/Users/${owner}`, patch({ op: 'Replace', path: 'active', value: 'False' }))
    expect([left.status, left.body.active, left.body.groups]).toEqual([200, false, []])

    await office.advance(5 * MINUTE)
    const now = await office.change(change.id)
    expect(now.accountable?.id).not.toBe(owner)
    expect((await office.checkUp()).violations).toEqual([])

    // History names them; by DELETE it is the same, and twice is once.
    expect((await scim('GET', `/Users/${owner}`)).body.active).toBe(false)
    expect((await scim('DELETE', `/Users/${owner}`)).status).toBe(204)
  })

  it('whoever comes back is the same person, without the positions they had', async () => {
    const [person] = (await found('externalId eq "a1b2-c3"')).Resources
    await scim('DELETE', `/Users/${person?.id}`)
    const back = await scim('PATCH', `/Users/${person?.id}`, patch({ op: 'replace', value: { active: true } }))
    expect(back.body).toMatchObject({ id: person?.id, active: true, groups: [] })
  })
})

describe('what another directory may not do', () => {
  const refusal = async (answer: Promise<Answered<unknown>>) => {
    const { status, body } = await answer
    const { scimType, schemas } = body as { scimType?: string; schemas: string[] }
    expect(schemas[0]).toBe('urn:ietf:params:scim:api:messages:2.0:Error')
    return [status, scimType]
  }

  it('take the head of IT, or the last administrator, away', async () => {
    const out = patch({ op: 'replace', path: 'active', value: false })
    expect(await refusal(scim('PATCH', `/Users/${people.head}`, out))).toEqual([409, undefined])
    const nobody = { schemas: [GROUP_SCHEMA], members: [] }
    expect(await refusal(scim('PUT', `/Groups/${positions.head}`, nobody))).toEqual([409, undefined])
    expect((await scim('GET', `/Users/${people.head}`)).body.active).toBe(true)
  })

  it('say who is in a group: that follows from its positions', async () => {
    const add = patch({ op: 'add', path: 'members', value: [{ value: people.employee }] })
    expect(await refusal(scim('PATCH', `/Groups/${groups.operations}`, add))).toEqual([400, 'mutability'])
  })

  it('give somebody the name of another, or act on what has changed meanwhile', async () => {
    const twin = { schemas: [USER_SCHEMA], userName: 'ops-two@example.com', displayName: '李伟' }
    expect(await refusal(scim('POST', '/Users', twin))).toEqual([409, 'uniqueness'])
    const stale = scim('PUT', `/Users/${people.opsTwo}`, twin, { 'If-Match': '"7"' })
    expect(await refusal(stale)).toEqual([412, undefined])
  })

  it('ask what is not understood, or send what makes no sense', async () => {
    expect(await refusal(scim('GET', '/Users?filter=userName%20eq'))).toEqual([400, 'invalidFilter'])
    expect(await refusal(scim('GET', '/Users?filter=shoeSize%20eq%2043'))).toEqual([400, 'invalidFilter'])
    const maybe = patch({ op: 'replace', path: 'active', value: 'perhaps' })
    expect(await refusal(scim('PATCH', `/Users/${people.opsTwo}`, maybe))).toEqual([400, 'invalidValue'])
    const gone = patch({ op: 'remove', path: 'userName' })
    expect(await refusal(scim('PATCH', `/Users/${people.opsTwo}`, gone))).toEqual([400, 'invalidPath'])
    expect(await refusal(scim('POST', '/Bulk', { schemas: [] }))).toEqual([404, undefined])
  })
})

describe('what a directory reads before it begins', () => {
  it('is what there is: patch, filters and ETags, no bulk', async () => {
    const { body } = await scim<Record<string, { supported: boolean }>>('GET', '/ServiceProviderConfig')
    const spoken = ['patch', 'filter', 'etag', 'bulk', 'sort', 'changePassword'].map((each) => body[each]?.supported)
    expect(spoken).toEqual([true, true, true, false, false, false])
    const schemas = await scim<ListOf<{ id: string }>>('GET', '/Schemas')
    expect(schemas.body.Resources.map(({ id }) => id)).toEqual([USER_SCHEMA, GROUP_SCHEMA])
  })

  it('comes page by page, counted from one', async () => {
    const pages = []
    for (let startIndex = 1; startIndex <= 15; startIndex += 6) {
      pages.push((await scim<ListOf<UserOut>>('GET', `/Users?startIndex=${startIndex}&count=6`)).body)
    }
    expect(pages.map(({ itemsPerPage }) => itemsPerPage)).toEqual([6, 6, 3])
    expect(new Set(pages.flatMap(({ Resources }) => Resources.map(({ id }) => id))).size).toBe(15)
    const none = await scim<ListOf<UserOut>>('GET', '/Users?startIndex=-3&count=-1')
    expect(none.body).toMatchObject({ totalResults: 15, startIndex: 1, itemsPerPage: 0 })
  })
})

describe('what directories do with somebody they have sent', () => {
  it('whoever gets another address keeps the name they have there, so that the directory finds them again', async () => {
    const joined = await scim('POST', '/Users', {
      ...{ schemas: [USER_SCHEMA], userName: 'lin.yi@example.com', displayName: '林一' },
    })
    const { id } = joined.body
    const other = { op: 'Replace', path: 'emails[type eq "work"].value', value: 'lin.yi@example.net' }
    const moved = await scim('PATCH', `/Users/${id}`, patch(other))
    expect([moved.body.userName, moved.body.emails[0]?.value]).toEqual(['lin.yi@example.com', 'lin.yi@example.net'])
    expect((await found('userName eq "lin.yi@example.com"')).Resources.map((each) => each.id)).toEqual([id])
    expect((await found('userName eq "lin.yi@example.net"')).totalResults).toBe(0)

    // Nobody else may be called so; and when the two are the same again, there is one name.
    const twin = { schemas: [USER_SCHEMA], userName: 'lin.yi@example.com', displayName: '林二' }
    expect((await scim('POST', '/Users', twin)).status).toBe(409)
    const back = await scim('PATCH', `/Users/${id}`, patch({ ...other, value: 'lin.yi@example.com' }))
    expect([back.body.userName, back.body.emails[0]?.value]).toEqual(['lin.yi@example.com', 'lin.yi@example.com'])
    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204)
  })

  it('the parts of a name come back as they were sent, and one of them may be sent again alone', async () => {
    const joined = await scim('POST', '/Users', {
      ...{ schemas: [USER_SCHEMA], userName: 'ouyang@example.com', name: { familyName: '欧阳', givenName: '宁' } },
    })
    expect(joined.body.name).toEqual({ formatted: '欧阳宁', familyName: '欧阳', givenName: '宁' })
    const other = patch({ op: 'replace', path: 'name.givenName', value: '静' })
    const renamed = await scim('PATCH', `/Users/${joined.body.id}`, other)
    expect(renamed.body.name).toEqual({ formatted: '欧阳静', familyName: '欧阳', givenName: '静' })
    expect((await found('userName eq "ouyang@example.com"')).Resources[0]?.name).toEqual(renamed.body.name)
  })
})
