import type { RouteContract } from '../kernel/contract.ts'
import { HeaderRefusedError } from './refusals.ts'
import type { DoorRequest } from './request.ts'

const VERSION = /^(?:"([1-9]\d{0,14})"|([1-9]\d{0,14}))$/

/** The version a caller says they saw: `If-Match: "3"`, or plain `3`. 422 when it is needed and absent, or malformed. */
export function ifMatchOf(request: DoorRequest, needed: RouteContract['ifMatch']): number | undefined {
  const header = request.header('if-match')
  if (header === undefined) {
    if (needed === 'required') throw new HeaderRefusedError('If-Match', 'if-match-required')
    return undefined
  }
  const [, quoted, plain] = VERSION.exec(header.trim()) ?? []
  const version = quoted ?? plain
  if (version === undefined) throw new HeaderRefusedError('If-Match', 'if-match-malformed')
  return Number(version)
}
