import { describe, expect, it } from 'vitest'
import { createHttpsReader } from '../../functions/adapters/https-reader.ts'

const URL_OF_AWS = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem'
const leadingTo = (...addresses: string[]) =>
  createHttpsReader({
    lookup: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  })

describe('what is read from the internet', () => {
  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '192.168.1.1', '::1', 'fd00::1'])(
    'never comes from %s, whatever name leads there',
    async (address) => {
      const refused = { name: 'WebNotReadError', message: 'the address may not be asked' }
      await expect(leadingTo(address).read(URL_OF_AWS)).rejects.toMatchObject(refused)
      await expect(leadingTo('93.184.215.14', address).read(URL_OF_AWS)).rejects.toMatchObject(refused)
    },
  )

  it('comes by https only, and from a name somebody knows', async () => {
    const http = leadingTo('93.184.215.14').read(URL_OF_AWS.replace('https', 'http'))
    await expect(http).rejects.toMatchObject({ name: 'WebNotReadError' })
    await expect(leadingTo().read(URL_OF_AWS)).rejects.toMatchObject({ name: 'WebNotReadError' })
  })
})
