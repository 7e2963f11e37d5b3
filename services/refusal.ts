export { type Refusal, RefusedByDatabase } from '../db/errors.ts'
