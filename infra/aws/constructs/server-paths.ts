/** What the API answers; everything else under our name is the portal's. A test holds this against the routes. */
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
