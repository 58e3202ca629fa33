import { VIEWER_HEADER } from '../../../functions/adapters/edge-headers.ts'

/**
 * Runs in front of the portal's files: an address without a dot in its last part is a place inside the portal, so the
 * portal itself is served. A missing file stays missing.
 */
export const SERVE_PORTAL = `function handler(event) {
  var request = event.request
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1)
  if (last.indexOf('.') === -1) request.uri = '/index.html'
  return request
}
`

/** Runs in front of the API: tells it the network address of the caller, whatever the caller claims. */
export const NAME_VIEWER = `function handler(event) {
  var request = event.request
  request.headers['${VIEWER_HEADER}'] = { value: event.viewer.ip }
  return request
}
`
