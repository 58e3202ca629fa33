export * from './duty.ts'
export { bookIdOf, findBook, findBookAt, findHeadOfBook } from './role-book.store.ts'
export * from './role-book.ts'
export { dutiesOf, hashOfDuty } from './rules/pages-of-book.ts'
