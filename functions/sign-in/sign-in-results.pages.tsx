import { type Language, say, type Text } from '../kernel/text.ts'
import { FORM_TOKEN_FIELD, type PageRequest } from '../platform/page.ts'
import { pageShell } from '../platform/page-shell.pages.tsx'
import type { Stranger } from './sign-in-acts.ts'

/** What came of a sign-in that did not work out. */
export type SignInResult = Stranger | 'took-too-long' | 'refused' | 'not-trusted' | 'unavailable'

const RESULTS: Readonly<Record<SignInResult, { readonly title: Text; readonly text: Text }>> = {
  'unknown-person': {
    title: { 'zh-CN': '还没有您的账户', en: 'Onduty does not know you yet' },
    text: {
      'zh-CN': '身份验证成功，但 Onduty 里没有登记 {email}。请联系 IT 管理员登记后再试。',
      en: 'Your identity was confirmed, but {email} is not registered in Onduty. Please ask an administrator to add you.',
    },
  },
  'inactive-person': {
    title: { 'zh-CN': '账户已停用', en: 'Your account is deactivated' },
    text: {
      'zh-CN': '身份验证成功，但您在 Onduty 的账户已停用。如有疑问，请联系 IT 管理员。',
      en: 'Your identity was confirmed, but your account in Onduty is deactivated. Please ask an administrator.',
    },
  },
  'email-not-verified': {
    title: { 'zh-CN': '邮箱尚未验证', en: 'Your e-mail address is not verified' },
    text: {
      'zh-CN': '身份提供方没有给出已验证的邮箱，因此无法确认您是谁。请先在那里验证邮箱。',
      en: 'Your identity provider gave no verified e-mail address, so we cannot tell who you are. Please verify it there first.',
    },
  },
  'took-too-long': {
    title: { 'zh-CN': '请重新登录', en: 'Please sign in again' },
    text: {
      'zh-CN': '这次登录已过期，或不是从这个浏览器开始的。',
      en: 'This sign-in has expired, or it was not begun in this browser.',
    },
  },
  refused: {
    title: { 'zh-CN': '没有登录', en: 'You are not signed in' },
    text: {
      'zh-CN': '登录已取消，或被身份提供方拒绝。',
      en: 'Sign-in was cancelled, or your identity provider refused it.',
    },
  },
  'not-trusted': {
    title: { 'zh-CN': '登录没有成功', en: 'Sign-in did not work' },
    text: {
      'zh-CN': '身份提供方的答复无法核实。请重新登录；若仍不行，请联系 IT 管理员。',
      en: 'The answer of your identity provider could not be verified. Please sign in again; if that fails, ask an administrator.',
    },
  },
  unavailable: {
    title: { 'zh-CN': '暂时无法登录', en: 'Sign-in is not available right now' },
    text: {
      'zh-CN': '暂时联系不上身份提供方，请稍后再试。',
      en: 'Your identity provider cannot be reached at the moment. Please try again shortly.',
    },
  },
}

const AGAIN: Text = { 'zh-CN': '重新登录', en: 'Sign in again' }
const SIGNED_OUT: Text = { 'zh-CN': '您已退出', en: 'You have signed out' }
const ELSEWHERE: Text = {
  'zh-CN': '同时退出身份提供方（公用设备请务必退出）',
  en: 'Sign out of your identity provider too (do this on a shared device)',
}
const SIGN_OUT: Text = { 'zh-CN': '退出登录', en: 'Sign out' }

/** Says what came of it, and offers to begin again and go on to `returnTo`. */
export const resultPage = (
  result: SignInResult,
  returnTo: string,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string => {
  const { title, text } = RESULTS[result]
  return pageShell({
    language,
    title: title[language],
    children: (
      <div class="card">
        <h1>{title[language]}</h1>
        <p>{say(text, language, values)}</p>
        <a class="button" href={`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`}>
          {AGAIN[language]}
        </a>
      </div>
    ),
  })
}

/** A form, because a link that signs out could be put on any page. */
export const signOutPage = ({ language, formToken, path }: PageRequest): string =>
  pageShell({
    language,
    title: SIGN_OUT[language],
    children: (
      <form class="card" method="post" action={path}>
        <h1>{SIGN_OUT[language]}</h1>
        <input type="hidden" name={FORM_TOKEN_FIELD} value={formToken(path)} />
        <button type="submit">{SIGN_OUT[language]}</button>
      </form>
    ),
  })

/** `elsewhere`: where the provider's own session ends. */
export const signedOutPage = (language: Language, elsewhere: string | undefined): string =>
  pageShell({
    language,
    title: SIGNED_OUT[language],
    children: (
      <div class="card">
        <h1>{SIGNED_OUT[language]}</h1>
        {elsewhere === undefined ? null : (
          <p>
            <a href={elsewhere}>{ELSEWHERE[language]}</a>
          </p>
        )}
        <a class="button" href="/auth/sign-in">
          {AGAIN[language]}
        </a>
      </div>
    ),
  })
