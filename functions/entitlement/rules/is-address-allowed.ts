/** Names that lead to this machine or to its own network, whatever they resolve to; a dot at the end changes nothing. */
const INNER = /^(?:localhost|.*\.localhost|.*\.local|.*\.internal|.*\.lan|.*\.home\.arpa|\[.*\]|[\d.]+)\.?$/i

/**
 * Whether an address may be called by us, as far as it can be seen from what is written: https, a name with a dot, no
 * user, no fragment, the usual port. What the name resolves to is looked at again with every call.
 */
export function isAddressAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, hash, port } = new URL(address)
  const isPlain = username === '' && password === '' && hash === '' && (port === '' || port === '443')
  return protocol === 'https:' && isPlain && hostname.includes('.') && !INNER.test(hostname)
}
