/**
 * What the server answers; everything else under our name is the portal's. CloudFront leads by it on AWS and the gateway on
 * one machine; a test holds it against the routes and pages there are.
 */
export const SERVER_PATHS = [
  '/api/*',
  '/auth/*',
  '/d/*',
  '/my/*',
  '/print/*',
  '/problems/*',
  '/scim/*',
  '/status',
  '/v/*',
] as const
