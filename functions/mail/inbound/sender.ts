import type { HeaderBlock } from './header-block.ts'

const ADDRESS = /^[^\s<>@,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?$/i

/**
 * The one sender of a mail, in lower case: exactly one `From` header with exactly one address in it. Read from the raw
 * header, where an encoded name is still letters and cannot pretend to be an address.
 */
export function oneSender(headers: HeaderBlock): string | undefined {
  const [only, ...others] = headers.all('from')
  return only === undefined || others.length > 0 ? undefined : oneAddress(only)
}

function oneAddress(value: string): string | undefined {
  if (value.length > 1000) return undefined
  // Names in quotes and remarks in parentheses may hold anything; they are no part of the address.
  const bare = value.replace(/"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)/g, ' ').trim()
  const [, name = '', bracketed] = /^([^<>]*)<([^<>]*)>$/.exec(bare) ?? []
  const address = (bracketed ?? bare).trim().toLowerCase()
  const pretends = /[@,;:]/.test(name) && name.trim().toLowerCase() !== address
  return ADDRESS.test(address) && !pretends ? address : undefined
}
