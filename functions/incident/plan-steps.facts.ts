import { type Language, say, shortened, type Text } from '../kernel/text.ts'
import type { MailFact } from '../mail/index.ts'
import type { Obligation, Reader } from '../obligation/index.ts'
import type { Item } from '../platform/store.ts'
import { planStepsIn } from './plan-step.store.ts'

const STEP: Text = { 'zh-CN': '步骤', en: 'Step' }
const HOW: Text = { 'zh-CN': '做法', en: 'How' }
const OPTIONS: Text = { 'zh-CN': '可选', en: 'Options' }

/** Somebody may owe several steps at once: mails about them are told apart by this. Empty for other obligations. */
export function namedStep({ id }: Pick<Obligation, 'id'>, rows: readonly Item[], language: Language): string {
  const step = planStepsIn(rows).find(({ obligation }) => obligation === id)
  return step === undefined ? '' : say(NAMED, language, { step: shortened(step.title[language], LONGEST) })
}

/** A subject is read on a phone. */
const LONGEST = 40
const NAMED: Text = { 'zh-CN': '“{step}”', en: ' “{step}”' }

/** Which step of the plan somebody owes; nothing for other obligations. */
export function factsOfPlanStep(
  { id }: Pick<Obligation, 'id'>,
  rows: readonly Item[],
  { language }: Pick<Reader, 'language'>,
): MailFact[] {
  const step = planStepsIn(rows).find(({ obligation }) => obligation === id)
  if (step === undefined) return []
  const { title, detail, options = [] } = step
  const comma = language === 'en' ? '; ' : '；'
  return [
    [STEP[language], title[language]],
    ...(detail === undefined ? [] : [[HOW[language], detail[language]] as const]),
    ...(options.length === 0
      ? []
      : [[OPTIONS[language], options.map((each) => each.title[language]).join(comma)] as const]),
  ]
}
