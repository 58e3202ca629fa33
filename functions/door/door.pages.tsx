import { type Language, say, type Text } from '../kernel/text.ts'
import { pageShell } from '../platform/page-shell.pages.tsx'
import { type Problem, titleOf } from './problem.ts'

const WORDS = {
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  whySignIn: {
    'zh-CN': '请先登录。登录后会回到这个页面。',
    en: 'Please sign in first. You will come back to this page.',
  },
  safe: {
    'zh-CN': '打开这个页面不会做出任何决定。',
    en: 'Opening this page has decided nothing.',
  },
  home: { 'zh-CN': '回到首页', en: 'Go to the start page' },
} as const

/** Offers to sign in and to come back to `path`; says what for, where there is more to say. */
export function signInOffer(path: string, language: Language, why: Text = WORDS.whySignIn): string {
  return pageShell({
    language,
    title: WORDS.signIn[language],
    children: (
      <div class="card">
        <h1>{WORDS.signIn[language]}</h1>
        <p>{why[language]}</p>
        <p>
          <a class="button" href={`/auth/sign-in?returnTo=${encodeURIComponent(path)}`}>
            {WORDS.signIn[language]}
          </a>
        </p>
        <p class="weak">{WORDS.safe[language]}</p>
      </div>
    ),
  })
}

/** What went wrong, for people: the reason in one sentence, never the inside. */
export function problemPage({ status, reason, errors = [] }: Problem, language: Language): string {
  const title = titleOf(status)[language]
  return pageShell({
    language,
    title,
    children: (
      <div class="card">
        <h1>{title}</h1>
        <p>{say(reason.text, language, reason.values)}</p>
        {errors.map(({ path, message }) => (
          <p key={path} class="bad">
            {message[language]}
          </p>
        ))}
        <p>
          <a href="/">{WORDS.home[language]}</a>
        </p>
      </div>
    ),
  })
}
