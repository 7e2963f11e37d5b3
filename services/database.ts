export type { Database } from '../db/database.ts'
export { readDirectory, type Directory } from '../db/directory.ts'
