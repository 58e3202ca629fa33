import type { Grant } from '../kernel/actor.ts'
import { InvalidInputError, type Reason, type Verdict } from '../kernel/refusal.ts'
import { say, type Text } from '../kernel/text.ts'

/** A field for words on a decision page. */
export interface Field {
  readonly name: string
  readonly label: Text
  readonly longest: number
  /** Said where it is needed and empty. */
  readonly missing: Text
  readonly isLine?: true
  /** What stands in it at first. */
  readonly initial?: string
}

/** One answer to the question of a decision page: a button. */
export interface Choice {
  readonly label: Text
  /** Says no, or that something went wrong: looks different, and is not the first button. */
  readonly isNo: boolean
  /** Names of the fields without which it cannot be given. */
  readonly needs: readonly string[]
}

export interface DecisionForm {
  readonly fields: readonly Field[]
  /** By the value of their button. */
  readonly choices: Readonly<Record<string, Choice>>
}

/** What somebody may answer, by whether they may take the step behind each button. */
export function choicesAmong(
  form: DecisionForm | undefined,
  mayI: (choice: string) => Verdict<Grant>,
): { readonly choices: readonly string[]; readonly refused?: Reason; readonly grant?: Grant } {
  const verdicts = Object.keys(form?.choices ?? {}).map((choice) => ({ choice, verdict: mayI(choice) }))
  const refused = verdicts.map(({ verdict }) => ('no' in verdict ? verdict.no : undefined)).find(Boolean)
  const grant = verdicts.map(({ verdict }) => ('yes' in verdict ? verdict.yes : undefined)).find(Boolean)
  return {
    choices: verdicts.filter(({ verdict }) => 'yes' in verdict).map(({ choice }) => choice),
    ...(refused === undefined ? {} : { refused }),
    ...(grant === undefined ? {} : { grant }),
  }
}

const TOO_LONG: Text = {
  'zh-CN': '文字太长，最多 {longest} 字。',
  en: 'This is too long: {longest} characters at most.',
}
const NOTHING_CHOSEN: Text = {
  'zh-CN': '请按下面的按钮作出选择。',
  en: 'Please press one of the buttons below.',
}

/** The button, if it is one of the form's and what was typed fits it. Throws an {@link InvalidInputError}. */
export function checkAnswer(
  form: DecisionForm | undefined,
  choice: string,
  said: Readonly<Record<string, string>>,
): void {
  const pressed = form !== undefined && Object.hasOwn(form.choices, choice) ? form.choices[choice] : undefined
  if (form === undefined || pressed === undefined) throw wrong([['decision', 'invalid', NOTHING_CHOSEN]])
  const missing = form.fields.filter(({ name }) => pressed.needs.includes(name) && !said[name])
  if (missing.length > 0) throw wrong(missing.map(({ name, missing: why }) => [name, 'missing', why]))
  const long = form.fields.filter(({ name, longest }) => (said[name] ?? '').length > longest)
  if (long.length > 0) throw wrong(long.map(({ name, longest }) => [name, 'too-long', filled(TOO_LONG, { longest })]))
}

const wrong = (fields: readonly (readonly [path: string, code: string, message: Text])[]): InvalidInputError =>
  new InvalidInputError(fields.map(([path, code, message]) => ({ path, code, message })))

const filled = (text: Text, values: Readonly<Record<string, number>>): Text => ({
  'zh-CN': say(text, 'zh-CN', values),
  en: say(text, 'en', values),
})

/** What was typed into the fields of a form, without spaces around it. */
export const saidIn = (
  fields: readonly Field[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => Object.fromEntries(fields.map(({ name }) => [name, (typed[name] ?? '').trim()]))
