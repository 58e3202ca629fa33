/** The words that authorities are made of, for contracts of other rooms and for the portal. */
export { AUTHORITIES, type AuthorityName } from './authorities.ts'
export { RISKS, type Risk } from './risks.ts'
