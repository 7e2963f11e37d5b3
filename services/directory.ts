export type { Database } from '../db/database.ts'
export type { Directory } from '../db/directory.ts'
export type { Unit } from '../domain/units/unit.ts'
export type { UnitTree } from '../domain/units/unit-tree.ts'
