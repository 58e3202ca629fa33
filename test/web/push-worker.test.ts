import { beforeEach, describe, expect, it, vi } from 'vitest'

type Listener = (event: object) => void

/** A browser's worker as far as ours uses one; the notifications it showed and the windows it opened or came back to. */
async function aWorker(windows: readonly string[] = []) {
  const listeners = new Map<string, Listener>()
  const shown: { title: string; options: Record<string, unknown> }[] = []
  const went: string[] = []
  const world = {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    skipWaiting: async () => {},
    location: { origin: 'https://onduty.example.com' },
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) => shown.push({ title, options }),
    },
    clients: {
      claim: async () => {},
      matchAll: async () => windows.map((url) => ({ url, focus: async () => went.push(`back to ${url}`) })),
      openWindow: async (url: string) => went.push(`opened ${url}`),
    },
  }
  for (const [name, part] of Object.entries(world)) vi.stubGlobal(name, part)
  vi.resetModules()
  await import('../../web/src/push-worker/push-worker.ts')
  const happens = async (type: string, event: object) => {
    const work: Promise<unknown>[] = []
    listeners.get(type)?.({ ...event, waitUntil: (each: Promise<unknown>) => work.push(each) })
    expect(work).toHaveLength(1)
    await Promise.all(work)
  }
  return {
    ...{ listeners, shown, went },
    pushed: (data: unknown) => happens('push', { data }),
    clicked: (data: object, action = '') =>
      happens('notificationclick', { action, notification: { data, close() {} } }),
  }
}

const PAGE = {
  title: '一级故障待接手：INC-1007 邮件收发中断',
  body: '服务：邮件\n请在 02:05 前接手，否则会呼叫下一位。',
  url: '/incidents/inc_1',
  answer: { label: '我来处理', url: '/d/abc' },
  tag: 'inc_1',
  severity: 1,
  language: 'zh-CN',
}

beforeEach(() => void vi.unstubAllGlobals())

describe('a page that is pushed', () => {
  it('is shown in its own words, stays when it is of severity 1, and replaces what was said of the same before', async () => {
    const { pushed, shown } = await aWorker()
    await pushed({ json: () => PAGE })
    expect(shown).toMatchObject([
      {
        title: PAGE.title,
        options: { body: PAGE.body, tag: 'inc_1', renotify: true, requireInteraction: true, lang: 'zh-CN' },
      },
    ])
    await pushed({ json: () => ({ ...PAGE, severity: 3 }) })
    expect(shown[1]?.options).toMatchObject({ requireInteraction: false })
  })

  it('opens its incident when it is clicked, and what answers it by its button', async () => {
    const { pushed, clicked, shown, went } = await aWorker()
    await pushed({ json: () => PAGE })
    const { data, actions } = (shown[0]?.options ?? {}) as { data: object; actions: object[] }
    expect(actions).toEqual([{ action: 'answer', title: '我来处理' }])
    await clicked(data)
    await clicked(data, 'answer')
    expect(went).toEqual([
      'opened https://onduty.example.com/incidents/inc_1',
      'opened https://onduty.example.com/d/abc',
    ])
  })

  it('comes back to a window in which the incident is open already', async () => {
    const { clicked, went } = await aWorker(['https://onduty.example.com/incidents/inc_1'])
    await clicked({ url: '/incidents/inc_1' })
    expect(went).toEqual(['back to https://onduty.example.com/incidents/inc_1'])
  })

  it.each(['https://evil.example.com/', '//evil.example.com/', 'javascript:alert(1)'])(
    'never leads anywhere else: %s',
    async (url) => {
      const { clicked, went } = await aWorker()
      await clicked({ url })
      expect(went).toEqual(['opened https://onduty.example.com'])
    },
  )

  it.each([null, { json: () => JSON.parse('{') }, { json: () => null }, { json: () => ({ title: 7 }) }])(
    'is shown even when nobody can read it: nothing shown at all would end the subscription',
    async (data) => {
      const { pushed, shown } = await aWorker()
      await pushed(data)
      expect(shown).toMatchObject([{ title: '职守 · Onduty' }])
    },
  )
})

it('the worker sees no request of the portal', async () => {
  expect([...(await aWorker()).listeners.keys()].sort()).toEqual(['activate', 'install', 'notificationclick', 'push'])
})
