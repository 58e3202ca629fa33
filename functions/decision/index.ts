export { type Choice, choicesAmong, type DecisionForm, type Field } from './decision-form.ts'
export type { Asking, DecisionKind, DecisionKinds, Given, Matter, MatterFact } from './decision-kind.ts'
export type { Received } from './receive-mail.ts'
export { whatALinkShows } from './rules/what-a-link-shows.ts'
