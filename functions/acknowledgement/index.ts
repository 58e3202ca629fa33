/** What rooms above may use of signing duty lists. */
export { contentOf, positionRefIn } from './acknowledgement.view.ts'
export { type DutyList, dutyListAt, dutyListIn, namesIn } from './duty-list.ts'
export { whenIn } from './say-when.ts'
