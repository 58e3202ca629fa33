import { dropAllDrafts } from '../lib/draft.ts'

const SIGN_OUT = '/auth/sign-out'

/** Sends the form of the sign-out page, which carries the session's token; when that can't be read, shows the page. */
export async function signOut(): Promise<void> {
  dropAllDrafts()
  const form = await fetch(SIGN_OUT)
    .then((page) => page.text())
    .then((html) => new DOMParser().parseFromString(html, 'text/html').querySelector('form'))
    .catch(() => null)
  if (form === null) return window.location.assign(SIGN_OUT)
  document.body.append(document.adoptNode(form))
  form.submit()
}
