import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../functions/door/security-headers.ts'
import { portalHeaders } from '../../functions/platform/security-headers.ts'

const every = (publicUrl: string) => [portalHeaders(publicUrl), ...Object.values(securityHeaders(publicUrl))]

describe('the security headers', () => {
  it.each(['https://onduty.example.com', 'http://localhost:8080'])(
    'are the same of portal, API and pages at %s',
    (at) => {
      for (const headers of every(at)) {
        expect(headers).toMatchObject({
          'Referrer-Policy': 'no-referrer',
          'X-Content-Type-Options': 'nosniff',
          'X-Frame-Options': 'DENY',
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Resource-Policy': 'same-origin',
        })
        expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'.*frame-ancestors 'none'/)
        expect(headers['Content-Security-Policy']).not.toMatch(/https?:|\*|unsafe-eval/)
      }
    },
  )

  it('promise two years of https over https, and nothing about it over plain http', () => {
    for (const headers of every('https://onduty.example.com')) {
      expect(headers['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains')
    }
    for (const headers of every('http://localhost:8080')) {
      expect(Object.keys(headers)).not.toContain('Strict-Transport-Security')
      expect(headers['Content-Security-Policy']).not.toContain('upgrade-insecure-requests')
    }
  })

  it('let no answer of the door be kept by anybody', () => {
    for (const headers of Object.values(securityHeaders('https://onduty.example.com'))) {
      expect(headers['Cache-Control']).toBe('no-store')
    }
  })
})
