/** A wrong field, at a path such as `releaseWindow/from`. The message is in the language asked for. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** Why a call came to nothing: the server's `application/problem+json`, or no answer at all (`status` 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly fields: readonly FieldProblem[]
  /** Seconds after which asking again makes sense, when the server said so. */
  readonly retryAfter: number | undefined
  /** What else the server said of it: which things it is about, the state they are in. */
  readonly evidence: Readonly<Record<string, unknown>>

  constructor(told: {
    status: number
    code: string
    title?: string | undefined
    detail?: string | undefined
    fields?: readonly FieldProblem[] | undefined
    retryAfter?: number | undefined
    evidence?: Readonly<Record<string, unknown>>
  }) {
    super(told.detail ?? '')
    this.status = told.status
    this.code = told.code
    this.title = told.title ?? ''
    this.fields = told.fields ?? []
    this.retryAfter = told.retryAfter
    this.evidence = told.evidence ?? {}
  }

  /** Somebody else changed it first: what we show is old. */
  get isStale(): boolean {
    return (this.status === 409 || this.status === 412) && !isAboutWhatWasAsked(this.code)
  }
}

/** Conflicts with what is and stays so: nobody was faster, something else has to be asked. */
const isAboutWhatWasAsked = (code: string): boolean => code.startsWith('too-many-') || ABOUT_WHAT_WAS_ASKED.has(code)

const ABOUT_WHAT_WAS_ASKED: ReadonlySet<string> = new Set([
  // People and their places.
  'email-taken',
  'already-has-place',
  'head-must-stay',
  'administrator-must-stay',
  'authority-follows-duties',
  'leader-not-in-group',
  // Who takes something over.
  'receiver-has-it',
  'receiver-not-there',
  'receiver-may-not-answer',
  'receiver-lacks-authority',
  'receiver-not-in-position',
  'never-had-the-position',
  'only-in-person',
  // Access reviews and hand-overs of positions.
  'not-safe-in-bulk',
  'hand-over-open',
  'ends-with-the-position',
  'section-not-ready',
  // On call.
  'in-the-past',
  'person-is-away',
  'has-the-shift',
  'not-their-shift',
  // Incidents, what is learnt from them, plans, policies.
  'same-severity',
  'review-incomplete',
  'drill-is-running',
  'nothing-to-change',
  // Tests of how somebody is reached.
  'wrong-code',
  'test-too-old',
])

/** Codes for what the server could not say itself. */
export const NO_ANSWER = 'no-answer'
export const UNREADABLE_ANSWER = 'unreadable-answer'

/** The problem in an answer that is not a success; never throws. */
export async function problemIn(answer: Response): Promise<ApiProblem> {
  const told: unknown = await answer.json().catch(() => undefined)
  const document = isObject(told) ? told : {}
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return new ApiProblem({
    status: answer.status,
    code: textIn(document, 'code') ?? UNREADABLE_ANSWER,
    title: textIn(document, 'title'),
    detail: textIn(document, 'detail'),
    fields: Array.isArray(document.errors) ? document.errors.flatMap(fieldIn) : [],
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    evidence: document,
  })
}

function fieldIn(told: unknown): FieldProblem[] {
  if (!isObject(told)) return []
  const path = textIn(told, 'path')
  const message = textIn(told, 'message')
  return path === undefined || message === undefined ? [] : [{ path, message }]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const textIn = (object: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = object[key]
  return typeof value === 'string' ? value : undefined
}
