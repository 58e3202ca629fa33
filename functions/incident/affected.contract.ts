import * as z from 'zod/mini'
import { defineContract, eachOnce, id } from '../kernel/contract.ts'
import { incidentParams } from './incident.contract.ts'

export const joinAffected = defineContract({
  operation: 'join-affected-by-incident',
  method: 'POST',
  path: '/api/incidents/{id}/affected',
  summary: '“It hits me too”: whoever says so is told how it goes on. Anybody may; said twice, it counts once.',
  admits: 'signed-in',
  params: incidentParams,
  body: z.strictObject({}),
  answer: z.strictObject({ incident: id('inc'), number: z.string(), people: z.number() }),
  refusals: ['wrong-status', 'person-not-active'],
  example: {},
})

const subscriptionOut = z.strictObject({ services: z.array(id('svc')), version: z.number() })

export const readServiceSubscription = defineContract({
  operation: 'read-my-service-subscription',
  method: 'GET',
  path: '/api/service-subscription',
  summary: 'The services whose incidents the caller wants to hear of.',
  admits: 'signed-in',
  answer: subscriptionOut,
})

export const changeServiceSubscription = defineContract({
  operation: 'change-my-service-subscription',
  method: 'PUT',
  path: '/api/service-subscription',
  summary: 'From now on the caller hears of incidents of these services, and of no others they did not report or join.',
  admits: 'signed-in',
  body: z.strictObject({
    services: z.array(id('svc')).check(
      z.maxLength(40),
      eachOnce((service: string) => service),
    ),
  }),
  answer: subscriptionOut,
  refusals: ['unknown-service', 'person-not-active'],
  example: { services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'] },
})
