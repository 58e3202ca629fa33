import { expect, test } from 'vitest'
import { createSecrets } from '../../functions/adapters/kept-secrets.ts'

const secrets = createSecrets('k'.repeat(32))

test('the same purpose and text give the same 32 bytes; another purpose, text or secret gives others', () => {
  const signed = secrets.sign('decision-link', 'text')
  expect(signed).toHaveLength(32)
  expect(secrets.sign('decision-link', 'text').equals(signed)).toBe(true)
  expect(secrets.sign('reply-address', 'text').equals(signed)).toBe(false)
  expect(secrets.sign('decision-link', 'texts').equals(signed)).toBe(false)
  expect(createSecrets('l'.repeat(32)).sign('decision-link', 'text').equals(signed)).toBe(false)
})

test('a short secret is refused', () => {
  expect(() => createSecrets('short')).toThrow(TypeError)
})
