import { useQuery } from '@tanstack/react-query'
import { nameOfBrowser } from './name-of-browser.ts'

/** Where push stands in this browser. */
export type PushHere =
  | { readonly state: 'looking' | 'unsupported' | 'insecure' | 'denied' | 'off' }
  /** Subscribed, under the id the server knows it by. */
  | { readonly state: 'on'; readonly id: string }

/** Why it could not be turned on: the browser said no for good, nobody answered its question, its push service is away. */
export type WhyNot = 'denied' | 'dismissed' | 'unreachable'

/** What the server has to know of a browser it may push to. */
export interface NewBrowser {
  readonly label: string
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

const WORKER = '/push-worker.js'

const LOOKING: PushHere = { state: 'looking' }

/**
 * Looks, and asks nobody for anything: a permission is asked for on a click only. Whoever comes back to the page, perhaps
 * from the browser's settings, is looked at again.
 *
 * @returns where it stands, and how to look again
 */
export function usePushHere(pushKey: string): [PushHere, () => void] {
  const { data = LOOKING, refetch } = useQuery({
    queryKey: ['push-here', pushKey],
    queryFn: () => lookHere(pushKey),
    // No network is needed to look, and what was seen before says nothing of now.
    networkMode: 'always',
    staleTime: 0,
  })
  return [data, () => void refetch()]
}

async function lookHere(pushKey: string): Promise<PushHere> {
  if (!window.isSecureContext) return { state: 'insecure' }
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return { state: 'unsupported' }
  }
  if (Notification.permission === 'denied') return { state: 'denied' }
  const subscription = await subscriptionHere()
  if (subscription === null || !isFor(subscription, pushKey)) return { state: 'off' }
  return { state: 'on', id: await idOf(subscription.endpoint) }
}

async function subscriptionHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** The server has another key since its kept secret was changed: what was made for the old one takes nothing any more. */
const isFor = ({ options }: PushSubscription, pushKey: string): boolean =>
  options.applicationServerKey === null || base64url(new Uint8Array(options.applicationServerKey)) === pushKey

/** As the server names it: the start of the hash of its address. */
async function idOf(endpoint: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return base64url(hash).slice(0, 22)
}

/** Asks for the permission and subscribes with the server's key. To be called by a click. */
export async function subscribeHere(pushKey: string): Promise<NewBrowser | WhyNot> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed'
  try {
    await navigator.serviceWorker.register(WORKER, { scope: '/', updateViaCache: 'none' })
    const { pushManager } = await navigator.serviceWorker.ready
    // One that was made for another key would be refused: it is made anew.
    await (await pushManager.getSubscription())?.unsubscribe()
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
    const { keys } = made.toJSON()
    return { label: nameOfBrowser(navigator.userAgent), endpoint: made.endpoint, ...keysIn(keys) }
  } catch {
    return 'unreachable'
  }
}

const keysIn = (keys: Readonly<Record<string, string>> | undefined) => ({
  p256dh: keys?.p256dh ?? '',
  auth: keys?.auth ?? '',
})

/** Ends the subscription in the browser itself. */
export async function unsubscribeHere(): Promise<void> {
  await (await subscriptionHere())?.unsubscribe()
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
