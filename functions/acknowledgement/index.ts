export { ACKNOWLEDGEMENT } from './acknowledgement-policy.ts'
