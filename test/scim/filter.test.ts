import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsFilter } from '../../functions/scim/rules/fits-filter.ts'
import { type Filter, NotAFilterError, parseFilter } from '../../functions/scim/rules/parse-filter.ts'
import { NotPatchableError, patchOf } from '../../functions/scim/rules/patched-user.ts'

const zhang = new Map<string, readonly (string | boolean)[]>([
  ['username', ['zhang.min@example.com']],
  ['displayname', ['张敏']],
  ['active', [true]],
  ['emails.value', ['zhang.min@example.com']],
  ['emails.type', ['work']],
])
const fits = (text: string) => fitsFilter(zhang, parseFilter(text))

function readOrRefused(text: string): Filter | Error {
  try {
    return parseFilter(text)
  } catch (error) {
    return error as Error
  }
}

describe('a filter', () => {
  it.each([
    'userName eq "Zhang.Min@Example.com"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "zhang"',
    'displayName co "敏" and active eq true',
    'active eq "True"',
    'active eq false or userName ew "example.com"',
    'not (displayName pr and active eq false)',
    'emails[type eq "work" and value co "@example.com"]',
    'emails co "zhang"',
    'emails[type eq "work"].value eq "zhang.min@example.com"',
    'active eq true and emails[type eq "work"].value pr',
    '(displayName ne "李伟")',
  ])('finds whom it means: %s', (text) => expect(fits(text)).toBe(true))

  it.each([
    'userName eq "li.wei@example.com"',
    'externalId pr',
    'active eq false',
    'emails[type eq "home"]',
    'emails[type eq "home"].value eq "zhang.min@example.com"',
    'emails[type eq "work"].value eq "li.wei@example.com"',
  ])('leaves out whom it does not: %s', (text) => expect(fits(text)).toBe(false))

  it('is read, or said not to be one; never anything else', () => {
    const word = fc.constantFrom(
      'userName',
      'eq',
      '"a"',
      'and',
      'or',
      'not',
      '(',
      ')',
      '[',
      ']',
      'pr',
      '.value',
      '7',
      'true',
      '"',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (given) => {
        const read = readOrRefused(given)
        if (read instanceof Error) expect(read).toBeInstanceOf(NotAFilterError)
        else expect(typeof fitsFilter(zhang, read)).toBe('boolean')
      }),
      { numRuns: 500 },
    )
    expect(() => parseFilter('('.repeat(500))).toThrow(NotAFilterError)
  })
})

describe('a patch', () => {
  it('is understood as Entra ID and Okta write it', () => {
    expect(patchOf([{ op: 'Replace', path: 'active', value: 'False' }])).toEqual({ active: false })
    expect(patchOf([{ op: 'replace', value: { active: false, 'name.givenName': '敏', title: '工程师' } }])).toEqual({
      ...{ active: false, givenName: '敏' },
    })
    expect(patchOf([{ op: 'Add', path: 'emails[type eq "work"].value', value: 'z@example.com' }])).toEqual({
      email: 'z@example.com',
    })
    expect(patchOf([{ op: 'remove', path: 'externalId' }])).toEqual({ externalId: undefined })
  })

  it('leaves the address that signs in alone when it is about another: at home, or not the first', () => {
    const work = { op: 'replace', path: 'emails[type eq "work"].value', value: 'z@example.com' }
    const others = [
      { op: 'Add', path: 'emails[type eq "home"].value', value: 'private@example.org' },
      { op: 'replace', path: 'emails[primary eq false].value', value: 'private@example.org' },
      { op: 'replace', value: { 'emails[type eq "other"].value': 'private@example.org' } },
      { op: 'add', path: 'emails', value: [{ type: 'home', value: 'private@example.org' }] },
      { op: 'add', path: 'emails', value: { type: 'home', value: 'private@example.org' } },
      { op: 'remove', path: 'emails[type eq "home"]' },
    ]
    for (const other of others) {
      expect([other, patchOf([other])]).toEqual([other, {}])
      expect(patchOf([work, other])).toEqual({ email: 'z@example.com' })
    }
    const first = { type: 'home', value: 'private@example.org', primary: true }
    expect(patchOf([{ op: 'add', path: 'emails', value: [first] }])).toEqual({ email: 'private@example.org' })
  })

  it.each(['emails[type eq', 'emails[type eq].value', 'emails[].value'])(
    'is none when its path is broken: %s',
    (path) => {
      expect(() => patchOf([{ op: 'replace', path, value: 'z@example.com' }])).toThrow(NotPatchableError)
    },
  )

  it('changes what it names, or is said not to be one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ op: fc.constantFrom('add', 'Remove', 'x'), path: fc.string(), value: fc.jsonValue() })),
        (given) => {
          try {
            expect(typeof patchOf(given)).toBe('object')
          } catch (error) {
            expect(error).toBeInstanceOf(NotPatchableError)
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(() => patchOf([{ op: 'remove', path: 'userName' }])).toThrow(NotPatchableError)
  })
})
