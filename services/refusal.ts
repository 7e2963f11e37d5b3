export { RefusedByDatabase, type Refusal } from '../db/errors.ts'
