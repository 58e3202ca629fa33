import { attributesIn, fitsFilter } from './fits-filter.ts'
import { attributeOf, NotAFilterError, parseFilter } from './parse-filter.ts'

/** What a directory may say of somebody, of all it could: the attributes we have a place for. */
export interface UserFields {
  readonly userName?: string | undefined
  readonly externalId?: string | undefined
  readonly displayName?: string | undefined
  readonly formatted?: string | undefined
  readonly familyName?: string | undefined
  readonly givenName?: string | undefined
  readonly preferredLanguage?: string | undefined
  readonly active?: boolean | undefined
  readonly email?: string | undefined
}

/** One operation as it was sent. */
export interface PatchOperation {
  readonly op: string
  readonly path?: string | null | undefined
  readonly value?: unknown
}

/** A path or a value that cannot be taken; `what` names it. */
export class NotPatchableError extends Error {
  override readonly name = 'NotPatchableError'
  constructor(
    readonly is: 'path' | 'value',
    readonly what: string,
  ) {
    super(`${is}: ${what}`)
  }
}

/** Where an attribute of SCIM, in lower case, has its place here. */
const PLACES: Readonly<Record<string, keyof UserFields>> = {
  username: 'userName',
  externalid: 'externalId',
  displayname: 'displayName',
  'name.formatted': 'formatted',
  'name.familyname': 'familyName',
  'name.givenname': 'givenName',
  preferredlanguage: 'preferredLanguage',
  active: 'active',
  'emails.value': 'email',
}

/**
 * What operations change, in order: later ones win. Attributes we have no place for are left aside, as for a whole
 * resource. Throws {@link NotPatchableError}.
 */
export function patchOf(operations: readonly PatchOperation[]): UserFields {
  return Object.assign({}, ...operations.map(changesOf)) as UserFields
}

function changesOf({ op, path, value }: PatchOperation): UserFields {
  const kind = op.toLowerCase()
  if (!['add', 'replace', 'remove'].includes(kind)) throw new NotPatchableError('value', `op ${op}`)
  if (path === undefined || path === null || path === '') {
    if (kind === 'remove') throw new NotPatchableError('path', '')
    return inObject(value, '')
  }
  const attribute = attributeIn(path)
  if (!isOfOurs(path)) return {}
  if (kind === 'remove') return removed(attribute, path)
  if (kind === 'add' && attribute === 'emails') return addressAdded(value)
  // "Add" of an attribute that has one value replaces it.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return inObject(value, attribute)
  return at(attribute, value)
}

/** `emails[type eq "work"].value` is `emails.value`. */
function attributeIn(path: string): string {
  const plain = path.replaceAll(CHOICE, '')
  if (/[[\]]/.test(plain)) throw new NotPatchableError('path', path)
  try {
    return plain.startsWith('urn:') ? afterUrn(plain) : attributeOf(plain)
  } catch (error) {
    if (error instanceof NotAFilterError) throw new NotPatchableError('path', path)
    throw error
  }
}

const CHOICE = /\[([^\]]*)\]/g
/** What is known of the one address that is kept here, whichever it is. */
const OURS = new Map<string, readonly (string | boolean)[]>([
  ['type', ['work']],
  ['primary', [true]],
])

/** Whether a path leads to the address that is kept here: `emails[type eq "home"].value` is another one, left aside. */
function isOfOurs(path: string): boolean {
  try {
    const chosen = [...path.matchAll(CHOICE)].map(([, choice = '']) => parseFilter(choice))
    return chosen.every((filter) => !attributesIn(filter).every((each) => OURS.has(each)) || fitsFilter(OURS, filter))
  } catch (error) {
    if (error instanceof NotAFilterError) throw new NotPatchableError('path', path)
    throw error
  }
}

/** One address more takes the place of ours where it is one of work, or says that it is the first of all. */
function addressAdded(value: unknown): UserFields {
  const email = addressIn(
    addressesIn(value).filter(({ type, primary }) => isPrimary(primary) || (type ?? 'work') === 'work'),
  )
  return email === undefined ? {} : { email }
}

/** `urn:…:2.0:User:name.givenName` is `name.givenname`; of an extension the whole stays, and has no place. */
const afterUrn = (path: string): string =>
  (path.startsWith('urn:ietf:params:scim:schemas:core:2.0:User:')
    ? path.slice(path.lastIndexOf(':') + 1)
    : path
  ).toLowerCase()

function inObject(value: unknown, below: string): UserFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotPatchableError('value', JSON.stringify(value)?.slice(0, 40) ?? '')
  }
  const parts = Object.entries(value).map(([name, each]): UserFields => {
    if (below === '' && !isOfOurs(name)) return {}
    const attribute = below === '' ? attributeIn(name) : `${below}.${name.toLowerCase()}`
    const isNested = typeof each === 'object' && each !== null && !Array.isArray(each)
    return isNested && attribute === 'name' ? inObject(each, attribute) : at(attribute, each)
  })
  return Object.assign({}, ...parts) as UserFields
}

function at(attribute: string, value: unknown): UserFields {
  if (attribute === 'emails') return { email: addressIn(value) }
  const place = PLACES[attribute]
  if (place === undefined) return {}
  if (value === null) return { [place]: undefined }
  if (place === 'active') return { active: truthOf(value) }
  if (typeof value !== 'string') throw new NotPatchableError('value', attribute)
  return { [place]: value }
}

function removed(attribute: string, path: string): UserFields {
  const place = PLACES[attribute]
  if (place === 'userName' || place === 'active' || place === 'email' || attribute === 'emails') {
    throw new NotPatchableError('path', path)
  }
  return place === undefined ? {} : { [place]: undefined }
}

/** The primary address, else the one of work, else the first. */
export function addressIn(value: unknown): string | undefined {
  const addresses = addressesIn(value)
  const best =
    addresses.find(({ primary }) => isPrimary(primary)) ?? addresses.find(({ type }) => type === 'work') ?? addresses[0]
  return typeof best?.value === 'string' && best.value !== '' ? best.value : undefined
}

const addressesIn = (value: unknown): Record<string, unknown>[] =>
  ((Array.isArray(value) ? value : [value]) as unknown[]).flatMap((each) => {
    if (typeof each === 'string') return [{ value: each }]
    return typeof each === 'object' && each !== null ? [each as Record<string, unknown>] : []
  })

const isPrimary = (primary: unknown): boolean => primary === true || primary === 'true' || primary === 'True'

/** Entra ID sends `"True"` and `"False"`. */
export function truthOf(value: unknown): boolean {
  const text = String(value).toLowerCase()
  if (text !== 'true' && text !== 'false') throw new NotPatchableError('value', `active ${text.slice(0, 20)}`)
  return text === 'true'
}
