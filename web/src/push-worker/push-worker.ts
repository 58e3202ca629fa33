/**
 * The service worker: shows pages that are pushed to this browser, while the portal is open or not, and leads to what they
 * are about. It does nothing else: it never sees a request of the portal and keeps no file of it, so that no old portal can
 * come out of it.
 *
 * Built as a file of its own under a name that stays (vite.config.ts), and asked for anew each time.
 */

import en from './en.ts'
import zhCN from './zh-CN.ts'

/** What the server pushes: `functions/paging/say/by-push.ts`. */
interface Pushed {
  readonly title: string
  readonly body: string
  /** A path of ours. */
  readonly url: string
  /** Where one tap answers it; absent: there is nothing to answer. */
  readonly answer?: { readonly label: string; readonly url: string }
  /** What it is about: later news of it replaces earlier. */
  readonly tag: string
  readonly severity: 1 | 2 | 3
  readonly language: string
}

interface Waiting {
  waitUntil(work: Promise<unknown>): void
}
interface PushWaiting extends Waiting {
  readonly data: { json(): unknown } | null
}
interface ClickWaiting extends Waiting {
  readonly action: string
  readonly notification: { readonly data: unknown; close(): void }
}
interface Shown {
  readonly url: string
  focus(): Promise<unknown>
}

/** What of a worker's world is used here: the types of the page know only the page's. */
interface Worker {
  addEventListener(type: 'install', listener: () => void): void
  addEventListener(type: 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'push', listener: (event: PushWaiting) => void): void
  addEventListener(type: 'notificationclick', listener: (event: ClickWaiting) => void): void
  skipWaiting(): Promise<void>
  readonly location: { readonly origin: string }
  readonly registration: { showNotification(title: string, options: object): Promise<void> }
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: object): Promise<readonly Shown[]>
    openWindow(url: string): Promise<unknown>
  }
}
const worker = globalThis as unknown as Worker

/** Browsers demand that every push shows something, and some end the subscription otherwise. */
const UNREADABLE: Pushed = {
  title: zhCN.title,
  body: `${zhCN.body}\n${en.body}`,
  url: '/',
  tag: 'unreadable',
  severity: 1,
  language: 'zh-CN',
}

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('push', (event) => event.waitUntil(show(read(event.data))))
worker.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  notification.close()
  const { url, answerUrl } = notification.data as { url: string; answerUrl?: string }
  event.waitUntil(open(action === 'answer' ? (answerUrl ?? url) : url))
})

function read(data: PushWaiting['data']): Pushed {
  try {
    const pushed = data?.json() as Partial<Pushed> | null | undefined
    return typeof pushed?.title === 'string' ? { ...UNREADABLE, body: '', ...pushed } : UNREADABLE
  } catch {
    return UNREADABLE
  }
}

const show = ({ title, body, url, answer, tag, severity, language }: Pushed): Promise<void> =>
  worker.registration.showNotification(title, {
    body,
    tag,
    lang: language,
    // A later page about the same makes itself heard again; the gravest stay until somebody looks.
    renotify: true,
    requireInteraction: severity === 1,
    actions: answer === undefined ? [] : [{ action: 'answer', title: answer.label }],
    data: { url, ...(answer === undefined ? {} : { answerUrl: answer.url }) },
  })

/** Where the portal stands open it goes there, else it is opened. Never anywhere but to ourselves. */
async function open(url: string): Promise<void> {
  const { origin } = worker.location
  const wanted = new URL(url, origin)
  const target = wanted.origin === origin ? wanted.href : origin
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((each) => each.url === target)
  if (there === undefined) await worker.clients.openWindow(target)
  else await there.focus()
}
