import { doorRefusal } from './refusals.ts'
import type { DoorRequest } from './request.ts'

/**
 * Browsers send cookies by themselves, so a call that changes something with a cookie has to prove that our own page
 * made it: a header that no other site can add without asking first (`X-Onduty: 1`), and no sign of another origin.
 */
export function checkOwnScript(request: DoorRequest, origin: string): void {
  if (request.header('x-onduty') !== '1') throw doorRefusal('cross-site')
  const from = request.header('origin')
  if (from !== undefined && from !== origin) throw doorRefusal('cross-site')
  checkSite(request)
}

/**
 * The same for a form of our own pages; its token is checked beside. Under `Referrer-Policy: no-referrer` browsers
 * send `Origin: null` with our own forms, so `null` says nothing either way.
 */
export function checkOwnForm(request: DoorRequest, origin: string): void {
  const from = request.header('origin')
  if (from !== undefined && from !== 'null' && from !== origin) throw doorRefusal('cross-site')
  checkSite(request)
}

function checkSite(request: DoorRequest): void {
  const site = request.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw doorRefusal('cross-site')
}
