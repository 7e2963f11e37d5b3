export { type Persona, readPersonas } from '../db/people.ts'
