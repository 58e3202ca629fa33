import { InvalidInputError } from '../kernel/refusal.ts'
import type { Language } from '../kernel/text.ts'
import { FORM_TOKEN_FIELD, type Page, type PageAnswer, type PageRequest } from '../platform/page.ts'
import { type Admitted, askedLanguage } from '../sign-in/index.ts'
import { checkOwnForm, checkOwnScript } from './cross-site.ts'
import { problemPage, signInOffer } from './door.pages.tsx'
import type { Door } from './door.ts'
import { fieldError } from './field-errors.ts'
import { findVisitor } from './find-caller.ts'
import { formToken, isFormToken } from './form-token.ts'
import type { Problem } from './problem.ts'
import { readFormText } from './read-body.ts'
import { doorRefusal } from './refusals.ts'
import { problemFor } from './refuse.ts'
import { type DoorRequest, fieldsOf, searchOf } from './request.ts'

export type PageCall = (request: DoorRequest, address: string | undefined) => Promise<Response>

/** A page behind the door: session, sign-in offer, form checks, strict headers, problems people can read. */
export function pageCall(door: Door, page: Page): PageCall {
  return async (request, address) => {
    let language = askedLanguage(request.header('accept-language'))
    try {
      const form = page.method === 'POST' ? singles(fieldsOf(await readFormText(request))) : {}
      const visitor = await findVisitor(door, request, address)
      language = visitor?.person.language ?? language
      if (visitor === undefined && page.admits !== 'anybody') return offerSignIn(door, page, request, language)
      if (page.method === 'POST') checkForm(door, request, form, visitor)
      const answer = await page.handle(door.platform, visitOf(door, request, address, form, visitor, language))
      return respondPage(door, answer, language)
    } catch (error) {
      // The pattern, not the path: paths may hold the nonce of a decision link.
      return respondProblemPage(door, problemFor(door, error, page.path), language)
    }
  }
}

/** A problem as a page people can read. */
export const respondProblemPage = (door: Door, problem: Problem, language: Language): Response =>
  new Response(problemPage(problem, language), {
    status: problem.status,
    headers: { ...door.headers.page, ...problem.headers, 'Content-Language': language },
  })

function offerSignIn(door: Door, { signInFor }: Page, request: DoorRequest, language: Language): Response {
  const search = searchOf(request.raw.url)
  const path = search === '' ? request.path : `${request.path}?${search}`
  const headers = { ...door.headers.page, 'Content-Language': language }
  return new Response(signInOffer(path, language, signInFor), { status: 401, headers })
}

/** Our own pages' scripts may post too; they say so by their header instead of a form's token. */
function checkForm(door: Door, request: DoorRequest, form: Record<string, string>, visitor: Admitted | undefined) {
  if (request.header('x-onduty') !== undefined) return checkOwnScript(request, door.origin)
  checkOwnForm(request, door.origin)
  const given = form[FORM_TOKEN_FIELD] ?? ''
  if (!isFormToken(door.platform.secrets, given, visitor?.session, request.path)) throw doorRefusal('stale-form')
}

function visitOf(
  { platform }: Door,
  request: DoorRequest,
  address: string | undefined,
  form: Record<string, string>,
  visitor: Admitted | undefined,
  language: Language,
): PageRequest {
  const search = searchOf(request.raw.url)
  const session = visitor?.session
  return {
    path: request.path,
    params: request.param(),
    query: singles(fieldsOf(search)),
    form,
    ...(visitor === undefined ? {} : { caller: { ...visitor.caller, language } }),
    language,
    now: platform.clock.now(),
    formToken: (path) => formToken(platform.secrets, session, path),
    raw: {
      url: `${platform.publicUrl}${request.path}${search === '' ? '' : `?${search}`}`,
      cookies: request.header('cookie'),
      address,
      ...(session === undefined ? {} : { session }),
    },
  }
}

function respondPage(door: Door, answer: PageAnswer, language: Language): Response {
  const isMove = 'seeOther' in answer
  const headers = new Headers({ ...door.headers.page, 'Content-Language': language })
  for (const cookie of answer.cookies ?? []) headers.append('Set-Cookie', cookie)
  if (isMove) headers.set('Location', answer.seeOther)
  return new Response(isMove ? null : answer.html, { status: isMove ? 303 : (answer.status ?? 200), headers })
}

/** Fields that are given once each; browsers send line ends as CR LF. */
function singles(fields: Readonly<Record<string, string | string[]>>): Record<string, string> {
  const single: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string') throw new InvalidInputError([fieldError([name], 'given-twice')])
    single[name] = value.replaceAll('\r\n', '\n')
  }
  return single
}
