/** Everything the room of responsibilities takes in and gives out. */
export * from './absence.contract.ts'
export * from './department.contract.ts'
export * from './person.contract.ts'
export * from './position.contract.ts'
export * from './service.contract.ts'
