import * as z from 'zod/mini'
import { defineContract, eachOnce, id, line, pageOf, pageQuery } from '../kernel/contract.ts'

const contact = z.strictObject({
  name: line(80),
  email: z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(200)),
  phone: z.optional(line(40)),
  language: z._default(z.enum(['zh-CN', 'en']), 'zh-CN'),
})

const vendorIn = {
  name: line(80),
  contacts: z.array(contact).check(
    z.minLength(1),
    z.maxLength(5),
    eachOnce(({ email }: { email: string }) => email),
  ),
  services: z._default(
    z.array(id('svc')).check(
      z.maxLength(40),
      eachOnce((service: string) => service),
    ),
    [],
  ),
  owner: z.optional(id('pos')),
  contract: z._default(z.string().check(z.trim(), z.maxLength(2000)), ''),
  isOn: z._default(z.boolean(), true),
}

export const vendorOut = z.strictObject({
  id: id('vnd'),
  name: z.string(),
  contacts: z.array(
    z.strictObject({ name: z.string(), email: z.string(), phone: z.nullable(z.string()), language: z.string() }),
  ),
  services: z.array(id('svc')),
  owner: z.nullable(id('pos')),
  contract: z.string(),
  /** Switched off, it is no longer pulled into anything. */
  isOn: z.boolean(),
  version: z.number(),
})
export type VendorOut = z.infer<typeof vendorOut>

const EXAMPLE = {
  name: '云信邮件',
  contacts: [{ name: '值班热线', email: 'noc@vendor.example', phone: '400-000-0000', language: 'zh-CN' }],
  services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'],
  contract: '7×24，一级故障 30 分钟内响应。合同 2026-014。',
}
const REFUSALS = ['unknown-service', 'unknown-position', 'authority-missing', 'person-not-active']

export const listVendors = defineContract({
  operation: 'list-vendors',
  method: 'GET',
  path: '/api/vendors',
  summary: 'Vendors that stand behind services, by name.',
  admits: 'signed-in',
  query: z.strictObject({ ...pageQuery }),
  answer: pageOf(vendorOut),
})

export const addVendor = defineContract({
  operation: 'add-vendor',
  method: 'POST',
  path: '/api/vendors',
  summary: 'A vendor that can be pulled into incidents: whom to ask, in which order, and who answers for it here.',
  admits: 'incident.command',
  body: z.strictObject(vendorIn),
  answer: vendorOut,
  status: 201,
  refusals: REFUSALS,
  example: EXAMPLE,
})

export const changeVendor = defineContract({
  operation: 'change-vendor',
  method: 'PUT',
  path: '/api/vendors/{id}',
  summary: 'What is known of a vendor is replaced as a whole.',
  admits: 'incident.command',
  params: z.strictObject({ id: id('vnd') }),
  body: z.strictObject(vendorIn),
  answer: vendorOut,
  ifMatch: 'required',
  refusals: [...REFUSALS, 'stale-version'],
  example: EXAMPLE,
})
