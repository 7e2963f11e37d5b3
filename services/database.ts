export type { Database } from '../db/database.ts'
export { readDirectory, readDirectoryVersion, type Directory } from '../db/directory.ts'
